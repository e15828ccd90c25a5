import { Button, FileButton, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/icon.tsx";
import { Section } from "../../ui/page.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { pictureAddress, usePictures } from "./pictures-context.ts";
import classes from "./pictures-panel.module.css";
import { UploadRows } from "./upload-rows.tsx";
import type { RunningUpload } from "./use-uploads.ts";

/** The pictures of an item: adding them, their words, which one leads. */
export function PicturesPanel({
  uploads,
  onFiles,
  onDismiss,
  onAgain,
  coverAssetId,
  inBody,
  onCover,
  onInsert,
  onRemove,
}: {
  uploads: readonly RunningUpload[];
  onFiles: (files: File[]) => void;
  onDismiss: (id: string) => void;
  onAgain: (upload: RunningUpload) => void;
  coverAssetId: string | null;
  inBody: ReadonlySet<string>;
  onCover: (assetId: string) => void;
  onInsert: (assetId: string) => void;
  onRemove: (assetId: string) => void;
}) {
  const { t } = useTranslation();
  const { texts } = usePictures();
  return (
    <Section title={t("editor.pictures.title")}>
      <Stack gap="md">
        <Group gap="sm">
          <FileButton multiple accept="image/jpeg,image/png,image/webp" onChange={onFiles}>
            {(props) => (
              <Button {...props} variant="light" leftSection={<Icon name="plus" />}>
                {t("editor.pictures.add")}
              </Button>
            )}
          </FileButton>
          <Text size="sm" c="dimmed" flex="1 1 14rem">
            {t("editor.pictures.rules")}
          </Text>
        </Group>
        <UploadRows uploads={uploads} onDismiss={onDismiss} onAgain={onAgain} />
        {texts.length === 0 && uploads.length === 0 && <Text c="dimmed">{t("editor.pictures.empty")}</Text>}
        <ol className={classes.list}>
          {texts.map((picture, index) => (
            <PictureRow
              key={picture.assetId}
              assetId={picture.assetId}
              number={index + 1}
              isCover={picture.assetId === coverAssetId}
              isInBody={inBody.has(picture.assetId)}
              onCover={onCover}
              onInsert={onInsert}
              onRemove={onRemove}
            />
          ))}
        </ol>
      </Stack>
    </Section>
  );
}

function PictureRow({
  assetId,
  number,
  isCover,
  isInBody,
  onCover,
  onInsert,
  onRemove,
}: {
  assetId: string;
  number: number;
  isCover: boolean;
  isInBody: boolean;
  onCover: (assetId: string) => void;
  onInsert: (assetId: string) => void;
  onRemove: (assetId: string) => void;
}) {
  const { t } = useTranslation();
  const { assets, texts, update } = usePictures();
  const asset = assets.get(assetId);
  const text = texts.find((candidate) => candidate.assetId === assetId);
  const address = pictureAddress(asset, 320);
  const name = t("editor.pictures.number", { number });
  return (
    <li className={classes.row} aria-label={name} id={`picture-${assetId}`}>
      <div className={classes.thumb}>
        {address !== null ? (
          <img src={address} alt="" />
        ) : (
          <Text size="sm" p="xs" ta="center">
            {asset?.state === "rejected"
              ? t("editor.pictures.rejected", { reason: asset.rejectReason })
              : t("editor.pictures.processing")}
          </Text>
        )}
      </div>
      <Stack gap="xs" className={classes.fields}>
        <TextInput
          label={t("editor.pictures.caption")}
          value={text?.caption ?? ""}
          onChange={(event) => update(assetId, { caption: event.currentTarget.value })}
        />
        <Textarea
          label={t("editor.pictures.alt")}
          description={t("editor.pictures.altHelp")}
          rows={2}
          value={text?.alt ?? ""}
          required
          error={text !== undefined && text.alt.trim() === "" ? t("editor.pictures.altMissing") : null}
          onChange={(event) => update(assetId, { alt: event.currentTarget.value })}
        />
        <Group gap="xs">
          {isCover ? (
            <StateBadge tone="good">{t("editor.pictures.cover")}</StateBadge>
          ) : (
            <Button size="sm" variant="default" onClick={() => onCover(assetId)}>
              {t("editor.pictures.makeCover")}
            </Button>
          )}
          {isInBody ? (
            <StateBadge tone="quiet">{t("editor.pictures.inText")}</StateBadge>
          ) : (
            <Button size="sm" variant="default" onClick={() => onInsert(assetId)}>
              {t("editor.pictures.insert")}
            </Button>
          )}
          <Button
            size="sm"
            variant="subtle"
            color="red"
            c="red.9"
            leftSection={<Icon name="trash" size={16} />}
            onClick={() => onRemove(assetId)}
          >
            {t("editor.pictures.remove")}
          </Button>
        </Group>
      </Stack>
    </li>
  );
}
