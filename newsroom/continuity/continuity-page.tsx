import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Icon } from "../ui/icon.tsx";
import { Page, Section } from "../ui/page.tsx";
import { EmptyState, PageSkeleton } from "../ui/page-states.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { atMinute } from "../ui/time.ts";
import { sayDone } from "../ui/toasts.tsx";
import { AlarmGroupCard } from "./alarm-group-card.tsx";
import { groupAlarms } from "./group-alarms.ts";
import { OutageForm } from "./outage-form.tsx";
import { alarmsQuery, cancelOutage, type Outage, outagesQuery } from "./queries.ts";

/** Whether the portal answers as it should: what the watch has found, and announced times of silence. */
export function ContinuityPage() {
  const { t } = useTranslation();
  return (
    <Page title={t("continuity.title")} lead={t("continuity.lead")}>
      <Stack gap="lg">
        <Alarms />
        <Outages />
      </Stack>
    </Page>
  );
}

function Alarms() {
  const { t } = useTranslation();
  const alarms = useQuery(alarmsQuery);
  if (alarms.isError) return <ProblemPanel error={alarms.error} onRetry={() => void alarms.refetch()} />;
  if (!alarms.isSuccess) return <PageSkeleton />;
  const { items, more, mayAcknowledge } = alarms.data;
  return (
    <Section title={t("continuity.alarms.title")}>
      {items.length === 0 ? (
        <EmptyState title={t("continuity.alarms.none")}>{t("continuity.alarms.noneHint")}</EmptyState>
      ) : (
        <Stack>
          {groupAlarms(items).map((group) => (
            <AlarmGroupCard key={group.at(-1)?.id} group={group} mayAcknowledge={mayAcknowledge} />
          ))}
          {more > 0 && <Text c="dimmed">{t("continuity.alarms.more", { n: more })}</Text>}
        </Stack>
      )}
    </Section>
  );
}

function Outages() {
  const { t } = useTranslation();
  const outages = useQuery(outagesQuery);
  if (outages.isError) return <ProblemPanel error={outages.error} onRetry={() => void outages.refetch()} />;
  if (!outages.isSuccess) return <PageSkeleton />;
  const { items, mayPlan } = outages.data;
  return (
    <Section title={t("continuity.outages.title")}>
      <Stack>
        {items.length === 0 && <Text c="dimmed">{t("continuity.outages.none")}</Text>}
        {items.map((outage) => (
          <OutageCard key={outage.id} outage={outage} mayPlan={mayPlan} />
        ))}
        {mayPlan && <OutageForm />}
      </Stack>
    </Section>
  );
}

function OutageCard({ outage, mayPlan }: { outage: Outage; mayPlan: boolean }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelOutage(outage.id),
    onSuccess: async () => {
      sayDone(t("continuity.outages.cancelled"));
      await cache.invalidateQueries({ queryKey: ["outages"] });
    },
  });
  const times = { start: atMinute(outage.startsAt), end: atMinute(outage.endsAt) };
  return (
    <Alert color="orange" icon={<Icon name="clock" />} title={t("continuity.outages.when", times)}>
      <Stack gap="xs">
        <Text>{outage.reason}</Text>
        {outage.forceMajeure !== "" && (
          <Text size="sm">{t("continuity.outages.force", { reason: outage.forceMajeure })}</Text>
        )}
        {cancel.isError && <ProblemPanel error={cancel.error} />}
        {mayPlan && (
          <Group>
            <Button variant="default" size="sm" loading={cancel.isPending} onClick={() => cancel.mutate()}>
              {t("continuity.outages.cancel")}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
