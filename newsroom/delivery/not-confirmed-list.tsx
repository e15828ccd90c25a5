import { Button, Group, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePlatformName } from "../session/platforms.ts";
import { Section } from "../ui/page.tsx";
import { StateBadge, type Tone } from "../ui/state-badge.tsx";
import { sayDone, sayProblem } from "../ui/toasts.tsx";
import classes from "./board-page.module.css";
import { isStuck, waitingOf } from "./progress.ts";
import {
  allNotConfirmedQuery,
  type Board,
  boardQuery,
  type NotConfirmed,
  postLate,
  retryDelivery,
} from "./queries.ts";
import { SettleDialog } from "./settle-dialog.tsx";
import { Together } from "./together.tsx";

const shownAtOnce = 30;
const tones: Partial<Record<NotConfirmed["state"], Tone>> = {
  failed: "bad",
  unsettled: "care",
  blocked: "care",
  overdue: "care",
};

/** How many channels are in trouble, on whatever page. */
function numberNamed({ counts }: Board): number {
  return counts
    .filter(({ state }) => state === "unknown" || state === "replaced" || isStuck(state))
    .reduce((sum, { count }) => sum + count, 0);
}

/** The channels that have not confirmed, by name, with the reason and what happens next. */
export function NotConfirmedList({ board }: { board: Board }) {
  const { t } = useTranslation();
  const platformName = usePlatformName();
  const [all, setAll] = useState(false);
  const [settling, setSettling] = useState<NotConfirmed | null>(null);
  const named = numberNamed(board);
  // Beyond the first page that comes with the board the others are asked for when somebody wants to see them.
  const rest = useQuery({
    ...allNotConfirmedQuery(board.release.id),
    enabled: all && named > board.notConfirmed.length,
    refetchInterval: 5000,
  });
  const channels = all ? (rest.data ?? board.notConfirmed) : board.notConfirmed.slice(0, shownAtOnce);
  const hidden = Math.max(named, board.notConfirmed.length) - channels.length;
  const waiting = waitingOf(board.counts, board.notConfirmed);
  return (
    <Section title={t("delivery.notConfirmed")}>
      {board.notConfirmed.length === 0 && (
        <Text c="dimmed">
          {waiting > 0 ? t("delivery.onlyWaiting", { n: waiting }) : t("delivery.notConfirmedNone")}
        </Text>
      )}
      <Together board={board} />
      <ul className={classes.trouble}>
        {channels.map((channel) => (
          <li key={channel.deliveryId} className={classes.channel}>
            <div className={classes.what}>
              <div className={classes.name}>
                {channel.channelName}
                <Text size="sm" c="dimmed" component="span">
                  {platformName(channel.platform)}
                </Text>
                <StateBadge tone={tones[channel.state] ?? "quiet"}>
                  {t(`words.deliveryState.${channel.state}`)}
                </StateBadge>
              </div>
              {channel.reason !== "" && (
                <Text size="sm">
                  {channel.reason}
                  {channel.attempts > 1 && ` ${t("delivery.attempts", { n: channel.attempts })}.`}
                </Text>
              )}
              {channel.platformAnswer !== "" && (
                <Text size="sm" c="dimmed">
                  {t("delivery.platformAnswer")}: {channel.platformAnswer}
                </Text>
              )}
              {channel.next !== "" && (
                <Text size="sm" c="dimmed">
                  {t("delivery.next")}: {channel.next}
                </Text>
              )}
            </div>
            <ChannelActs board={board} channel={channel} onSettle={() => setSettling(channel)} />
          </li>
        ))}
      </ul>
      {board.notConfirmed.length > 0 && waiting > 0 && (
        <Text mt="md" c="dimmed">
          {t("delivery.othersWaiting", { n: waiting })}
        </Text>
      )}
      {hidden > 0 && !all && (
        <Button mt="md" variant="default" onClick={() => setAll(true)}>
          {t("delivery.more", { n: hidden })}
        </Button>
      )}
      {settling !== null && (
        <SettleDialog releaseId={board.release.id} channel={settling} onClose={() => setSettling(null)} />
      )}
    </Section>
  );
}

function ChannelActs({
  board,
  channel,
  onSettle,
}: {
  board: Board;
  channel: NotConfirmed;
  onSettle: () => void;
}) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const retry = useMutation({
    mutationFn: retryDelivery,
    onSuccess: async ({ state }) => {
      sayDone(t(state === "replaced" ? "delivery.retriedReplaced" : "delivery.retried"));
      await cache.invalidateQueries(boardQuery(board.release.id));
    },
    onError: sayProblem,
  });
  const late = useMutation({
    mutationFn: postLate,
    onSuccess: async () => {
      sayDone(t("delivery.postedLate"));
      await cache.invalidateQueries(boardQuery(board.release.id));
    },
    onError: sayProblem,
  });
  const mayPostLate = board.may.retry && channel.state === "overdue";
  const mayRetry = board.may.retry && (channel.state === "failed" || channel.state === "blocked");
  const maySettle = board.may.settle && channel.state === "unsettled";
  if (!mayRetry && !maySettle && !mayPostLate) return null;
  return (
    <Group gap="xs">
      {mayRetry && (
        <Button
          size="sm"
          variant="default"
          loading={retry.isPending}
          onClick={() => retry.mutate(channel.deliveryId)}
          aria-label={`${t("delivery.retry")}: ${channel.channelName}`}
        >
          {t("delivery.retry")}
        </Button>
      )}
      {mayPostLate && (
        <Button
          size="sm"
          variant="default"
          loading={late.isPending}
          onClick={() => late.mutate({ releaseId: board.release.id, deliveryId: channel.deliveryId })}
          aria-label={`${t("delivery.postLate")}: ${channel.channelName}`}
        >
          {t("delivery.postLate")}
        </Button>
      )}
      {maySettle && (
        <Button size="sm" onClick={onSettle} aria-label={`${t("delivery.settle")}: ${channel.channelName}`}>
          {t("delivery.settle")}
        </Button>
      )}
    </Group>
  );
}
