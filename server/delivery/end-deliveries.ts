import type { Tx } from "../foundation/database/database.ts";
import { newId } from "../foundation/ids.ts";
import { hasMadeCopy } from "../platforms/made-copy.ts";
import { perhapsPublicStates } from "./delivery-state.ts";

const perhapsPublic: ReadonlySet<string> = new Set(perhapsPublicStates);
/** States that time or a person would bring forward to a copy. */
const unfinished = ["waiting", "pending", "sending", "unknown", "blocked", "unsettled", "failed", "overdue"];
const rowsPerInsert = 1000;

/**
 * Ends every delivery of an item: nothing more of it goes out, and for each channel where a copy may stand an order to
 * take it down is opened. A worker that holds a row loses its lease with it. Answers how many orders were opened.
 */
export async function endDeliveries(
  tx: Tx,
  { itemId, at }: { itemId: string; at: Date },
): Promise<{ takedowns: number }> {
  // All of them are locked before any is judged: a worker may be committing to a call at this moment.
  const rows = await tx
    .selectFrom("delivery")
    .select(["id", "platform", "state", "may_be_public", "progress"])
    .where("item_id", "=", itemId)
    .orderBy("id")
    .forUpdate()
    .execute();
  // Whatever the platform answered and however the row rests: a call that may have left a copy is not forgotten.
  const copies = rows.filter(
    ({ platform, state, may_be_public: mayBePublic, progress }) =>
      platform !== "portal" && (perhapsPublic.has(state) || mayBePublic || hasMadeCopy(progress)),
  );
  await tx
    .updateTable("delivery")
    .set({
      state: "cancelled",
      lease_owner: null,
      lease_until: null,
      lease_worker: null,
      reason_code: "notice-closed",
      reason: "Thông báo đã được kết thúc theo quyết định nên không đăng nữa.",
      updated_at: at,
    })
    .where("item_id", "=", itemId)
    .where("state", "in", unfinished)
    .execute();
  for (let start = 0; start < copies.length; start += rowsPerInsert) {
    await tx
      .insertInto("notice_takedown")
      .values(
        copies.slice(start, start + rowsPerInsert).map(({ id }) => ({
          id: newId(),
          delivery_id: id,
          item_id: itemId,
          state: "open",
          opened_at: at,
        })),
      )
      .execute();
  }
  return { takedowns: copies.length };
}
