import { factsDeciding } from "../foundation/state-table.ts";
import type { Actor } from "../organization/actor.ts";
import { may } from "../organization/rights.ts";
import type { Lens } from "../organization/roles.ts";
import { type ItemAct, type ItemFact, itemActs, itemMoves, nextItemState } from "./item-state.ts";
import { asResource, type Item } from "./store.ts";

/** How each fact is found out, asked only when rights and state let it decide. */
export type FactFinders = Readonly<Partial<Record<ItemFact, () => boolean | Promise<boolean>>>>;

/**
 * Whether this person may do this with an item as it stands: the rule table and the state table, and nothing else. What
 * only the act itself can tell (a second factor, missing fields, conditions of a sign-off or a release) it does not ask.
 */
export async function mayAct({
  actor,
  item,
  act,
  now,
  lens,
  find = {},
}: {
  actor: Actor;
  item: Item;
  act: ItemAct;
  now: Date;
  /** The lens that is to be signed, for a sign-off. */
  lens?: Lens;
  find?: FactFinders;
}): Promise<boolean> {
  const right = itemActs[act];
  const resource = { ...asResource(item), ...(lens === undefined ? {} : { lens }) };
  if (right === null || !may({ actor, action: right, resource, now })) return false;
  const { state } = item;
  const facts: Partial<Record<ItemFact, boolean>> = {};
  for (const fact of factsDeciding(itemMoves, { state, act })) {
    const finder = find[fact];
    if (finder !== undefined) facts[fact] = await finder();
  }
  return nextItemState({ state, act, facts }) !== undefined;
}
