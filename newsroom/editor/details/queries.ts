import { queryOptions } from "@tanstack/react-query";
import { answer, api, given } from "../../api/client.ts";

const longMs = 10 * 60_000;

const allUnits = queryOptions({
  queryKey: ["units"],
  queryFn: () => answer(api.GET("/api/v1/units")),
  staleTime: longMs,
});

/** Every unit. */
export const unitsQuery = queryOptions({ ...allUnits, select: ({ items }) => items });

/** The communes of the province, by name. */
export const communesQuery = queryOptions({
  ...allUnits,
  select: ({ items }) =>
    items
      .filter((unit) => unit.level === "commune")
      .toSorted((left, right) => left.name.localeCompare(right.name, "vi")),
});

/** The static pages that stand on the portal. */
export const portalPagesQuery = queryOptions({
  queryKey: ["portal-pages"],
  queryFn: () => answer(api.GET("/api/v1/portal/pages")),
  select: ({ items }) => items,
  staleTime: longMs,
});

/** What stands on the portal with these words in its title, or the one thing of an id. */
export const portalArticlesQuery = (query: { q?: string; id?: string }) =>
  queryOptions({
    queryKey: ["portal-articles", query],
    queryFn: () => answer(api.GET("/api/v1/portal/articles", { params: { query: given(query) } })),
    select: ({ items }) => items,
  });

/** Whether no other static page has this address. */
export const pageAddressQuery = ({ itemId, path }: { itemId: string; path: string }) =>
  queryOptions({
    queryKey: ["page-address", itemId, path],
    queryFn: () =>
      answer(
        api.GET("/api/v1/items/{itemId}/page-address", { params: { path: { itemId }, query: { path } } }),
      ),
    select: ({ free }) => free,
  });
