import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { done, forbidden, invalid, notFound, type Outcome, refused } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { may } from "../organization/rights.ts";

/** An officer closes a report of an error: the item was corrected, or the report is refused with its reason (Law 104/2016, Article 22, clause 4). */
export async function handleReport(
  ctx: Context,
  input: { actor: Actor; reportId: string; result: "corrected" | "refused"; note: string },
): Promise<Outcome<null>> {
  const { actor, reportId, result } = input;
  const now = ctx.clock.now();
  const note = input.note.trim();
  return inTransaction(ctx.db, async (tx) => {
    const report = await tx
      .selectFrom("error_report")
      .select(["id", "item_id", "unit_code", "handled_at"])
      .where("id", "=", reportId)
      .forUpdate()
      .executeTakeFirst();
    if (report === undefined) return notFound();
    const resource = { type: "citizen-message", unitCode: report.unit_code } as const;
    if (!may({ actor, action: "report.read", resource, now })) return notFound();
    if (!may({ actor, action: "report.handle", resource, now }))
      return forbidden("Chỉ bộ phận tiếp dân và lãnh đạo đơn vị của tin, bài được kết thúc báo lỗi.");
    if (report.handled_at !== null)
      return refused({
        code: "already-handled",
        status: 409,
        title: "Báo lỗi đã được xử lý",
        detail: "Báo lỗi này đã có người xử lý. Hãy tải lại danh sách.",
      });
    if (note.length < 10)
      return invalid([
        { path: "note", message: "Hãy ghi đã sửa gì hoặc vì sao không sửa (ít nhất 10 ký tự)." },
      ]);
    await tx
      .updateTable("error_report")
      .set({ result, note, handled_by: actor.personId, handled_at: now })
      .where("id", "=", reportId)
      .execute();
    await appendEntry(tx, {
      at: now,
      act: "error-report.handled",
      actor: ledgerActor(actor),
      unitCode: report.unit_code,
      subject: { type: "error-report", id: reportId },
      details: { itemId: report.item_id, result, note },
    });
    return done(null);
  });
}
