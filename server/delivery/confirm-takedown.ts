import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { done, notFound, type Outcome } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { lockDelivery, wrongState } from "./act-on-delivery.ts";

/** A person has taken the copy of a closed notice off a channel, or has seen that none stands there. */
export async function confirmTakedown(
  ctx: Context,
  input: { actor: Actor; takedownId: string },
): Promise<Outcome<{ state: string }>> {
  const at = ctx.clock.now();
  return inTransaction(ctx.db, async (tx) => {
    const order = await tx
      .selectFrom("notice_takedown")
      .select(["delivery_id", "state"])
      .where("id", "=", input.takedownId)
      .forUpdate()
      .executeTakeFirst();
    if (order === undefined) return notFound();
    const locked = await lockDelivery(ctx, tx, {
      actor: input.actor,
      deliveryId: order.delivery_id,
      action: "delivery.settle",
    });
    if (!locked.ok) return locked;
    if (order.state !== "open") return wrongState("Kênh này đã được xác nhận gỡ xong rồi.");
    await tx
      .updateTable("notice_takedown")
      .set({ state: "done", done_at: at, done_by: input.actor.personId })
      .where("id", "=", input.takedownId)
      .execute();
    await appendEntry(tx, {
      at,
      act: "takedown.confirmed",
      actor: ledgerActor(input.actor),
      unitCode: locked.value.unitCode,
      subject: { type: "delivery", id: locked.value.id },
      details: { releaseId: locked.value.releaseId, channelId: locked.value.channelId },
    });
    return done({ state: "done" });
  });
}
