import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ItemCards } from "../items/item-card.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, PageSkeleton } from "../ui/page-states.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { queueQuery } from "./queries.ts";
import { QueueCard } from "./queue-card.tsx";

/** All that waits for this person's verdict or release. */
export function QueuePage() {
  const { t } = useTranslation();
  const queue = useQuery(queueQuery);
  return (
    <Page title={t("review.queueTitle")} lead={t("review.queueLead")}>
      {queue.isError && <ProblemPanel error={queue.error} onRetry={() => void queue.refetch()} />}
      {queue.isPending && <PageSkeleton />}
      {queue.isSuccess && queue.data.items.length === 0 && (
        <EmptyState title={t("review.queueNone")}>{t("review.queueNoneHint")}</EmptyState>
      )}
      <ItemCards>
        {queue.data?.items.map((line) => (
          <QueueCard key={line.itemId} line={line} />
        ))}
      </ItemCards>
    </Page>
  );
}
