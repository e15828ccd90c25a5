import { SegmentedControl, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../session/queries.ts";
import { LoadMore } from "../ui/load-more.tsx";
import { Page, Section } from "../ui/page.tsx";
import { EmptyState, PageSkeleton } from "../ui/page-states.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { CommentCard } from "./comment-card.tsx";
import { commentsQuery, reportsQuery } from "./queries.ts";
import { Ratings } from "./ratings.tsx";
import { ReportCard } from "./report-card.tsx";

/** What citizens sent through the portal: reports of errors, comments on drafts, ratings. */
export function CitizensPage() {
  const { t } = useTranslation();
  const readsReports = useMay("report.read");
  const decides = useMay("comment.decide");
  const [which, setWhich] = useState("open");
  const open = which === "open";
  return (
    <Page
      title={t("citizens.title")}
      lead={t("citizens.lead")}
      actions={
        <SegmentedControl
          aria-label={t("citizens.which")}
          value={which}
          onChange={setWhich}
          data={[
            { value: "open", label: t("citizens.open") },
            { value: "closed", label: t("citizens.closed") },
          ]}
        />
      }
    >
      <Stack gap="lg">
        {readsReports && <Reports open={open} />}
        {decides && <Comments open={open} />}
        {readsReports && <Ratings />}
      </Stack>
    </Page>
  );
}

function Reports({ open }: { open: boolean }) {
  const { t } = useTranslation();
  const reports = useInfiniteQuery(reportsQuery(open));
  if (reports.isError) return <ProblemPanel error={reports.error} onRetry={() => void reports.refetch()} />;
  if (!reports.isSuccess) return <PageSkeleton />;
  const items = reports.data.pages.flatMap((page) => page.items);
  return (
    <Section title={t("citizens.reports.title")}>
      {items.length === 0 ? (
        <EmptyState title={t("citizens.reports.none")}>{t("citizens.reports.noneHint")}</EmptyState>
      ) : (
        <Stack>
          <Shown shown={items.length} total={reports.data.pages.at(-1)?.total} />
          {items.map((report) => (
            <ReportCard key={report.id} report={report} />
          ))}
          <LoadMore query={reports} />
        </Stack>
      )}
    </Section>
  );
}

function Comments({ open }: { open: boolean }) {
  const { t } = useTranslation();
  const comments = useInfiniteQuery(commentsQuery(open));
  if (comments.isError)
    return <ProblemPanel error={comments.error} onRetry={() => void comments.refetch()} />;
  if (!comments.isSuccess) return <PageSkeleton />;
  const items = comments.data.pages.flatMap((page) => page.items);
  return (
    <Section title={t("citizens.comments.title")}>
      {items.length === 0 ? (
        <EmptyState title={t("citizens.comments.none")}>{t("citizens.comments.noneHint")}</EmptyState>
      ) : (
        <Stack>
          <Shown shown={items.length} total={comments.data.pages.at(-1)?.total} />
          {items.map((comment) => (
            <CommentCard key={comment.id} comment={comment} />
          ))}
          <LoadMore query={comments} />
        </Stack>
      )}
    </Section>
  );
}

/** How much of a list is on screen. */
function Shown({ shown, total = 0 }: { shown: number; total: number | undefined }) {
  const { t } = useTranslation();
  return (
    <Text size="sm" c="dimmed">
      {t("citizens.shown", { shown, total: Math.max(shown, total) })}
    </Text>
  );
}
