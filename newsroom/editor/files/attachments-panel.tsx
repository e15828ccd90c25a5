import { Alert, Anchor, Button, FileButton, Group, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/icon.tsx";
import { Section } from "../../ui/page.tsx";
import { type Asset, type DraftAttachment, filesQuery } from "../queries.ts";
import classes from "./files-panel.module.css";
import { UploadRows } from "./upload-rows.tsx";
import { useUploads } from "./use-uploads.ts";

/** The documents of an item (PDF): adding them and their names. */
export function AttachmentsPanel({
  itemId,
  attachments,
  onTaken,
  onChange,
}: {
  itemId: string;
  attachments: readonly DraftAttachment[];
  onTaken: (asset: Asset) => void;
  onChange: (attachments: DraftAttachment[]) => void;
}) {
  const { t } = useTranslation();
  const files = useQuery(filesQuery({ itemId, kind: "document" }));
  const { uploads, start, dismiss, again } = useUploads({ itemId, kind: "document", onTaken });
  return (
    <Section title={t("editor.attachments.title")}>
      <Stack gap="md">
        <Group gap="sm">
          <FileButton multiple accept="application/pdf" onChange={(chosen) => void start(chosen)}>
            {(props) => (
              <Button {...props} variant="light" leftSection={<Icon name="plus" />}>
                {t("editor.attachments.add")}
              </Button>
            )}
          </FileButton>
          <Text size="sm" c="dimmed" flex="1 1 14rem">
            {t("editor.attachments.rules")}
          </Text>
        </Group>
        <UploadRows uploads={uploads} onDismiss={dismiss} onAgain={again} />
        <ol className={classes.list}>
          {attachments.map((attachment, index) => (
            <AttachmentRow
              key={attachment.assetId}
              number={index + 1}
              attachment={attachment}
              asset={files.data?.items.find((asset) => asset.assetId === attachment.assetId)}
              onTitle={(title) =>
                onChange(
                  attachments.map((one) => (one.assetId === attachment.assetId ? { ...one, title } : one)),
                )
              }
              onRemove={() => onChange(attachments.filter((one) => one.assetId !== attachment.assetId))}
            />
          ))}
        </ol>
      </Stack>
    </Section>
  );
}

function AttachmentRow({
  number,
  attachment,
  asset,
  onTitle,
  onRemove,
}: {
  number: number;
  attachment: DraftAttachment;
  asset: Asset | undefined;
  onTitle: (title: string) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  return (
    <li className={classes.row} aria-label={t("editor.attachments.number", { number })}>
      <Stack gap="xs" className={classes.fields}>
        <TextInput
          label={t("editor.attachments.name")}
          value={attachment.title}
          required
          onChange={(event) => onTitle(event.currentTarget.value)}
        />
        {asset?.state === "rejected" ? (
          <Alert color="red" title={t("editor.attachments.rejected")}>
            {asset.rejectReason}
          </Alert>
        ) : (
          <div className={classes.facts}>
            {asset?.state === "ready" ? (
              <>
                <Anchor
                  size="sm"
                  href={`/api/v1/media/${asset.assetId}/document.pdf`}
                  download={asset.filename}
                >
                  {asset.filename}
                </Anchor>
                <Text size="sm" c="dimmed">
                  {t("editor.attachments.facts", {
                    pages: asset.pages ?? 0,
                    kilobytes: Math.ceil(asset.originalBytes / 1024).toLocaleString("vi-VN"),
                  })}
                </Text>
              </>
            ) : (
              <Text size="sm" c="dimmed">
                {t("editor.attachments.processing")}
              </Text>
            )}
          </div>
        )}
        <Group>
          <Button
            size="sm"
            variant="subtle"
            color="red"
            leftSection={<Icon name="trash" size={16} />}
            onClick={onRemove}
          >
            {t("editor.attachments.remove")}
          </Button>
        </Group>
      </Stack>
    </li>
  );
}
