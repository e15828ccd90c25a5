import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type Answer, answer, api, given } from "../api/client.ts";
import type { operations } from "../api/schema.generated.ts";

export type ItemLine = Answer<"listItems">["items"][number];
export type Kind = NonNullable<
  NonNullable<operations["createItem"]["requestBody"]>
>["content"]["application/json"]["kind"];
export type Lens = Answer<"readQueue">["items"][number]["mine"][number];
type ItemsQuery = NonNullable<operations["listItems"]["parameters"]["query"]>;

/** What a list of items may be narrowed by. */
interface ItemFilter {
  readonly scope?: "mine" | "all" | undefined;
  readonly state?: ItemsQuery["state"] | undefined;
  readonly kind?: ItemsQuery["kind"] | undefined;
  readonly unit?: string | undefined;
  readonly q?: string | undefined;
}

/** The items that the person may see, newest change first. */
export function itemsQuery(filter: ItemFilter) {
  return infiniteQueryOptions({
    queryKey: ["items", filter],
    queryFn: ({ pageParam: cursor }) =>
      answer(api.GET("/api/v1/items", { params: { query: given({ ...filter, cursor }) } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** The menu of the portal. */
export const categoriesQuery = queryOptions({
  queryKey: ["categories"],
  queryFn: () => answer(api.GET("/api/v1/categories")),
  staleTime: Number.POSITIVE_INFINITY,
});

/** An item with its draft and what the person may do with it. */
export const itemQuery = (itemId: string) =>
  queryOptions({ queryKey: ["item", itemId], queryFn: () => loadItem(itemId) });

export type OpenItem = Answer<"readItem">;

/** Reads an item past the cache. */
export const loadItem = (itemId: string) =>
  answer(api.GET("/api/v1/items/{itemId}", { params: { path: { itemId } } }));

/** Everything that happened to an item, newest first. */
export const historyQuery = (itemId: string) =>
  queryOptions({
    queryKey: ["story", itemId],
    queryFn: () => answer(api.GET("/api/v1/items/{itemId}/story", { params: { path: { itemId } } })),
    select: ({ items, hasOlder }) => ({ steps: items.toReversed(), hasOlder }),
  });

/** Every sealed revision of an item, newest first. */
export const revisionsQuery = (itemId: string) =>
  queryOptions({
    queryKey: ["revisions", itemId],
    queryFn: () => answer(api.GET("/api/v1/items/{itemId}/revisions", { params: { path: { itemId } } })),
  });

/** One sealed revision; it never changes. */
export const revisionQuery = ({ itemId, number }: { itemId: string; number: number }) =>
  queryOptions({
    queryKey: ["revision", itemId, number],
    queryFn: () =>
      answer(api.GET("/api/v1/items/{itemId}/revisions/{number}", { params: { path: { itemId, number } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Starts a new item. */
export const createItem = (body: { kind: Kind; categorySlug: string }) =>
  answer(api.POST("/api/v1/items", { body: { ...body, title: "" } }));

/** Takes a submitted item back to be edited. */
export const recallItem = ({ itemId, expectedVersion }: { itemId: string; expectedVersion: number }) =>
  answer(
    api.POST("/api/v1/items/{itemId}/recall", { params: { path: { itemId } }, body: { expectedVersion } }),
  );

/** Opens a released item for a correction; what is public stays until the corrected revision is released. */
export const openCorrection = ({ itemId, expectedVersion }: { itemId: string; expectedVersion: number }) =>
  answer(
    api.POST("/api/v1/items/{itemId}/correction", {
      params: { path: { itemId } },
      body: { expectedVersion },
    }),
  );

type Closing = NonNullable<
  NonNullable<operations["closeNotice"]["requestBody"]>
>["content"]["application/json"];
export type ClosingReason = Closing["reason"];

/** Closes a wanted or missing notice by law. */
export const closeNotice = ({ itemId, ...body }: Closing & { itemId: string }) =>
  answer(api.POST("/api/v1/items/{itemId}/closing", { params: { path: { itemId } }, body }));
