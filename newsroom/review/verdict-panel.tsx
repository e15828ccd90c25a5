import { Alert, Button, Group, NativeSelect, Stack, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asProblem, fieldMessage } from "../api/problem.ts";
import type { Lens } from "../items/queries.ts";
import { Icon } from "../ui/icon.tsx";
import { Section } from "../ui/page.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { sayDone } from "../ui/toasts.tsx";
import { type Review, signOff } from "./queries.ts";

/** One verdict through one lens, bound to the hash that was read. */
export function VerdictPanel({ review }: { review: Review }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const lenses = review.may.sign;
  const [chosen, setChosen] = useState<Lens | null>(null);
  const lens = chosen ?? lenses[0];
  const [returning, setReturning] = useState(false);
  const [reason, setReason] = useState("");
  const [isConfirming, setIsConfirming] = useState(false);
  const sign = useMutation({
    mutationFn: signOff,
    onSuccess: async (_answer, input) => {
      sayDone(input.verdict === "approve" ? t("review.approved") : t("review.returned"));
      await navigate({ to: "/cho-duyet" });
      await cache.invalidateQueries();
    },
  });
  const problem = sign.error === null ? null : asProblem(sign.error);
  if (lens === undefined)
    return (
      <Alert color="gray" mb="md" icon={<Icon name="info" />}>
        {t("review.cannotSign")}
      </Alert>
    );
  const give = (verdict: "approve" | "return") => {
    if (verdict === "return" && reason.trim() === "") {
      setIsConfirming(true);
      return;
    }
    sign.mutate({
      itemId: review.itemId,
      revisionId: review.revision.revisionId,
      contentHash: review.revision.contentHash,
      lens,
      verdict,
      reason: reason.trim(),
    });
  };
  return (
    <Section title={t("review.verdictTitle")}>
      <Stack>
        {lenses.length > 1 ? (
          <NativeSelect
            label={t("review.lens")}
            data={lenses.map((value) => ({ value, label: t(`words.lens.${value}`) }))}
            value={lens}
            onChange={(event) =>
              setChosen(lenses.find((value) => value === event.currentTarget.value) ?? null)
            }
          />
        ) : (
          <div>
            {t("review.lens")}: <strong>{t(`words.lens.${lens}`)}</strong>
          </div>
        )}
        {problem !== null && <ProblemPanel error={problem} />}
        {returning && (
          <Textarea
            label={t("review.reason")}
            description={t("review.reasonHelp")}
            required
            autosize
            minRows={3}
            value={reason}
            error={
              isConfirming && reason.trim() === ""
                ? t("review.reasonMissing")
                : fieldMessage(problem, "reason")
            }
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {returning ? (
          <Group grow preventGrowOverflow={false}>
            <Button variant="default" onClick={() => setReturning(false)}>
              {t("shell.cancel")}
            </Button>
            <Button color="red.9" loading={sign.isPending} onClick={() => give("return")}>
              {t("review.confirmReturn")}
            </Button>
          </Group>
        ) : (
          <Group grow preventGrowOverflow={false}>
            <Button variant="default" onClick={() => setReturning(true)}>
              {t("review.return")}
            </Button>
            <Button
              leftSection={<Icon name="seal" />}
              loading={sign.isPending}
              onClick={() => give("approve")}
            >
              {t("review.confirmApprove")}
            </Button>
          </Group>
        )}
      </Stack>
    </Section>
  );
}
