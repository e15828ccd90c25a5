import { authorizeItem } from "../editorial/authorize-item.ts";
import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { done, type Outcome, refused } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { requireStepUp } from "../organization/rights.ts";

/** Takes back a release that was set for later; the item is fully reviewed again and waits for the board. */
export async function cancelRelease(
  ctx: Context,
  input: { actor: Actor; itemId: string; releaseId: string },
): Promise<Outcome<{ releaseId: string }>> {
  const at = ctx.clock.now();
  return inTransaction(ctx.db, async (tx) => {
    const authorized = await authorizeItem(tx, {
      ...input,
      action: "item.cancel-release",
      now: at,
      lock: "update",
    });
    if (!authorized.ok) return authorized;
    const item = authorized.value;
    const steppedUp = requireStepUp({ actor: input.actor, now: at });
    if (!steppedUp.ok) return steppedUp;
    const cancelled = await tx
      .updateTable("release")
      .set({ state: "cancelled" })
      .where("id", "=", input.releaseId)
      .where("item_id", "=", item.id)
      .where("state", "=", "scheduled")
      .returning(["id", "revision_id"])
      .executeTakeFirst();
    if (cancelled === undefined) {
      return refused({
        code: "not-scheduled",
        status: 409,
        title: "Không hủy được",
        detail: "Lượt phát hành này không còn ở trạng thái hẹn giờ. Hãy tải lại trang.",
      });
    }
    await tx
      .updateTable("item")
      .set({ state: "approved", version: item.version + 1, updated_at: at })
      .where("id", "=", item.id)
      .execute();
    await appendEntry(tx, {
      at,
      act: "release.cancelled",
      actor: ledgerActor(input.actor),
      unitCode: item.unitCode,
      subject: { type: "item", id: item.id },
      details: { releaseId: cancelled.id, revisionId: cancelled.revision_id },
    });
    return done({ releaseId: cancelled.id });
  });
}
