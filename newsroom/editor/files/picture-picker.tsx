import { Button, FileButton, Modal, Progress, Stack, Text, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/icon.tsx";
import { useReturnFocus } from "../../ui/use-return-focus.ts";
import classes from "./picture-picker.module.css";
import { pictureAddress, usePictures } from "./pictures-context.ts";
import type { RunningUpload } from "./use-uploads.ts";

/** Chooses a picture of the item to stand in the text, or adds one first. */
export function PicturePicker({
  uploads,
  onFiles,
  onPick,
  onClose,
}: {
  uploads: readonly RunningUpload[];
  onFiles: (files: File[]) => void;
  onPick: (assetId: string) => void;
  onClose: () => void;
}) {
  useReturnFocus();
  const { t } = useTranslation();
  const { assets, texts } = usePictures();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("editor.toolbar.picture")}
      closeButtonProps={{ "aria-label": t("shell.close") }}
    >
      <Stack>
        {texts.length === 0 && <Text c="dimmed">{t("editor.pictures.empty")}</Text>}
        <div className={classes.grid}>
          {texts.map((picture, index) => {
            const address = pictureAddress(assets.get(picture.assetId), 320);
            const name = picture.alt || picture.caption || t("editor.pictures.number", { number: index + 1 });
            return (
              <UnstyledButton
                key={picture.assetId}
                className={classes.choice}
                aria-label={name}
                onClick={() => onPick(picture.assetId)}
              >
                {address === null ? t("editor.pictures.processing") : <img src={address} alt="" />}
              </UnstyledButton>
            );
          })}
        </div>
        {uploads
          .filter((upload) => upload.problem === null)
          .map((upload) => (
            <Progress
              key={upload.id}
              value={upload.share * 100}
              aria-label={t("editor.upload.uploading", { name: upload.name })}
            />
          ))}
        {uploads
          .filter((upload) => upload.problem !== null)
          .map((upload) => (
            <Text key={upload.id} c="red.9" role="alert">
              {t("editor.upload.failed", { name: upload.name })}: {upload.problem?.detail}
            </Text>
          ))}
        <FileButton multiple accept="image/jpeg,image/png,image/webp" onChange={onFiles}>
          {(props) => (
            <Button {...props} variant="light" leftSection={<Icon name="plus" />}>
              {t("editor.pictures.add")}
            </Button>
          )}
        </FileButton>
      </Stack>
    </Modal>
  );
}
