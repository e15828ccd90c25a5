import type { Context } from "../foundation/context.ts";
import { inTransaction, type Tx } from "../foundation/database/database.ts";
import { newId } from "../foundation/ids.ts";
import { done, forbidden, invalid, notFound, type Outcome } from "../foundation/outcome.ts";
import { calendarDay } from "../foundation/vietnam-time.ts";
import { addWorkingDays } from "../foundation/working-days.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { unitsWhere } from "../organization/rights.ts";
import { announceOutages } from "../platforms/portal/announce-outages.ts";
import { findSecrecyMarks } from "../screening/secrecy-marks.ts";

/** NET-09 (Decree 224/2026/NĐ-CP, Article 13, clause 1a): an outage that is planned is announced so many working days before. */
const noticeDays = 7;
const longestHours = 72;

const refusal = "Chỉ quản trị hệ thống và Ban biên tập được lên lịch tạm dừng Cổng.";

/**
 * Announces a time for which the portal will not answer, on every page, with the time at which it will be back. Refused
 * when it is nearer than the law allows, unless a case of force majeure is stated.
 */
export async function planOutage(
  ctx: Context,
  input: { actor: Actor; startsAt: Date; endsAt: Date; reason: string; forceMajeure: string },
): Promise<Outcome<{ outageId: string }>> {
  const { actor, startsAt, endsAt } = input;
  const at = ctx.clock.now();
  if (unitsWhere({ actor, action: "outage.plan" }) !== "all") return forbidden(refusal);
  const reason = input.reason.trim();
  const forceMajeure = input.forceMajeure.trim();
  if (reason.length < 10)
    return invalid([{ path: "reason", message: "Hãy ghi lý do để người dân hiểu (ít nhất 10 ký tự)." }]);
  for (const [path, words] of [
    ["reason", reason],
    ["forceMajeure", forceMajeure],
  ] as const)
    if (findSecrecyMarks(words).length > 0)
      return invalid([{ path, message: "Chỗ này có dấu chỉ độ mật nên không lưu, không công bố được." }]);
  if (endsAt <= startsAt)
    return invalid([{ path: "endsAt", message: "Giờ hoạt động trở lại phải sau giờ bắt đầu tạm dừng." }]);
  if (endsAt.getTime() - startsAt.getTime() > longestHours * 3_600_000)
    return invalid([{ path: "endsAt", message: `Mỗi lần tạm dừng không quá ${longestHours} giờ.` }]);
  if (startsAt <= at) return invalid([{ path: "startsAt", message: "Giờ bắt đầu đã qua." }]);
  return inTransaction(ctx.db, async (tx) => {
    const earliest = addWorkingDays({
      from: calendarDay(at),
      days: noticeDays,
      holidays: await holidays(tx),
    });
    if (forceMajeure === "" && calendarDay(startsAt) < earliest) {
      const [year, month, day] = earliest.split("-");
      const message = `Phải báo trước ít nhất ${noticeDays} ngày làm việc (Nghị định 224/2026/NĐ-CP, Điều 13): sớm nhất là ngày ${day}/${month}/${year}. Nếu bất khả kháng, hãy ghi rõ lý do bất khả kháng.`;
      return invalid([{ path: "startsAt", message }]);
    }
    const outageId = newId();
    await tx
      .insertInto("planned_outage")
      .values({
        id: outageId,
        starts_at: startsAt,
        ends_at: endsAt,
        reason,
        force_majeure: forceMajeure,
        planned_by: actor.personId,
        planned_at: at,
      })
      .execute();
    await announceOutages(tx, await currentOutage(tx, at));
    await appendEntry(tx, {
      at,
      act: "outage.planned",
      actor: ledgerActor(actor),
      unitCode: actor.unitCode,
      subject: { type: "outage", id: outageId },
      details: { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), reason, forceMajeure },
    });
    return done({ outageId });
  });
}

/** Takes an announcement back; the outage does not happen, or is over. */
export async function cancelOutage(
  ctx: Context,
  { actor, outageId }: { actor: Actor; outageId: string },
): Promise<Outcome<null>> {
  const at = ctx.clock.now();
  if (unitsWhere({ actor, action: "outage.plan" }) !== "all") return forbidden(refusal);
  return inTransaction(ctx.db, async (tx) => {
    const cancelled = await tx
      .updateTable("planned_outage")
      .set({ cancelled_at: at })
      .where("id", "=", outageId)
      .where("cancelled_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (cancelled === undefined) return notFound();
    await announceOutages(tx, await currentOutage(tx, at));
    await appendEntry(tx, {
      at,
      act: "outage.cancelled",
      actor: ledgerActor(actor),
      unitCode: actor.unitCode,
      subject: { type: "outage", id: outageId },
      details: {},
    });
    return done(null);
  });
}

/** The outages that are announced and not over, the next one first. */
export async function currentOutage(db: Pick<Tx, "selectFrom">, at: Date) {
  return db
    .selectFrom("planned_outage")
    .selectAll()
    .where("cancelled_at", "is", null)
    .where("ends_at", ">", at)
    .orderBy("starts_at")
    .execute();
}

async function holidays(tx: Tx): Promise<Set<string>> {
  const rows = await tx.selectFrom("holiday").select("day").execute();
  return new Set(rows.map(({ day }) => String(day)));
}
