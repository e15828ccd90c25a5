import type { Database } from "../foundation/database/database.ts";
import type { Disagreement, SubjectCheck } from "../ledger/subject-check.ts";
import {
  textOf,
  type Witnessed,
  type WitnessedTable,
  witnessedCheck,
  witnessedRows,
} from "../ledger/witnessed-rows.ts";

const outages: WitnessedTable = {
  subjectType: "outage",
  witnessedBy: ["outage"],
  says({ act, at, subjectId, details }) {
    if (act === "outage.cancelled") return [{ id: subjectId, members: { cancelled_at: at.toISOString() } }];
    if (act !== "outage.planned") return [];
    const members = {
      starts_at: textOf(details.startsAt) ?? "",
      ends_at: textOf(details.endsAt) ?? "",
      reason: textOf(details.reason) ?? "",
      force_majeure: textOf(details.forceMajeure) ?? "",
      cancelled_at: null,
    };
    return [{ id: subjectId, members }];
  },
  async rows(db) {
    const rows = await db.selectFrom("planned_outage").selectAll().execute();
    return rows.map((row) => ({
      id: row.id,
      name: `Thông báo tạm ngừng ${row.id}`,
      members: {
        starts_at: row.starts_at.toISOString(),
        ends_at: row.ends_at.toISOString(),
        reason: row.reason,
        force_majeure: row.force_majeure,
        cancelled_at: row.cancelled_at?.toISOString() ?? null,
      },
    }));
  },
};

/** Whether the announcements of outages are those that were made, and the public sees no other. */
export const outageCheck: SubjectCheck = {
  name: "thông báo tạm ngừng",
  async *check(db) {
    yield* witnessedCheck("thông báo tạm ngừng", outages).check(db);
    yield* publicOutages(db, await witnessedRows(db, outages));
  },
};

async function* publicOutages(
  db: Database,
  witnessed: ReadonlyMap<string, Witnessed>,
): AsyncGenerator<Disagreement> {
  for (const row of await db.selectFrom("public_store.planned_outage").selectAll().execute()) {
    const witness = witnessed.get(row.id);
    const agrees =
      witness?.members.cancelled_at === null &&
      witness.members.reason === row.reason &&
      witness.members.starts_at === row.starts_at.toISOString() &&
      witness.members.ends_at === row.ends_at.toISOString();
    if (agrees) continue;
    const sentence = `Thông báo tạm ngừng ${row.id} mà Cổng hiện không khớp sổ cái.`;
    yield {
      kind: "changed",
      subjectType: "public-outage",
      subjectId: row.id,
      seq: witness?.seq ?? null,
      sentence,
    };
  }
}
