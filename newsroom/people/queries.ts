import { infiniteQueryOptions } from "@tanstack/react-query";
import { type Answer, answer, api, given } from "../api/client.ts";

export type Person = Answer<"listPeople">["items"][number];

/** The accounts that match, by name. */
export const peopleQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ["people", q],
    queryFn: ({ pageParam: cursor }) =>
      answer(api.GET("/api/v1/people", { params: { query: given({ q, cursor }) } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** Locks or opens an account. */
export async function setActive({ personId, active }: { personId: string; active: boolean }): Promise<void> {
  const params = { path: { personId } };
  if (active) await answer(api.POST("/api/v1/people/{personId}/activation", { params }));
  else await answer(api.POST("/api/v1/people/{personId}/deactivation", { params }));
}
