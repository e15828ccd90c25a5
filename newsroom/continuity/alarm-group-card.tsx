import { Alert, Button, Group, List, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Icon } from "../ui/icon.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { atMinute } from "../ui/time.ts";
import { sayDone } from "../ui/toasts.tsx";
import { type AlarmGroup, isOfChannel, isOfPage } from "./group-alarms.ts";
import { acknowledgeAlarms } from "./queries.ts";

/** So many stand open; of more, the list and the button under it come only when somebody opens them. */
const shownAtOnce = 5;

/** What went wrong together, and the one act that says it is dealt with. */
export function AlarmGroupCard({ group, mayAcknowledge }: { group: AlarmGroup; mayAcknowledge: boolean }) {
  const { t } = useTranslation();
  const [newest] = group;
  const oldest = group.at(-1) ?? newest;
  const [from, until] = [atMinute(oldest.foundAt), atMinute(newest.foundAt)];
  const n = group.length;
  // What ends by itself needs nobody's word.
  const deals = mayAcknowledge && !isOfChannel(newest);
  const content = <AlarmList group={group} mayAcknowledge={deals} />;
  return (
    <Alert color="red" icon={<Icon name="warning" />} title={n > 1 ? titleOfMany(newest, t) : newest.finding}>
      <Stack gap="xs">
        <Text size="sm">
          {n > 1 && `${t("continuity.alarms.together", { n })} · `}
          {from === until ? until : t("continuity.alarms.fromTo", { from, until })}
        </Text>
        {n > shownAtOnce ? (
          <details>
            <summary>
              {deals ? t("continuity.alarms.openToDeal", { n }) : t("continuity.alarms.open", { n })}
            </summary>
            {content}
          </details>
        ) : (
          content
        )}
      </Stack>
    </Alert>
  );
}

function titleOfMany(newest: AlarmGroup[0], t: TFunction): string {
  if (isOfChannel(newest)) return t("continuity.alarms.channels");
  return isOfPage(newest) ? t("continuity.alarms.pages") : newest.finding;
}

function AlarmList({ group, mayAcknowledge }: { group: AlarmGroup; mayAcknowledge: boolean }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const deal = useMutation({
    mutationFn: acknowledgeAlarms,
    onSuccess: async () => {
      sayDone(t("continuity.alarms.dealtWith"));
      await cache.invalidateQueries({ queryKey: ["alarms"] });
    },
  });
  const n = group.length;
  return (
    <Stack gap="xs" mt={4}>
      <List size="sm" style={{ overflowWrap: "anywhere" }}>
        {group.map(({ id, subject, finding }) => (
          <List.Item key={id}>
            {isOfChannel({ subject }) || (n > 1 && isOfPage({ subject })) ? finding : subject}
          </List.Item>
        ))}
      </List>
      {deal.isError && <ProblemPanel error={deal.error} />}
      {mayAcknowledge && (
        <Group>
          {/* By the alarms that stand in the list above at this moment: one that comes later is not confirmed unseen. */}
          <Button
            variant="default"
            size="sm"
            loading={deal.isPending}
            onClick={() => deal.mutate(group.map(({ id }) => id))}
          >
            {n > 1 ? t("continuity.alarms.dealAll", { n }) : t("continuity.alarms.deal")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
