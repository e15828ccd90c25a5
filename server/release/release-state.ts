import type { Tx } from "../foundation/database/database.ts";
import { type Facts, type Move, nextState, statesFor } from "../foundation/state-table.ts";

/**
 * Where a release stands. It begins as `released`, or as `scheduled` for its time. That something newer stands in its
 * place is a mark of its own (`replaced_at`), which changes nothing about what went out.
 */
export const releaseStates = ["scheduled", "released", "missed", "cancelled"] as const;
export type ReleaseState = (typeof releaseStates)[number];

/** What can happen to a release that waits for its time. */
export type ReleaseAct = "come-due" | "cancel";

/** `in-time`: it comes due in time, its content intact and its item as it was. */
export type ReleaseFact = "in-time";

/** All that can become of a release. */
export const releaseMoves: readonly Move<ReleaseState, ReleaseAct, ReleaseFact>[] = [
  { act: "come-due", from: ["scheduled"], to: "released", when: "in-time" },
  { act: "come-due", from: ["scheduled"], to: "missed", unless: "in-time" },
  { act: "cancel", from: ["scheduled"], to: "cancelled" },
];

/** The states of a release that waits for its time. */
export const waitingStates = statesFor(releaseMoves, "come-due");

/**
 * Brings a release where the act leads; false when its state does not allow it (somebody acted before). The item's row is
 * held, so that what was read cannot change.
 */
export async function moveRelease(
  tx: Tx,
  {
    releaseId,
    act,
    facts = {},
    at,
  }: {
    releaseId: string;
    act: ReleaseAct;
    facts?: Facts<ReleaseFact>;
    at: Date;
  },
): Promise<boolean> {
  const release = await tx
    .selectFrom("release")
    .select("state")
    .where("id", "=", releaseId)
    .executeTakeFirstOrThrow();
  const before = releaseStates.find((state) => state === release.state);
  const state = before === undefined ? undefined : nextState(releaseMoves, { state: before, act, facts });
  if (state === undefined) return false;
  await tx
    .updateTable("release")
    .set({ state, ...(state === "released" ? { released_at: at } : {}) })
    .where("id", "=", releaseId)
    .execute();
  return true;
}
