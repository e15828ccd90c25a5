import { z } from "zod";
import { plainText } from "../../body/plain-text.ts";
import type { Context } from "../foundation/context.ts";
import { done, type FieldProblem, invalid, type Outcome } from "../foundation/outcome.ts";
import { appendEntries } from "../ledger/append-entry.ts";
import type { EntryInput } from "../ledger/entry.ts";
import { fault, readTable, repeated } from "./read-table.ts";
import { changedFields, type ImportOrder, type ImportReport, runImport } from "./run-import.ts";

const columns = ["name", "unit", "until", "citation"] as const;
const placeRow = z.object({
  name: plainText({ max: 120, tooLong: "tên quá dài." }).regex(
    /^(?:Huyện|Thị xã|Thành phố|Thị trấn|Xã|Phường) \S/,
    "tên phải bắt đầu bằng Huyện, Thị xã, Thành phố, Thị trấn, Xã hoặc Phường.",
  ),
  unit: z.string().min(1, "thiếu mã đơn vị."),
  until: z.iso.date("ngày phải có dạng 2025-07-01."),
  citation: plainText({
    max: 300,
    min: 1,
    tooShort: "thiếu văn bản sắp xếp đơn vị hành chính.",
    tooLong: "tên văn bản quá dài.",
  }),
});

/**
 * Imports names that places had before, each with a unit that serves the place now (columns of
 * demonstration/data/former-places.csv): creates, updates and never deletes. Districts of units need no line, they come
 * from the units. Refuses the whole file, naming line and column, when one line is wrong.
 */
export async function importPlaces(
  ctx: Pick<Context, "db" | "clock">,
  { csv, by, dryRun }: ImportOrder,
): Promise<Outcome<ImportReport>> {
  const table = readTable({ text: csv, columns, schema: placeRow });
  if (!table.ok) return table;
  return runImport(ctx, { dryRun }, async (tx) => {
    const units = new Set(
      (await tx.selectFrom("unit").select("code").where("valid_to", "is", null).execute()).map(
        ({ code }) => code,
      ),
    );
    const faults: FieldProblem[] = [
      ...repeated(table.value, "name", ({ name, unit }) => `${name} – ${unit}`),
      ...table.value
        .filter(({ row }) => !units.has(row.unit))
        .map(({ line, row }) =>
          fault({ line, column: "unit", message: `không có đơn vị «${row.unit}» đang hoạt động.` }),
        ),
    ];
    if (faults.length > 0) return invalid(faults);
    const stored = await tx.selectFrom("former_place").selectAll().forUpdate().execute();
    const known = new Map(stored.map((place) => [`${place.name}\n${place.unit_code}`, place]));
    const report = { lines: [] as string[], created: 0, updated: 0, unchanged: 0 };
    const entries: EntryInput[] = [];
    for (const { row } of table.value) {
      const name = row.name;
      const values = { name, unit_code: row.unit, until: row.until, citation: row.citation };
      const before = known.get(`${name}\n${row.unit}`);
      const what = `tên cũ ${name} của đơn vị ${row.unit}`;
      if (before !== undefined && changedFields(before, values).length === 0) {
        report.unchanged += 1;
        report.lines.push(`giữ nguyên ${what}`);
        continue;
      }
      await tx
        .insertInto("former_place")
        .values(values)
        .onConflict((conflict) => conflict.columns(["name", "unit_code"]).doUpdateSet(values))
        .execute();
      if (before === undefined) report.created += 1;
      else report.updated += 1;
      report.lines.push(`${before === undefined ? "thêm" : "cập nhật"} ${what}`);
      entries.push({
        at: ctx.clock.now(),
        act: before === undefined ? "place.named" : "place.changed",
        actor: by,
        unitCode: row.unit,
        subject: { type: "unit", id: row.unit },
        details: values,
      });
    }
    await appendEntries(tx, entries);
    return done(report);
  });
}
