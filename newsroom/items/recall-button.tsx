import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { sayDone } from "../ui/toasts.tsx";
import { recallItem } from "./queries.ts";

/** Takes an item back to be edited, after saying what that costs. */
export function RecallButton({ itemId, version }: { itemId: string; version: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const recall = useMutation({
    mutationFn: () => recallItem({ itemId, expectedVersion: version }),
    onSuccess: async () => {
      sayDone(t("items.page.recalled"));
      await cache.invalidateQueries();
      await navigate({ to: "/tin-bai/$itemId/soan", params: { itemId } });
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t("items.page.recall")}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t("items.page.recallTitle")}
        closeButtonProps={{ "aria-label": t("shell.close") }}
      >
        <Stack>
          <Text>{t("items.page.recallText")}</Text>
          {recall.isError && <ProblemPanel error={recall.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setOpen(false)}>
              {t("shell.cancel")}
            </Button>
            <Button loading={recall.isPending} onClick={() => recall.mutate()}>
              {t("items.page.recall")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
