import { Alert, Button, Group, Progress, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RunningUpload } from "./use-uploads.ts";

/** The files that are on their way to the server: how far each is, or why it did not get there. */
export function UploadRows({
  uploads,
  onDismiss,
  onAgain,
}: {
  uploads: readonly RunningUpload[];
  onDismiss: (id: string) => void;
  onAgain: (upload: RunningUpload) => void;
}) {
  return uploads.map((upload) => (
    <UploadRow
      key={upload.id}
      upload={upload}
      onDismiss={() => onDismiss(upload.id)}
      onAgain={() => onAgain(upload)}
    />
  ));
}

function UploadRow({
  upload,
  onDismiss,
  onAgain,
}: {
  upload: RunningUpload;
  onDismiss: () => void;
  onAgain: () => void;
}) {
  const { t } = useTranslation();
  if (upload.problem !== null)
    return (
      <Alert
        color="red"
        title={t("editor.upload.failed", { name: upload.name })}
        withCloseButton
        closeButtonLabel={t("shell.close")}
        onClose={onDismiss}
        role="alert"
      >
        <Text>{upload.problem.detail}</Text>
        {(upload.problem.status === 0 || upload.problem.status >= 500) && (
          <Button size="sm" variant="default" mt="xs" onClick={onAgain}>
            {t("shell.retry")}
          </Button>
        )}
      </Alert>
    );
  const percent = Math.round(upload.share * 100);
  const label = t("editor.upload.uploading", { name: upload.name });
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" truncate>
          {label}
        </Text>
        <Text size="sm">{t("editor.upload.percent", { percent })}</Text>
      </Group>
      <Progress value={percent} aria-label={label} animated />
    </div>
  );
}
