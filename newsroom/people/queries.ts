import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type Answer, answer, api, given } from "../api/client.ts";
import type { operations } from "../api/schema.generated.ts";
import { vi } from "../texts/vi.ts";

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

export type Proposal = Answer<"listProposals">["items"][number];
type Giving = NonNullable<operations["giveGrant"]["requestBody"]>["content"]["application/json"];
export type GrantRole = Giving["role"];

/** Whether a text names a role. */
export function isRole(value: string | null): value is GrantRole {
  return value !== null && Object.hasOwn(vi.shell.roles, value);
}

/** What administrators proposed, newest first. */
export const proposalsQuery = queryOptions({
  queryKey: ["proposals"],
  queryFn: () => answer(api.GET("/api/v1/proposals")),
  select: ({ items }) => items,
  refetchInterval: 60_000,
});

/** Gives a role for a time, or proposes it where two administrators are needed. */
export const giveGrant = ({ personId, ...body }: { personId: string } & Giving) =>
  answer(api.POST("/api/v1/people/{personId}/grants", { params: { path: { personId } }, body }));

/** Ends a role now. */
export const endGrant = (path: { personId: string; grantId: string }) =>
  answer(api.POST("/api/v1/people/{personId}/grants/{grantId}/end", { params: { path } }));

/** Proposes a new password and second factor. */
export const proposeReset = ({ personId, reason }: { personId: string; reason: string }) =>
  answer(
    api.POST("/api/v1/people/{personId}/credential-reset", {
      params: { path: { personId } },
      body: { reason },
    }),
  );

/** Confirms what another administrator proposed. */
export const confirmProposal = (proposalId: string) =>
  answer(api.POST("/api/v1/proposals/{proposalId}/confirmation", { params: { path: { proposalId } } }));

/** Takes back or turns down a proposal. */
export const withdrawProposal = (proposalId: string) =>
  answer(api.POST("/api/v1/proposals/{proposalId}/withdrawal", { params: { path: { proposalId } } }));
