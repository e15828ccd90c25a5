import { Button, Checkbox, Group, Modal, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asProblem, fieldMessage } from "../api/problem.ts";
import { vi } from "../texts/vi.ts";
import { keysOf } from "../ui/keys-of.ts";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { sayDone } from "../ui/toasts.tsx";
import { type ClosingReason, closeNotice } from "./queries.ts";

/** Closes a wanted or missing notice by law; what that takes away cannot be brought back, so it is asked twice. */
export function CloseButton({ itemId, version }: { itemId: string; version: number }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button color="red.9" variant="outline" onClick={() => setOpen(true)}>
        {t("items.page.close.button")}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        size="lg"
        title={t("items.page.close.title")}
        closeButtonProps={{ "aria-label": t("shell.close") }}
      >
        <CloseForm itemId={itemId} version={version} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function CloseForm({ itemId, version, onDone }: { itemId: string; version: number; onDone: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const reasons = keysOf(vi.items.page.close.reasons);
  const [reason, setReason] = useState<ClosingReason | null>(null);
  const [decisionNumber, setNumber] = useState("");
  const [decisionDate, setDate] = useState("");
  const [sure, setSure] = useState(false);
  const close = useMutation({
    mutationFn: closeNotice,
    onSuccess: async ({ takedowns }) => {
      sayDone(t("items.page.close.done", { n: takedowns }));
      onDone();
      await cache.invalidateQueries();
    },
  });
  const problem = close.error === null ? null : asProblem(close.error);
  const complete = reason !== null && decisionNumber.trim() !== "" && decisionDate !== "" && sure;
  return (
    <Stack>
      <Text>{t("items.page.close.text")}</Text>
      <Text size="sm" c="dimmed">
        {t("items.page.close.announcement")}
      </Text>
      {problem !== null && <ProblemPanel error={problem} />}
      <Radio.Group
        label={t("items.page.close.reason")}
        value={reason}
        error={fieldMessage(problem, "reason")}
        onChange={(value) => setReason(reasons.find((one) => one === value) ?? null)}
      >
        <Stack gap="xs" mt="xs">
          {reasons.map((one) => (
            <Radio key={one} value={one} label={t(`items.page.close.reasons.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label={t("items.page.close.number")}
        description={t("items.page.close.numberHelp")}
        withAsterisk
        maxLength={60}
        value={decisionNumber}
        error={fieldMessage(problem, "decisionNumber")}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t("items.page.close.date")}
        withAsterisk
        value={decisionDate}
        error={fieldMessage(problem, "decisionDate")}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
      <Checkbox
        label={t("items.page.close.sure")}
        checked={sure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t("shell.cancel")}
        </Button>
        <Button
          color="red.9"
          disabled={!complete}
          loading={close.isPending}
          onClick={() => {
            if (reason !== null)
              close.mutate({ itemId, expectedVersion: version, decisionNumber, decisionDate, reason });
          }}
        >
          {t("items.page.close.confirm")}
        </Button>
      </Group>
    </Stack>
  );
}
