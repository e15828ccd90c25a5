import { Anchor, Stack } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ItemCard, ItemCards } from "../items/item-card.tsx";
import { NewItemButton } from "../items/new-item-button.tsx";
import { type ItemLine, itemsQuery } from "../items/queries.ts";
import { QueueCard } from "../review/queue-card.tsx";
import { queueQuery } from "../review/waiting-queries.ts";
import { useSession } from "../session/queries.ts";
import { placesFor } from "../shell/navigation.ts";
import { Page, Section } from "../ui/page.tsx";
import { EmptyState, PageSkeleton } from "../ui/page-states.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { OtherPlaces } from "./other-places.tsx";
import { ownWork } from "./own-work.ts";
import { WorkNumbers } from "./work-numbers.tsx";

const shown = 5;

/** The first page: what waits for this person, by role. */
export function WorkPage() {
  const { t } = useTranslation();
  const session = useSession();
  const may = session.data?.may ?? [];
  const writes = may.includes("item.create");
  const reviews = placesFor(may).some((place) => place.key === "queue");
  const queue = useInfiniteQuery({ ...queueQuery, enabled: reviews });
  const mine = useInfiniteQuery({ ...itemsQuery({ scope: "mine" }), enabled: writes });
  // Asked for by themselves: what came back must not sink below the first page of all the rest.
  const drafts = useInfiniteQuery({ ...itemsQuery({ scope: "mine", state: "draft" }), enabled: writes });
  const failed = [queue, mine, drafts].find((query) => query.isError);
  const waiting = queue.data?.pages.flatMap((page) => page.items) ?? [];
  const waitingInAll = queue.data?.pages.at(-1)?.total ?? 0;
  const own = ownWork({
    drafts: drafts.data?.pages.flatMap((page) => page.items) ?? [],
    others: mine.data?.pages.flatMap((page) => page.items) ?? [],
  });
  const isLoading = (reviews && queue.isPending) || (writes && (mine.isPending || drafts.isPending));
  const hasAnything = waiting.length + own.all > 0;
  const { rank, fullName, title } = session.data?.person ?? { rank: "", fullName: "", title: "" };

  return (
    <Page
      title={t("items.work.title")}
      lead={`${t("items.work.greeting", { name: `${rank} ${fullName}`.trim() })}${title === "" ? "" : `, ${title}`}`}
      actions={writes ? <NewItemButton /> : undefined}
    >
      {failed !== undefined && <ProblemPanel error={failed.error} onRetry={() => void failed.refetch()} />}
      {isLoading && <PageSkeleton />}
      {!isLoading && (
        <Stack gap={0}>
          {(reviews || writes) && (
            <WorkNumbers
              waiting={reviews ? waitingInAll : null}
              own={writes ? own : null}
              hasMore={mine.hasNextPage}
            />
          )}
          {waiting.length > 0 && (
            <Section
              title={t("items.work.waiting")}
              aside={
                waitingInAll > shown ? (
                  <Anchor renderRoot={(props) => <Link {...props} to="/cho-duyet" />}>
                    {t("items.work.all")}
                  </Anchor>
                ) : undefined
              }
            >
              <ItemCards>
                {waiting.slice(0, shown).map((line) => (
                  <QueueCard key={line.itemId} line={line} />
                ))}
              </ItemCards>
            </Section>
          )}
          <OwnList
            title={t("items.work.returned")}
            items={own.returned}
            to="/tin-bai/$itemId/soan"
            state="draft"
          />
          <OwnList
            title={t("items.work.drafts")}
            items={own.drafts}
            to="/tin-bai/$itemId/soan"
            state="draft"
          />
          <OwnList title={t("items.work.inReview")} items={own.inReview} to="/tin-bai/$itemId" />
          <OwnList
            title={t("items.work.recent")}
            items={own.released}
            to="/tin-bai/$itemId"
            state="released"
          />
          {!writes && !reviews && <OtherPlaces may={may} />}
          {(writes || reviews) && !hasAnything && failed === undefined && (
            <EmptyState title={writes ? t("items.work.draftsNone") : t("items.work.nothing")}>
              {writes ? t("items.work.draftsHint") : t("items.work.nothingHint")}
            </EmptyState>
          )}
        </Stack>
      )}
    </Page>
  );
}

function OwnList({
  title,
  items,
  to,
  state,
}: {
  title: string;
  items: readonly ItemLine[];
  to: "/tin-bai/$itemId" | "/tin-bai/$itemId/soan";
  /** What the whole list is narrowed to. */
  state?: "draft" | "released";
}): ReactNode {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  const search = { scope: "mine" as const, ...(state === undefined ? {} : { state }) };
  return (
    <Section
      title={title}
      aside={
        items.length > shown ? (
          <Anchor renderRoot={(props) => <Link {...props} to="/tin-bai" search={search} />}>
            {t("items.work.all")}
          </Anchor>
        ) : undefined
      }
    >
      <ItemCards>
        {items.slice(0, shown).map((item) => (
          <ItemCard key={item.id} item={item} to={to} />
        ))}
      </ItemCards>
    </Section>
  );
}
