import { Button, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asProblem, fieldMessage } from "../api/problem.ts";
import type { Review } from "../review/queries.ts";
import { useMay } from "../session/queries.ts";
import { Section } from "../ui/page.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { atMinute, fromLocalField, toLocalField } from "../ui/time.ts";
import { sayDone } from "../ui/toasts.tsx";
import { cancelRelease, releaseItem } from "./queries.ts";
import { UnhealthyTargets } from "./unhealthy-targets.tsx";

/** The board's act: the sealed revision goes out, now or at a time; or a set time is taken back. */
export function ReleasePanel({ review }: { review: Review }) {
  return review.scheduled !== null && review.may.cancelRelease ? (
    <ScheduledPanel itemId={review.itemId} scheduled={review.scheduled} />
  ) : (
    <ReleaseForm review={review} />
  );
}

function ReleaseForm({ review }: { review: Review }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const seesBoard = useMay("delivery.read");
  const [when, setWhen] = useState("now");
  const [field, setField] = useState(() => toLocalField(new Date(Date.now() + 60 * 60_000)));
  const [late, setLate] = useState(false);
  const release = useMutation({
    mutationFn: releaseItem,
    onSuccess: async ({ releaseId }, { at }) => {
      sayDone(at === null ? t("review.release.done") : t("review.release.scheduled", { when: atMinute(at) }));
      await (at === null && seesBoard
        ? navigate({ to: "/phat-hanh/$releaseId", params: { releaseId } })
        : navigate({ to: "/tin-bai/$itemId", params: { itemId: review.itemId } }));
      await cache.invalidateQueries();
    },
  });
  const problem = release.error === null ? null : asProblem(release.error);
  const go = () => {
    const at = when === "now" ? null : fromLocalField(field);
    if (when !== "now" && (at === null || at.getTime() <= Date.now())) {
      setLate(true);
      return;
    }
    release.mutate({
      itemId: review.itemId,
      revisionId: review.revision.revisionId,
      contentHash: review.revision.contentHash,
      at: at?.toISOString() ?? null,
    });
  };
  return (
    <Section title={t("review.release.title")}>
      <Stack>
        <Text size="sm">
          {t("review.release.intro", {
            hash: review.revision.contentHash.slice(0, 12),
            n: review.revision.content.targets.filter((id) => id !== "portal").length,
          })}
        </Text>
        <UnhealthyTargets targets={review.revision.content.targets} />
        {problem !== null && <ProblemPanel error={problem} />}
        <Radio.Group label={t("review.release.when")} value={when} onChange={setWhen}>
          <Stack gap="xs" mt="xs">
            <Radio value="now" label={t("review.release.now")} />
            <Radio value="later" label={t("review.release.later")} />
          </Stack>
        </Radio.Group>
        {when === "later" && (
          <TextInput
            type="datetime-local"
            label={t("review.release.at")}
            description={t("review.release.atHelp")}
            value={field}
            error={late ? t("review.release.atMissing") : fieldMessage(problem, "at")}
            onChange={(event) => {
              setField(event.currentTarget.value);
              setLate(false);
            }}
          />
        )}
        <Button loading={release.isPending} onClick={go}>
          {when === "now" ? t("review.release.confirmNow") : t("review.release.confirmLater")}
        </Button>
      </Stack>
    </Section>
  );
}

function ScheduledPanel({
  itemId,
  scheduled,
}: {
  itemId: string;
  scheduled: NonNullable<Review["scheduled"]>;
}) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelRelease({ itemId, releaseId: scheduled.releaseId }),
    onSuccess: async () => {
      sayDone(t("review.release.cancelled"));
      await cache.invalidateQueries();
    },
  });
  return (
    <Section title={t("review.release.title")}>
      <Stack>
        <Text>{t("review.release.scheduledFor", { when: atMinute(scheduled.scheduledFor) })}</Text>
        {cancel.isError && <ProblemPanel error={cancel.error} />}
        <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t("review.release.cancel")}
        </Button>
      </Stack>
    </Section>
  );
}
