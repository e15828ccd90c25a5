import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { atMinute } from "../ui/time.ts";
import { actName } from "../ui/words.ts";
import { historyLine } from "./history-line.ts";
import classes from "./item-page.module.css";
import { historyQuery } from "./queries.ts";

/** Everything that happened to an item, newest first. */
export function ItemHistory({ itemId }: { itemId: string }) {
  const { t } = useTranslation();
  const history = useQuery(historyQuery(itemId));
  if (history.isError) return <ProblemPanel error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.isSuccess) return <Skeleton height={160} />;
  if (history.data.steps.length === 0) return <Text c="dimmed">{t("items.page.historyNone")}</Text>;
  return (
    <>
      <ol className={classes.story}>
        {history.data.steps.map((event) => {
          const line = historyLine(event);
          return (
            <li key={event.seq} className={classes.event} data-tone={line.tone}>
              <strong>{actName(event.act)}</strong>
              {line.text !== "" && <span>{line.text}</span>}
              <span className={classes.when}>
                {t("directory.ledger.by", { name: event.actorName, when: atMinute(event.at) })}
              </span>
            </li>
          );
        })}
      </ol>
      {history.data.hasOlder && <Text c="dimmed">{t("items.page.historyOlder")}</Text>}
    </>
  );
}
