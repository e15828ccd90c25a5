import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { sayDone } from "../ui/toasts.tsx";
import { endGrant } from "./queries.ts";

/** Ends a role after asking once more: it takes hold at once, and giving it back may need a second administrator. */
export function EndGrant({
  personId,
  grantId,
  what,
  onAsk,
  onDone,
}: {
  personId: string;
  grantId: string;
  /** The role and where it is held, as the question names it. */
  what: string;
  /** Told when the question opens and when it is closed. */
  onAsk: (asking: boolean) => void;
  onDone: () => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const [isConfirming, setIsConfirming] = useState(false);
  const ask = (open: boolean) => {
    setIsConfirming(open);
    onAsk(open);
  };
  const end = useMutation({
    mutationFn: () => endGrant({ personId, grantId }),
    onSuccess: async () => {
      sayDone(t("directory.grants.ended"));
      ask(false);
      await onDone();
    },
  });
  return (
    <>
      <Button
        variant="default"
        flex="none"
        aria-label={`${t("directory.grants.end")}: ${what}`}
        onClick={() => ask(true)}
      >
        {t("directory.grants.end")}
      </Button>
      <Modal
        opened={isConfirming}
        onClose={() => ask(false)}
        title={t("directory.grants.endTitle")}
        closeButtonProps={{ "aria-label": t("shell.close") }}
      >
        <Stack>
          <Text>{t("directory.grants.endText", { what })}</Text>
          {end.isError && <ProblemPanel error={end.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => ask(false)}>
              {t("shell.cancel")}
            </Button>
            <Button color="red.9" loading={end.isPending} onClick={() => end.mutate()}>
              {t("directory.grants.end")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
