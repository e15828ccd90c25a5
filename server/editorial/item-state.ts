import { type Facts, type Move, nextState, statesFor } from "../foundation/state-table.ts";
import type { Action } from "../organization/rule-table.ts";

/** Where an item stands. `missed`: its time passed and nothing went out, which stays visible until the board decides (law 9). */
export const itemStates = [
  "draft",
  "in-review",
  "approved",
  "scheduled",
  "released",
  "missed",
  "closed",
] as const;
export type ItemState = (typeof itemStates)[number];

/** Where an item begins. */
export const firstState: ItemState = "draft";

/** What can happen to an item, each with the right that the rule table is asked for; null: only the clock does it. */
export const itemActs = {
  edit: "item.edit",
  submit: "item.submit",
  approve: "item.sign",
  return: "item.sign",
  "send-back": "item.return",
  recall: "item.recall",
  release: "item.release",
  schedule: "item.schedule",
  "come-due": null,
  "cancel-release": "item.cancel-release",
  correct: "item.correct",
  close: "item.close",
} as const satisfies Readonly<Record<string, Action | null>>;
export type ItemAct = keyof typeof itemActs;

/**
 * What an act may hang on besides the state; the room that acts finds it out.
 * `complete`: every lens of the plan is given on this very content by somebody who may still give it.
 * `stands-still`: nobody is left for a lens that lacks. `in-time`: the release comes due in time, its content intact.
 * `open-notice`: what is public of it is a notice about a person that the law can close.
 */
export type ItemFact = "complete" | "stands-still" | "in-time" | "open-notice";

/** All that can become of an item. ARCHITECTURE's drawing is made from these lines (scripts/state-diagrams.mjs). */
export const itemMoves: readonly Move<ItemState, ItemAct, ItemFact>[] = [
  { act: "edit", from: ["draft"], to: "draft" },
  { act: "submit", from: ["draft"], to: "in-review" },
  { act: "approve", from: ["in-review"], to: "approved", when: "complete" },
  { act: "approve", from: ["in-review"], to: "in-review", unless: "complete" },
  // A lens whose giver lost the right is given anew; what was reached stays, and a release asks for every lens itself.
  { act: "approve", from: ["approved"], to: "approved" },
  { act: "approve", from: ["missed"], to: "missed" },
  { act: "return", from: ["in-review", "approved", "missed"], to: "draft" },
  { act: "send-back", from: ["approved", "missed"], to: "draft" },
  // Complete without an act: a signer has the lost right again.
  { act: "send-back", from: ["in-review"], to: "draft", when: "complete" },
  { act: "send-back", from: ["in-review"], to: "draft", when: "stands-still" },
  { act: "recall", from: ["in-review", "approved", "missed"], to: "draft" },
  { act: "release", from: ["approved", "missed"], to: "released" },
  { act: "schedule", from: ["approved", "missed"], to: "scheduled" },
  { act: "come-due", from: ["scheduled"], to: "released", when: "in-time" },
  { act: "come-due", from: ["scheduled"], to: "missed", unless: "in-time" },
  { act: "cancel-release", from: ["scheduled"], to: "approved" },
  { act: "correct", from: ["released"], to: "draft" },
  {
    act: "close",
    from: ["draft", "in-review", "approved", "scheduled", "released", "missed"],
    to: "closed",
    when: "open-notice",
  },
];

/** Where an act leads an item; undefined where it does not. Throws when a fact that decides it was left out. */
export function nextItemState(attempt: {
  state: ItemState;
  act: ItemAct;
  facts?: Facts<ItemFact>;
}): ItemState | undefined {
  return nextState(itemMoves, attempt);
}

/** The states in which an item may meet an act, whatever else it hangs on. */
export function itemStatesFor(act: ItemAct): readonly ItemState[] {
  return statesFor(itemMoves, act);
}

/** Whether an item in this state may meet an act, whatever else it hangs on. */
export function itemAllows(state: ItemState, act: ItemAct): boolean {
  return itemStatesFor(act).includes(state);
}

/** How far an item has come, for whoever only groups or shows it. */
export const itemPhases = ["writing", "deciding", "out", "ended"] as const;
export type ItemPhase = (typeof itemPhases)[number];

/** The phase of each state, from what can still happen to it. */
export function phaseOf(state: ItemState): ItemPhase {
  if (itemAllows(state, "edit")) return "writing";
  if (itemAllows(state, "correct")) return "out";
  return itemAllows(state, "close") ? "deciding" : "ended";
}
