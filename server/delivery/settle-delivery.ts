import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { done, type Outcome } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { lockDelivery, wrongState } from "./act-on-delivery.ts";
import { lockResting, sendAgain } from "./send-again.ts";

/**
 * A person has looked at the channel and says whether the copy stands there. What does not stand is sent again, after one
 * more look: a copy that has come into view since is taken for what it is.
 */
export async function settleDelivery(
  ctx: Context,
  input: { actor: Actor; deliveryId: string; published: boolean; publicUrl: string | null },
): Promise<Outcome<{ state: string }>> {
  const at = ctx.clock.now();
  return inTransaction(ctx.db, async (tx) => {
    const locked = await lockDelivery(ctx, tx, { ...input, action: "delivery.settle" });
    if (!locked.ok) return locked;
    const { id, releaseId, channelId, contentHash, unitCode } = locked.value;
    const rows = await lockResting(tx, { releaseId, states: ["unsettled"], deliveryId: id });
    if (rows.length === 0) return wrongState("Lượt đăng này không chờ người xác minh.");
    if (input.published) {
      await tx
        .updateTable("delivery")
        .set({
          state: "confirmed",
          public_url: input.publicUrl,
          confirmed_at: at,
          intent_at: null,
          after_absence: null,
          reads: 0,
          attempts: 0,
          reason: "",
          reason_code: "",
          updated_at: at,
        })
        .where("id", "=", id)
        .execute();
    } else {
      await sendAgain(tx, rows, { at, personSawNone: true });
    }
    await appendEntry(tx, {
      at,
      act: "delivery.settled",
      actor: ledgerActor(input.actor),
      unitCode,
      subject: { type: "delivery", id },
      details: {
        releaseId,
        channelId,
        contentHash,
        published: input.published,
        publicUrl: input.publicUrl ?? "",
      },
    });
    const now = await tx
      .selectFrom("delivery")
      .select("state")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return done({ state: now.state });
  });
}
