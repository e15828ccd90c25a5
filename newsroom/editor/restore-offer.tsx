import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { atMinute } from "../ui/time.ts";
import { dropBackup, readBackup } from "./local-backup.ts";
import { sameJson } from "./merge-drafts.ts";
import { type Draft, keptDraft } from "./queries.ts";

/** Offers what this device kept when the browser was closed before the server had it. */
export function RestoreOffer({
  itemId,
  personId,
  saved,
  onUse,
}: {
  itemId: string;
  personId: string;
  saved: Draft;
  onUse: (draft: Draft) => void;
}) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(() => readBackup({ itemId, personId, storage: localStorage }));
  const draft = kept === null ? null : keptDraft(kept.draft, saved);
  if (kept === null || draft === null || sameJson(draft, saved)) return null;
  return (
    <Alert color="gold" title={t("editor.restore.title")} mb="md">
      <Stack align="flex-start">
        <Text>{t("editor.restore.text", { time: atMinute(kept.keptAt) })}</Text>
        <Group gap="xs">
          <Button
            onClick={() => {
              onUse(draft);
              setKept(null);
            }}
          >
            {t("editor.restore.use")}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              dropBackup({ itemId, personId, storage: localStorage });
              setKept(null);
            }}
          >
            {t("editor.restore.drop")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
