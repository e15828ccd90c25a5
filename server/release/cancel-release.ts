import { authorizeItem } from "../editorial/authorize-item.ts";
import { moveItem } from "../editorial/move-item.ts";
import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { done, type Outcome, refused } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { requireStepUp } from "../organization/rights.ts";
import { moveRelease } from "./release-state.ts";

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
    const { releaseId } = input;
    const release = await tx
      .selectFrom("release")
      .select(["id", "revision_id"])
      .where("id", "=", releaseId)
      .where("item_id", "=", item.id)
      .executeTakeFirst();
    if (release === undefined || !(await moveRelease(tx, { releaseId, act: "cancel", at }))) {
      return refused({
        code: "not-scheduled",
        status: 409,
        title: "Không hủy được",
        detail: "Lượt phát hành này không còn ở trạng thái hẹn giờ. Hãy tải lại trang.",
      });
    }
    await moveItem(tx, { item, act: "cancel-release", at });
    await appendEntry(tx, {
      at,
      act: "release.cancelled",
      actor: ledgerActor(input.actor),
      unitCode: item.unitCode,
      subject: { type: "item", id: item.id },
      details: { releaseId, revisionId: release.revision_id },
    });
    return done({ releaseId });
  });
}
