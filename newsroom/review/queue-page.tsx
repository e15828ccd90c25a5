import { Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ItemCards } from "../items/item-card.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, PageSkeleton } from "../ui/page-states.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { QueueCard } from "./queue-card.tsx";
import { Standstills } from "./signing-notices.tsx";
import { queueQuery } from "./waiting-queries.ts";

/** All that waits for this person's verdict or release. */
export function QueuePage() {
  const { t } = useTranslation();
  const queue = useInfiniteQuery(queueQuery);
  const found = queue.data?.pages.flatMap((page) => page.items) ?? [];
  const total = queue.data?.pages.at(-1)?.total ?? 0;
  return (
    <Page title={t("review.queueTitle")} lead={t("review.queueLead")}>
      <Standstills />
      {queue.isError && <ProblemPanel error={queue.error} onRetry={() => void queue.refetch()} />}
      {queue.isPending && <PageSkeleton />}
      {queue.isSuccess && found.length === 0 && (
        <EmptyState title={t("review.queueNone")}>{t("review.queueNoneHint")}</EmptyState>
      )}
      {found.length > 0 && (
        <Text mb="sm" role="status">
          {t("review.queueCount", { shown: found.length, total: Math.max(total, found.length) })}
        </Text>
      )}
      <ItemCards>
        {found.map((line) => (
          <QueueCard key={line.itemId} line={line} />
        ))}
      </ItemCards>
      <LoadMore query={queue} />
    </Page>
  );
}
