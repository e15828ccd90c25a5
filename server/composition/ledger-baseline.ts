import { channels } from "../channels/ledger-check.ts";
import { categories } from "../editorial/ledger-check.ts";
import type { Database } from "../foundation/database/database.ts";
import { appendEntries } from "../ledger/append-entry.ts";
import type { EntryInput } from "../ledger/entry.ts";
import type { SubjectCheck } from "../ledger/subject-check.ts";
import { baselineSubject, type WitnessedTable, witnessedRows } from "../ledger/witnessed-rows.ts";
import { credentials } from "../organization/ledger-check.ts";
import { directoryParts } from "../public-store/directory-check.ts";

const act = "ledger.baseline";
const system = { id: null, name: "Hệ thống" } as const;
const rowsPerEntry = 200;

/**
 * Tables of which older versions told the ledger nothing. Units, people, grants and channels always had entries: what
 * lacks one there stays a finding. Of the channels the portal's own alone was made without.
 */
const unwitnessed: readonly { table: WitnessedTable; only?: string }[] = [
  { table: credentials },
  { table: categories },
  { table: channels, only: "portal" },
  ...directoryParts.map((table) => ({ table })),
];

/**
 * Tells the ledger of an installation that is older than its entries what stands there now, once: as an act of the
 * system that names itself the baseline. Runs with the migrations, as the owner.
 */
export async function writeBaseline(db: Database, { at }: { at: Date }): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const due = await tx.selectFrom("ledger_baseline").select("only_one").forUpdate().executeTakeFirst();
    if (due === undefined || (await baselineEntries(tx)).length > 0) return;
    const entries: EntryInput[] = [];
    for (const { table, only } of unwitnessed) {
      const witnessed = await witnessedRows(tx, table);
      const rows = (await table.rows(tx)).filter(({ id }) => !witnessed.has(id) && (only ?? id) === id);
      for (let from = 0; from < rows.length; from += rowsPerEntry) {
        const some = rows.slice(from, from + rowsPerEntry);
        entries.push(baselineOf({ at, of: table.subjectType, rows: some }));
      }
    }
    await appendEntries(tx, [baselineOf({ at, of: "installation", rows: [] }), ...entries]);
  });
}

function baselineOf({
  at,
  of,
  rows,
}: {
  at: Date;
  of: string;
  rows: Awaited<ReturnType<WitnessedTable["rows"]>>;
}): EntryInput {
  const details = { rows: Object.fromEntries(rows.map(({ id, members }) => [id, members])) };
  return { at, act, actor: system, unitCode: null, subject: { type: baselineSubject, id: of }, details };
}

function baselineEntries(db: Database) {
  return db.selectFrom("ledger_entry").select(["seq", "at"]).where("act", "=", act).orderBy("seq").execute();
}

/** Whether there is one baseline at most, and only where one was due: a second would make any change look told. */
export const baselineCheck: SubjectCheck = {
  name: "mục gốc của sổ cái",
  async *check(db) {
    const entries = await baselineEntries(db);
    const due = await db.selectFrom("ledger_baseline").select("only_one").executeTakeFirst();
    const [first] = entries;
    for (const [index, { seq, at }] of entries.entries()) {
      // Those of the one act stand behind one another.
      const ofOne = seq - index === first?.seq && at.getTime() === first.at.getTime();
      if (due !== undefined && ofOne) continue;
      yield {
        kind: "extra",
        subjectType: baselineSubject,
        subjectId: String(seq),
        seq,
        lasts: true,
        sentence: `Mục ${seq} của sổ cái tự nhận là mục gốc, nhưng cơ sở dữ liệu này đã có hoặc không cần mục gốc: có người ghi thêm để che việc sửa dữ liệu.`,
      };
    }
  },
};
