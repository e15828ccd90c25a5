import { Progress, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { LoadMore } from "../ui/load-more.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, PageSkeleton } from "../ui/page-states.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import { atMinute } from "../ui/time.ts";
import { type ReleaseLine, releasesQuery } from "./queries.ts";
import classes from "./releases-page.module.css";

const tones = { scheduled: "set", released: "good", missed: "bad", cancelled: "quiet" } as const;

/** All releases, newest first, each with how far it has come. */
export function ReleasesPage() {
  const { t } = useTranslation();
  const releases = useInfiniteQuery({ ...releasesQuery, refetchInterval: 15_000 });
  const found = releases.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("delivery.releasesTitle")} lead={t("delivery.releasesLead")}>
      {releases.isError && <ProblemPanel error={releases.error} onRetry={() => void releases.refetch()} />}
      {releases.isPending && <PageSkeleton />}
      {releases.isSuccess && found.length === 0 && (
        <EmptyState title={t("delivery.none")}>{t("delivery.noneHint")}</EmptyState>
      )}
      <ul className={classes.list}>
        {found.map((release) => (
          <ReleaseRow key={release.id} release={release} />
        ))}
      </ul>
      <LoadMore query={releases} />
    </Page>
  );
}

function ReleaseRow({ release }: { release: ReleaseLine }) {
  const { t } = useTranslation();
  const { confirmed, troubled, toTakeDown, all } = release.counts;
  const at = release.releasedAt ?? release.scheduledFor;
  return (
    <li className={classes.row}>
      <div className={classes.head}>
        <StateBadge tone={tones[release.state]}>{t(`words.releaseState.${release.state}`)}</StateBadge>
        <Text size="sm" c="dimmed">
          {release.unitName}
          {at !== null && ` · ${atMinute(at)}`}
        </Text>
      </div>
      <Link to="/phat-hanh/$releaseId" params={{ releaseId: release.id }} className={classes.title}>
        {release.title}
      </Link>
      {all > 0 && (
        <>
          <Progress
            value={(confirmed / all) * 100}
            color={troubled > 0 ? "orange" : "green"}
            aria-label={t("delivery.confirmedOf", { confirmed, all })}
          />
          <Text size="sm">
            {t("delivery.confirmedOf", { confirmed, all })}
            {troubled > 0 && ` · ${t("delivery.troubled", { n: troubled })}`}
            {toTakeDown > 0 && ` · ${t("delivery.toTakeDown", { n: toTakeDown })}`}
          </Text>
        </>
      )}
    </li>
  );
}
