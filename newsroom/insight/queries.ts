import { queryOptions } from "@tanstack/react-query";
import { type Answer, answer, api, given } from "../api/client.ts";

export type ReachFigures = Answer<"readItemReach">;

/** How much an item is read. */
export const itemReachQuery = (itemId: string) =>
  queryOptions({
    queryKey: ["reach", itemId],
    queryFn: () => answer(api.GET("/api/v1/items/{itemId}/reach", { params: { path: { itemId } } })),
  });

/** How much the portal, or what belongs to one unit, is read. */
export const statisticsQuery = ({ unit, days }: { unit: string; days: number }) =>
  queryOptions({
    queryKey: ["statistics", unit, days],
    queryFn: () => answer(api.GET("/api/v1/statistics", { params: { query: { ...given({ unit }), days } } })),
  });
