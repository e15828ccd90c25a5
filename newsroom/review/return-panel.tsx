import { Button, Stack, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../ui/page.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { sayDone } from "../ui/toasts.tsx";
import { type Review, returnItem } from "./queries.ts";

/** The board gives an item back although its verdicts are complete. */
export function ReturnPanel({ review }: { review: Review }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState("");
  const [isConfirming, setIsConfirming] = useState(false);
  const giveBack = useMutation({
    mutationFn: returnItem,
    onSuccess: async () => {
      sayDone(t("review.returned"));
      await navigate({ to: "/cho-duyet" });
      await cache.invalidateQueries();
    },
  });
  return (
    <Section title={t("review.release.returnTitle")}>
      <Stack>
        {giveBack.isError && <ProblemPanel error={giveBack.error} />}
        <Textarea
          label={t("review.reason")}
          description={t("review.reasonHelp")}
          autosize
          minRows={2}
          value={reason}
          error={isConfirming && reason.trim() === "" ? t("review.reasonMissing") : null}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          variant="default"
          loading={giveBack.isPending}
          onClick={() => {
            setIsConfirming(true);
            if (reason.trim() !== "")
              giveBack.mutate({
                itemId: review.itemId,
                revisionId: review.revision.revisionId,
                reason: reason.trim(),
              });
          }}
        >
          {t("review.confirmReturn")}
        </Button>
      </Stack>
    </Section>
  );
}
