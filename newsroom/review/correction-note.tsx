import { Alert, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../ui/icon.tsx";

/** What this release corrects, as the public will read it. */
export function CorrectionNote({ note }: { note: string }) {
  const { t } = useTranslation();
  return (
    <Alert color="gold" title={t("review.correctionTitle")} icon={<Icon name="info" />} mb="md">
      <Text fw={600}>«{note}»</Text>
      <Text size="sm">{t("review.correctionText")}</Text>
    </Alert>
  );
}
