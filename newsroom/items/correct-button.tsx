import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { useCorrection } from "./use-correction.ts";

/** Opens a released item for a correction, after saying what that means. */
export function CorrectButton({ itemId, version }: { itemId: string; version: number }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const correct = useCorrection();
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t("items.page.correct.button")}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t("items.page.correct.title")}
        closeButtonProps={{ "aria-label": t("shell.close") }}
      >
        <Stack>
          <Text>{t("items.page.correct.text")}</Text>
          <Text>{t("items.page.correct.note")}</Text>
          {correct.isError && <ProblemPanel error={correct.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setOpen(false)}>
              {t("shell.cancel")}
            </Button>
            <Button loading={correct.isPending} onClick={() => correct.mutate({ itemId, version })}>
              {t("items.page.correct.button")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
