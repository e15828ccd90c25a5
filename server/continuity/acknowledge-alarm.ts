import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database.ts";
import { done, forbidden, notFound, type Outcome } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { unitsWhere } from "../organization/rights.ts";

/** A person says that an alarm is dealt with. Should the same thing be found again, it raises a new one. */
export async function acknowledgeAlarm(
  ctx: Context,
  { actor, alarmId }: { actor: Actor; alarmId: string },
): Promise<Outcome<null>> {
  const at = ctx.clock.now();
  if (unitsWhere({ actor, action: "alarm.acknowledge" }) !== "all")
    return forbidden("Chỉ quản trị hệ thống xác nhận đã xử lý báo động.");
  return inTransaction(ctx.db, async (tx) => {
    const alarm = await tx
      .updateTable("watch_alarm")
      .set({ acknowledged_by: actor.personId, acknowledged_at: at })
      .where("id", "=", alarmId)
      .where("acknowledged_at", "is", null)
      .returning("subject")
      .executeTakeFirst();
    if (alarm === undefined) return notFound();
    await appendEntry(tx, {
      at,
      act: "watch.acknowledged",
      actor: ledgerActor(actor),
      unitCode: actor.unitCode,
      subject: { type: "alarm", id: alarmId },
      details: { subject: alarm.subject },
    });
    return done(null);
  });
}
