import { Anchor, Button, Group, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { usePlatformName } from "../session/platforms.ts";
import { Section } from "../ui/page.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import { sayDone, sayProblem } from "../ui/toasts.tsx";
import classes from "./board-page.module.css";
import { allTakedownsQuery, type Board, boardQuery, confirmTakedown } from "./queries.ts";

/** The channels from which the copy of a closed notice must go; each stays here until a person has seen to it. */
export function TakedownList({ board }: { board: Board }) {
  const { t } = useTranslation();
  const platformName = usePlatformName();
  const { open, done } = board.takedowns;
  const more = open > board.takedowns.orders.length;
  const rest = useQuery({ ...allTakedownsQuery(board.release.id), enabled: more, refetchInterval: 5000 });
  const orders = more ? (rest.data ?? board.takedowns.orders) : board.takedowns.orders;
  if (open + done === 0) return null;
  return (
    <Section title={t("delivery.takedowns.title")}>
      <Text>{open === 0 ? t("delivery.takedowns.allDone") : t("delivery.takedowns.text")}</Text>
      <Text fw={600} my="sm" role="status">
        {t("delivery.takedowns.count", { open, done })}
      </Text>
      <ul className={classes.trouble}>
        {orders.map((order) => (
          <li key={order.takedownId} className={classes.channel}>
            <div className={classes.what}>
              <div className={classes.name}>
                {order.channelName}
                <Text size="sm" c="dimmed" component="span">
                  {platformName(order.platform)}
                </Text>
                <StateBadge tone="bad">{t("delivery.takedowns.needed")}</StateBadge>
              </div>
              {order.publicUrl !== null && (
                <Anchor href={order.publicUrl} target="_blank" rel="noopener noreferrer" size="sm">
                  {t("delivery.takedowns.openPost")}
                </Anchor>
              )}
            </div>
            {board.may.settle && <Confirm board={board} order={order} />}
          </li>
        ))}
      </ul>
      {open > orders.length && (
        <Text size="sm" c="dimmed" mt="sm">
          {t("delivery.takedowns.more", { n: open - orders.length })}
        </Text>
      )}
    </Section>
  );
}

function Confirm({ board, order }: { board: Board; order: Board["takedowns"]["orders"][number] }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const confirm = useMutation({
    mutationFn: confirmTakedown,
    onSuccess: async () => {
      sayDone(t("delivery.takedowns.confirmed"));
      await cache.invalidateQueries(boardQuery(board.release.id));
    },
    onError: sayProblem,
  });
  return (
    <Group gap="xs">
      <Button
        size="sm"
        variant="default"
        loading={confirm.isPending}
        aria-label={`${t("delivery.takedowns.confirm")}: ${order.channelName}`}
        onClick={() => confirm.mutate(order.takedownId)}
      >
        {t("delivery.takedowns.confirm")}
      </Button>
    </Group>
  );
}
