import type { Tx } from "../foundation/database/database.ts";
import { type Facts, type Move, nextState, statesFor } from "../foundation/state-table.ts";

/** Where the review of a revision stands. */
export const reviewStates = ["open", "complete", "returned", "superseded", "released"] as const;
export type ReviewState = (typeof reviewStates)[number];

/** Where a review begins. */
export const firstReviewState: ReviewState = "open";

/** What can happen to a review: a lens is approved, it is sent back with a reason, taken back or closed, or goes out. */
export type ReviewAct = "approve" | "return" | "supersede" | "release";

/** `complete`: every lens of the plan is given by somebody who may still give it. */
export type ReviewFact = "complete";

/** All that can become of a review. */
export const reviewMoves: readonly Move<ReviewState, ReviewAct, ReviewFact>[] = [
  { act: "approve", from: ["open"], to: "complete", when: "complete" },
  { act: "approve", from: ["open"], to: "open", unless: "complete" },
  // A lens whose giver lost the right is given anew.
  { act: "approve", from: ["complete"], to: "complete" },
  { act: "return", from: ["open", "complete"], to: "returned" },
  { act: "supersede", from: ["open", "complete"], to: "superseded" },
  { act: "release", from: ["complete"], to: "released" },
];

/** The states of a review that goes on. */
export const underReviewStates = statesFor(reviewMoves, "supersede");

/**
 * Brings the review of a revision where the act leads; the item's row is held. Throws when its state does not allow the
 * act: whoever acts has asked the item's state before.
 */
export async function moveReview(
  tx: Tx,
  {
    revisionId,
    act,
    facts = {},
    at,
    stage,
  }: {
    revisionId: string;
    act: ReviewAct;
    facts?: Facts<ReviewFact>;
    at: Date;
    /** The stage whose lenses may be signed now. */
    stage?: number;
  },
): Promise<void> {
  const review = await tx
    .selectFrom("review")
    .select("state")
    .where("revision_id", "=", revisionId)
    .executeTakeFirstOrThrow();
  const before = reviewStates.find((state) => state === review.state);
  const state = before === undefined ? undefined : nextState(reviewMoves, { state: before, act, facts });
  if (state === undefined)
    throw new Error(`the review of ${revisionId} in state ${review.state} cannot meet «${act}»`);
  await tx
    .updateTable("review")
    .set({
      state,
      ...(stage === undefined ? {} : { stage }),
      ...(underReviewStates.includes(state) ? {} : { closed_at: at }),
    })
    .where("revision_id", "=", revisionId)
    .execute();
}
