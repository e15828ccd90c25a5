import { Button, Group, Modal, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asProblem, fieldMessage } from "../api/problem.ts";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { sayDone } from "../ui/toasts.tsx";
import { useReturnFocus } from "../ui/use-return-focus.ts";
import { boardQuery, type NotConfirmed, settleDelivery } from "./queries.ts";

/** A person looked at the channel's page and says what stands there. */
export function SettleDialog({
  releaseId,
  channel,
  onClose,
}: {
  releaseId: string;
  channel: NotConfirmed;
  onClose: () => void;
}) {
  useReturnFocus();
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [found, setFound] = useState<string | null>(null);
  const [address, setAddress] = useState("");
  const settle = useMutation({
    mutationFn: settleDelivery,
    onSuccess: async () => {
      sayDone(t("delivery.settled"));
      await cache.invalidateQueries(boardQuery(releaseId));
      onClose();
    },
  });
  const problem = settle.error === null ? null : asProblem(settle.error);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("delivery.settleTitle", { name: channel.channelName })}
      closeButtonProps={{ "aria-label": t("shell.close") }}
    >
      <Stack>
        <Text>{t("delivery.settleText")}</Text>
        {problem !== null && <ProblemPanel error={problem} />}
        <Radio.Group aria-label={t("delivery.settle")} value={found} onChange={setFound}>
          <Stack gap="xs">
            <Radio value="yes" label={t("delivery.settlePublished")} />
            <Radio value="no" label={t("delivery.settleAbsent")} />
          </Stack>
        </Radio.Group>
        {found === "yes" && (
          <TextInput
            type="url"
            label={t("delivery.settleUrl")}
            value={address}
            error={fieldMessage(problem, "publicUrl")}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("shell.cancel")}
          </Button>
          <Button
            disabled={found === null}
            loading={settle.isPending}
            onClick={() =>
              settle.mutate({
                deliveryId: channel.deliveryId,
                published: found === "yes",
                ...(found === "yes" && address.trim() !== "" ? { publicUrl: address.trim() } : {}),
              })
            }
          >
            {t("delivery.settleSave")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
