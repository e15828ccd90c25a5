import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { done, forbidden, notFound, type Outcome } from "../foundation/outcome.ts";
import { appendEntries } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { unitsWhere } from "../organization/rights.ts";

/**
 * A person says that these alarms, and no others, are dealt with; each has an entry of its own in the ledger. One that
 * somebody else has dealt with meanwhile is passed over; where that holds for all, "not-found". Should the same thing be
 * found again, it raises a new alarm.
 */
export async function acknowledgeAlarms(
  ctx: Context,
  { actor, alarmIds }: { actor: Actor; alarmIds: readonly string[] },
): Promise<Outcome<null>> {
  const at = ctx.clock.now();
  if (unitsWhere({ actor, action: "alarm.acknowledge" }) !== "all")
    return forbidden("Chỉ quản trị hệ thống xác nhận đã xử lý báo động.");
  return inTransaction(ctx.db, async (tx) => {
    // In one order, so that two who confirm the same alarms do not wait for each other.
    const alarms = await tx
      .selectFrom("watch_alarm")
      .select(["id", "subject"])
      .where("id", "in", alarmIds)
      .where("acknowledged_at", "is", null)
      .orderBy("id")
      .forUpdate()
      .execute();
    if (alarms.length === 0) return notFound();
    await tx
      .updateTable("watch_alarm")
      .set({ acknowledged_by: actor.personId, acknowledged_at: at })
      .where(
        "id",
        "in",
        alarms.map(({ id }) => id),
      )
      .execute();
    await appendEntries(
      tx,
      alarms.map(({ id, subject }) => ({
        at,
        act: "watch.acknowledged",
        actor: ledgerActor(actor),
        unitCode: actor.unitCode,
        subject: { type: "alarm", id },
        details: { subject },
      })),
    );
    return done(null);
  });
}
