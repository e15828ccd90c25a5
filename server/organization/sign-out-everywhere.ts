import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { done, type Outcome } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "./actor.ts";
import { endSessions, forgetDevices } from "./store.ts";

/** Ends every session of the person, on every device, this one too, and no device is known for them any more. */
export async function signOutEverywhere(
  ctx: Pick<Context, "db" | "clock">,
  { actor }: { actor: Actor },
): Promise<Outcome<{ sessions: number }>> {
  return inTransaction(ctx.db, async (tx) => {
    const at = ctx.clock.now();
    const sessions = await endSessions(tx, { personId: actor.personId, at });
    await forgetDevices(tx, { personId: actor.personId, at });
    await appendEntry(tx, {
      at,
      act: "person.signed-out-everywhere",
      actor: ledgerActor(actor),
      unitCode: actor.unitCode,
      subject: { type: "person", id: actor.personId },
      details: { sessions },
    });
    return done({ sessions });
  });
}
