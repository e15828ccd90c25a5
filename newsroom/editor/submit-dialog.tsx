import { Alert, Button, Group, Modal, Skeleton, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { asProblem } from "../api/problem.ts";
import { itemQuery } from "../items/queries.ts";
import { VacantSteps } from "../review/signing-notices.tsx";
import { signersQuery } from "../review/waiting-queries.ts";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { sayDone } from "../ui/toasts.tsx";
import { useReturnFocus } from "../ui/use-return-focus.ts";
import { MissingFields } from "./missing-fields-list.tsx";
import { previewQuery, submitItem } from "./queries.ts";

/** Says what lacks, or asks once more and submits. */
export function SubmitDialog({
  itemId,
  version,
  onClose,
}: {
  itemId: string;
  version: number;
  onClose: () => void;
}) {
  useReturnFocus();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const preview = useQuery(previewQuery(itemId));
  const signers = useQuery({ ...signersQuery(itemId), refetchOnMount: "always" });
  // The release may wait for somebody to come; a review that nobody can end is not opened.
  const standsStill = signers.data?.vacant.some(({ step }) => step !== "release") === true;
  const submit = useMutation({
    mutationFn: () => submitItem({ itemId, expectedVersion: version }),
    onSuccess: async () => {
      sayDone(t("editor.submitted"));
      // What was read when writing began would be shown as where the item stands.
      cache.removeQueries({ queryKey: itemQuery(itemId).queryKey });
      await navigate({ to: "/tin-bai/$itemId", params: { itemId } });
      await cache.invalidateQueries();
    },
  });
  const problem = submit.error === null ? null : asProblem(submit.error);
  const missing = problem?.fields ?? preview.data?.lacking ?? [];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("editor.submitTitle")}
      closeButtonProps={{ "aria-label": t("shell.close") }}
    >
      <Stack>
        {preview.isPending && <Skeleton height={80} />}
        {missing.length > 0 && <MissingFields fields={missing} onGo={onClose} />}
        <VacantSteps itemId={itemId} />
        {problem !== null && problem.fields.length === 0 && <ProblemPanel error={problem} />}
        {missing.length === 0 && !preview.isPending && !standsStill && (
          <Alert color="green" variant="light">
            <Text>{t("editor.submitText")}</Text>
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("shell.cancel")}
          </Button>
          <Button
            onClick={() => submit.mutate()}
            loading={submit.isPending}
            disabled={preview.isPending || standsStill || (missing.length > 0 && problem === null)}
          >
            {t("editor.submit")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
