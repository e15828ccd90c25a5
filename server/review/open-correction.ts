import { authorizeItem } from "../editorial/authorize-item.ts";
import { itemAllows } from "../editorial/item-state.ts";
import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { done, type Outcome, refused, versionConflict } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { backToDraft } from "./back-to-draft.ts";

/**
 * Opens a released item for a correction: its draft can be edited again and must pass the whole review once more. What
 * was released stays public, unchanged, until the corrected revision is released.
 */
export async function openCorrection(
  ctx: Context,
  input: { actor: Actor; itemId: string; expectedVersion: number },
): Promise<Outcome<{ version: number }>> {
  const at = ctx.clock.now();
  return inTransaction(ctx.db, async (tx) => {
    const authorized = await authorizeItem(tx, { ...input, action: "item.correct", now: at, lock: "update" });
    if (!authorized.ok) return authorized;
    const item = authorized.value;
    if (item.version !== input.expectedVersion) {
      return versionConflict({ currentVersion: item.version, current: { state: item.state } });
    }
    if (!itemAllows(item.state, "correct")) {
      return refused({
        code: "not-released",
        status: 409,
        title: "Chưa mở đính chính được",
        detail: "Chỉ mở đính chính cho tin, bài đã phát hành. Tin đang duyệt thì bấm «Thu hồi để sửa».",
      });
    }
    // The note is written anew for each correction.
    await tx.updateTable("draft").set({ correction_note: "" }).where("item_id", "=", item.id).execute();
    const version = await backToDraft(tx, { item, act: "correct", at });
    await appendEntry(tx, {
      at,
      act: "item.correction-opened",
      actor: ledgerActor(input.actor),
      unitCode: item.unitCode,
      subject: { type: "item", id: item.id },
      details: { revisionId: item.releasedRevisionId ?? "" },
    });
    return done({ version });
  });
}
