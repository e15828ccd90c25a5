import { Anchor, Progress, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { usePlatformName } from "../session/platforms.ts";
import { Icon } from "../ui/icon.tsx";
import { Page, Section } from "../ui/page.tsx";
import { PageSkeleton, ProblemPage } from "../ui/page-states.tsx";
import { aboutSeconds, atMinute } from "../ui/time.ts";
import classes from "./board-page.module.css";
import { CountsTable } from "./counts-table.tsx";
import { NotConfirmedList } from "./not-confirmed-list.tsx";
import { OldCopiesList } from "./old-copies-list.tsx";
import { progressOf } from "./progress.ts";
import { boardQuery } from "./queries.ts";
import { TakedownList } from "./takedown-list.tsx";
import { useLiveBoard } from "./use-live-board.ts";

/** One release on its way to every channel, as it happens. */
export function BoardPage() {
  const { t } = useTranslation();
  const platformName = usePlatformName();
  const { releaseId } = useParams({ from: "/phat-hanh/$releaseId" });
  const live = useLiveBoard(releaseId);
  const found = useQuery({ ...boardQuery(releaseId), refetchInterval: live ? false : 5000 });
  if (found.isError) return <ProblemPage error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.isSuccess) return <PageSkeleton />;
  const board = found.data;
  const progress = progressOf(board.counts);
  const preparing = progress.all === 0;
  const headline = preparing
    ? t("delivery.preparing")
    : progress.finished
      ? progress.stuckCount === 0
        ? progress.replaced === 0
          ? t("delivery.finished")
          : t("delivery.finishedReplaced", { n: progress.replaced })
        : t("delivery.finishedWithProblems", { n: progress.stuckCount })
      : `${t("delivery.done", { percent: progress.percent })} · ${
          board.estimateSeconds === null
            ? t("delivery.leftUnknown")
            : t("delivery.left", { time: aboutSeconds(board.estimateSeconds) })
        }`;
  return (
    <Page
      title={t("delivery.boardTitle")}
      lead={
        <>
          <Text fw={600} c="var(--ink)">
            {board.release.title}
          </Text>
          {board.release.releasedAt !== null && (
            <Text size="sm">
              {t("delivery.releasedAt", {
                when: atMinute(board.release.releasedAt),
                name: board.release.decidedByName,
              })}
            </Text>
          )}
          <div className={classes.links}>
            <Anchor
              renderRoot={(props) => (
                <Link {...props} to="/tin-bai/$itemId" params={{ itemId: board.release.itemId }} />
              )}
            >
              {t("delivery.openItem")}
            </Anchor>
            {board.release.articleUrl !== null && (
              <Anchor href={board.release.articleUrl} target="_blank" rel="noopener">
                {t("delivery.openArticle")}
              </Anchor>
            )}
          </div>
        </>
      }
    >
      <Section
        title={t("delivery.progress")}
        aside={
          <span className={classes.live} data-live={live}>
            {live ? t("delivery.live") : t("delivery.reconnecting")}
          </span>
        }
      >
        <div className={classes.big}>
          <strong>
            {progress.confirmed}/{progress.all}
          </strong>
          <span>{t("words.deliveryState.confirmed")}</span>
        </div>
        <Progress
          value={progress.percent}
          size="xl"
          aria-label={t("delivery.progress")}
          color={progress.finished && progress.stuckCount > 0 ? "orange" : "green"}
        />
        <p className={classes.headline} role="status">
          <Icon name={progress.finished ? (progress.stuckCount > 0 ? "warning" : "check") : "clock"} />
          {headline}
        </p>
        {!preparing && <CountsTable counts={board.counts} />}
      </Section>
      {board.holds.length > 0 && !progress.finished && (
        <Section title={t("delivery.holds")}>
          {board.holds.map(({ platform, reason }) => (
            <Text key={`${platform} ${reason}`} role="status">
              <strong>{platformName(platform)}</strong>: {reason}
            </Text>
          ))}
        </Section>
      )}
      <TakedownList board={board} />
      <OldCopiesList board={board} />
      {!preparing && <NotConfirmedList board={board} />}
    </Page>
  );
}
