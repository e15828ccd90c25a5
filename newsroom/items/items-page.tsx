import { NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useSession } from "../session/queries.ts";
import { vi } from "../texts/vi.ts";
import { keysOf } from "../ui/keys-of.ts";
import { LoadMore } from "../ui/load-more.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, PageSkeleton } from "../ui/page-states.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { ItemCard, ItemCards } from "./item-card.tsx";
import classes from "./items-page.module.css";
import { type ItemsSearch, readItemsSearch } from "./items-search.ts";
import { NewItemButton } from "./new-item-button.tsx";
import { itemsQuery } from "./queries.ts";

/** All items that the person may see, narrowed by what stands in the address. */
export function ItemsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const mayCreate = useMay("item.create");
  const search = useSearch({ from: "/tin-bai" });
  const navigate = useNavigate({ from: "/tin-bai" });
  const [words, setWords] = useState(search.q ?? "");
  const items = useInfiniteQuery(
    itemsQuery({
      ...search,
      scope: search.scope === "mine" ? "mine" : "all",
      unit: search.scope === "unit" ? session.data?.person.unitCode : undefined,
    }),
  );
  const narrow = (change: Partial<Record<keyof ItemsSearch, string>>) =>
    void navigate({ search: (before) => readItemsSearch({ ...before, ...change }), replace: true });
  const narrowLater = useDebouncedCallback((q: string) => narrow({ q }), 350);
  const found = items.data?.pages.flatMap((page) => page.items) ?? [];
  const any = { value: "", label: t("items.list.any") };
  return (
    <Page title={t("items.list.title")} actions={mayCreate ? <NewItemButton /> : undefined}>
      <search className={classes.filters}>
        <TextInput
          type="search"
          label={t("items.list.search")}
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            narrowLater(event.currentTarget.value);
          }}
        />
        <NativeSelect
          label={t("items.list.scope")}
          data={keysOf(vi.items.list.scopes).map((scope) => ({
            value: scope,
            label: t(`items.list.scopes.${scope}`),
          }))}
          value={search.scope ?? "all"}
          onChange={(event) => narrow({ scope: event.currentTarget.value })}
        />
        <NativeSelect
          label={t("items.list.state")}
          data={[
            any,
            ...keysOf(vi.words.itemState).map((state) => ({
              value: state,
              label: t(`words.itemState.${state}`),
            })),
          ]}
          value={search.state ?? ""}
          onChange={(event) => narrow({ state: event.currentTarget.value })}
        />
        <NativeSelect
          label={t("items.list.kind")}
          data={[
            any,
            ...keysOf(vi.words.kind).map((kind) => ({ value: kind, label: t(`words.kind.${kind}`) })),
          ]}
          value={search.kind ?? ""}
          onChange={(event) => narrow({ kind: event.currentTarget.value })}
        />
      </search>
      {items.isError && <ProblemPanel error={items.error} onRetry={() => void items.refetch()} />}
      {items.isPending && <PageSkeleton />}
      {items.isSuccess && found.length === 0 && (
        <EmptyState title={t("items.list.none")}>{t("items.list.noneHint")}</EmptyState>
      )}
      <ItemCards>
        {found.map((item) => (
          <ItemCard key={item.id} item={item} />
        ))}
      </ItemCards>
      <LoadMore query={items} />
    </Page>
  );
}
