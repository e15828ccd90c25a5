import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database.ts";
import { done, type Outcome } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { lockDelivery, wakeDelivery, wrongState } from "./act-on-delivery.ts";

/** A person has looked at the channel and says whether the copy stands there; what does not stand is sent again. */
export async function settleDelivery(
  ctx: Context,
  input: { actor: Actor; deliveryId: string; published: boolean; publicUrl: string | null },
): Promise<Outcome<{ state: string }>> {
  const at = ctx.clock.now();
  return inTransaction(ctx.db, async (tx) => {
    const locked = await lockDelivery(ctx, tx, { ...input, action: "delivery.settle" });
    if (!locked.ok) return locked;
    const delivery = locked.value;
    if (delivery.state !== "unsettled") return wrongState("Lượt đăng này không chờ người xác minh.");
    const state = input.published ? "confirmed" : "pending";
    await tx
      .updateTable("delivery")
      .set({
        state,
        next_at: at,
        intent_at: null,
        reads: 0,
        attempts: 0,
        reason: "",
        reason_code: "",
        updated_at: at,
        ...(input.published ? { public_url: input.publicUrl, confirmed_at: at } : {}),
      })
      .where("id", "=", delivery.id)
      .execute();
    await wakeDelivery(tx);
    await appendEntry(tx, {
      at,
      act: "delivery.settled",
      actor: ledgerActor(input.actor),
      unitCode: delivery.unitCode,
      subject: { type: "delivery", id: delivery.id },
      details: {
        releaseId: delivery.releaseId,
        channelId: delivery.channelId,
        contentHash: delivery.contentHash,
        published: input.published,
        publicUrl: input.publicUrl ?? "",
      },
    });
    return done({ state });
  });
}
