import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type Answer, answer, api, given } from "../api/client.ts";

export type QueueLine = Answer<"readQueue">["items"][number];

/** What waits for this person; asked again every half minute. */
export const queueQuery = infiniteQueryOptions({
  queryKey: ["review-queue"],
  queryFn: ({ pageParam: cursor }) =>
    answer(api.GET("/api/v1/review/queue", { params: { query: given({ cursor }) } })),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
  refetchInterval: 30_000,
});

/** What a change would cost its maker, and the steps of an item that nobody is left for. */
export const signersQuery = (itemId: string) =>
  queryOptions({
    queryKey: ["signers", itemId],
    queryFn: () => answer(api.GET("/api/v1/items/{itemId}/signers", { params: { path: { itemId } } })),
  });

/** Units and lenses whose items wait although nobody is left to sign them. */
export const withoutPeopleQuery = queryOptions({
  queryKey: ["without-people"],
  queryFn: () => answer(api.GET("/api/v1/review/without-people")),
  select: ({ items }) => items,
});
