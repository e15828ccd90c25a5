import type { ItemAct, ItemFact } from "../editorial/item-state.ts";
import { moveItem } from "../editorial/move-item.ts";
import type { Item } from "../editorial/store.ts";
import type { Tx } from "../foundation/database/database.ts";
import type { Facts } from "../foundation/state-table.ts";
import { moveReview, type ReviewAct } from "./review-state.ts";

/** What each way back does to the review; a correction leaves the one of what was released as it is. */
const reviewActs = {
  return: "return",
  "send-back": "return",
  recall: "supersede",
  correct: null,
} as const satisfies Partial<Record<ItemAct, ReviewAct | null>>;

/** Opens the draft of an item again and ends the review of its revision. Answers the item's new version. */
export async function backToDraft(
  tx: Tx,
  {
    item,
    act,
    facts = {},
    at,
    returnedReason = "",
  }: {
    item: Item;
    act: keyof typeof reviewActs;
    facts?: Facts<ItemFact>;
    at: Date;
    returnedReason?: string;
  },
): Promise<number> {
  const { version } = await moveItem(tx, {
    item,
    act,
    facts,
    at,
    set: { current_revision_id: null, returned_reason: returnedReason },
  });
  const reviewAct = reviewActs[act];
  if (reviewAct !== null && item.currentRevisionId !== null)
    await moveReview(tx, { revisionId: item.currentRevisionId, act: reviewAct, at });
  return version;
}
