import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { atMinute } from "../ui/time.ts";
import { actName } from "../ui/words.ts";
import classes from "./item-page.module.css";
import { storyQuery } from "./queries.ts";
import { storyLine } from "./story-line.ts";

/** Everything that happened to an item, newest first. */
export function Story({ itemId }: { itemId: string }) {
  const { t } = useTranslation();
  const story = useQuery(storyQuery(itemId));
  if (story.isError) return <ProblemPanel error={story.error} onRetry={() => void story.refetch()} />;
  if (!story.isSuccess) return <Skeleton height={160} />;
  if (story.data.steps.length === 0) return <Text c="dimmed">{t("items.page.storyNone")}</Text>;
  return (
    <>
      <ol className={classes.story}>
        {story.data.steps.map((event) => {
          const line = storyLine(event);
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
      {story.data.hasOlder && <Text c="dimmed">{t("items.page.storyOlder")}</Text>}
    </>
  );
}
