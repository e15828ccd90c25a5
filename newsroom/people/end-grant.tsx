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
  onDone,
}: {
  personId: string;
  grantId: string;
  /** The role and where it is held, as the question names it. */
  what: string;
  onDone: () => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const end = useMutation({
    mutationFn: () => endGrant({ personId, grantId }),
    onSuccess: async () => {
      sayDone(t("directory.grants.ended"));
      setAsked(false);
      await onDone();
    },
  });
  return (
    <>
      <Button
        variant="default"
        flex="none"
        aria-label={`${t("directory.grants.end")}: ${what}`}
        onClick={() => setAsked(true)}
      >
        {t("directory.grants.end")}
      </Button>
      <Modal
        opened={asked}
        // Above the dialog of the person: Escape closes the question alone.
        stackId={grantId}
        onClose={() => setAsked(false)}
        title={t("directory.grants.endTitle")}
        closeButtonProps={{ "aria-label": t("shell.close") }}
      >
        <Stack>
          <Text>{t("directory.grants.endText", { what })}</Text>
          {end.isError && <ProblemPanel error={end.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsked(false)}>
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
