import type { Tx } from "../foundation/database/database.ts";
import type { Facts } from "../foundation/state-table.ts";
import { type ItemAct, type ItemFact, type ItemState, nextItemState } from "./item-state.ts";
import type { Item } from "./store.ts";

/** What a move may change of an item besides its state. */
interface AlsoSet {
  readonly current_revision_id?: string | null;
  readonly released_revision_id?: string;
  readonly returned_reason?: string;
}

/**
 * Brings an item where the act leads by the state table, the only way in which a state changes. The item was loaded with
 * its row held. Throws when the table does not allow the act: whoever acts has asked it before, and refused in its words.
 */
export async function moveItem(
  tx: Tx,
  {
    item,
    act,
    facts,
    at,
    set = {},
  }: {
    item: Pick<Item, "id" | "state" | "version">;
    act: ItemAct;
    facts?: Facts<ItemFact>;
    at: Date;
    set?: AlsoSet;
  },
): Promise<{ state: ItemState; version: number }> {
  const state = nextItemState({ state: item.state, act, ...(facts === undefined ? {} : { facts }) });
  if (state === undefined) throw new Error(`item ${item.id} in state ${item.state} cannot meet «${act}»`);
  const version = item.version + 1;
  const moved = await tx
    .updateTable("item")
    .set({ ...set, state, version, updated_at: at })
    .where("id", "=", item.id)
    .where("state", "=", item.state)
    .where("version", "=", item.version)
    .returning("id")
    .executeTakeFirst();
  if (moved === undefined)
    throw new Error(`item ${item.id} was changed while its row was thought to be held`);
  return { state, version };
}
