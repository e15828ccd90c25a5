import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database.ts";
import { done, type Outcome } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { lockDelivery, wakeDelivery, wrongState } from "./act-on-delivery.ts";

/** Sends a blocked or failed delivery again: its outcome is known, nothing stands on the channel. */
export async function retryDelivery(
  ctx: Context,
  input: { actor: Actor; deliveryId: string },
): Promise<Outcome<{ state: string }>> {
  const at = ctx.clock.now();
  return inTransaction(ctx.db, async (tx) => {
    const locked = await lockDelivery(ctx, tx, { ...input, action: "delivery.retry" });
    if (!locked.ok) return locked;
    const delivery = locked.value;
    if (delivery.state !== "blocked" && delivery.state !== "failed") {
      return wrongState("Chỉ thử lại được lượt đăng đang bị chặn hoặc không thành công.");
    }
    if (delivery.channelId === "portal") {
      return wrongState("Lượt phát hành này không lên được Cổng. Hãy mở lại tin, bài rồi phát hành lại.");
    }
    if (delivery.state === "blocked") {
      // Whoever retries has seen to it that the channel may be used again.
      await tx.deleteFrom("pacing").where("scope", "=", `channel:${delivery.channelId}`).execute();
    }
    await tx
      .updateTable("delivery")
      .set({
        state: "pending",
        next_at: at,
        attempts: 0,
        reads: 0,
        intent_at: null,
        reason: "",
        reason_code: "",
        updated_at: at,
      })
      .where("id", "=", delivery.id)
      .execute();
    await wakeDelivery(tx);
    await appendEntry(tx, {
      at,
      act: "delivery.retried",
      actor: ledgerActor(input.actor),
      unitCode: delivery.unitCode,
      subject: { type: "delivery", id: delivery.id },
      details: { releaseId: delivery.releaseId, channelId: delivery.channelId },
    });
    return done({ state: "pending" });
  });
}
