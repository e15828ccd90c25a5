import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type Answer, answer, api, given } from "../api/client.ts";

export type LedgerEntry = Answer<"listLedger">["items"][number];

/** Entries, newest first, narrowed by act and by what they are about. */
export const ledgerQuery = (filter: { act: string; subjectId: string }) =>
  infiniteQueryOptions({
    queryKey: ["ledger", filter],
    queryFn: ({ pageParam: before }) =>
      answer(
        api.GET("/api/v1/ledger", {
          params: { query: { ...given(filter), ...(before === null ? {} : { before }) } },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.nextCursor === null ? null : Number(page.nextCursor)),
  });

/** The newest signed head of the chain. */
export const checkpointQuery = queryOptions({
  queryKey: ["ledger-checkpoint"],
  queryFn: () => answer(api.GET("/api/v1/ledger/checkpoint")),
});

/** Verifies chain, checkpoints and every sealed row; takes a while. */
export const verifyLedger = () => answer(api.POST("/api/v1/ledger/verification"));
