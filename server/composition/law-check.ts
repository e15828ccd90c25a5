import { hashCanonical, toJson } from "../foundation/canonical-json.ts";
import type { Database } from "../foundation/database/database.ts";
import { lawDigests } from "../foundation/database/law-digests.generated.ts";
import type { SubjectCheck } from "../ledger/subject-check.ts";

/** The rows of a table that migrations alone write, in one order, as one digest. */
export async function lawDigest(db: Database, table: keyof typeof lawDigests): Promise<string> {
  const rows = await (table === "review_plan"
    ? db.selectFrom("review_plan").selectAll().orderBy("id").execute()
    : db.selectFrom("holiday").selectAll().orderBy("day").execute());
  return hashCanonical(toJson(rows.map((row) => ({ ...row })))).toString("hex");
}

const sentences = {
  review_plan:
    "Quy trình duyệt (bảng review_plan) đã bị sửa: không còn là quy trình mà bản phần mềm này ban hành, nên tin có thể được phát hành thiếu người duyệt.",
  holiday: "Lịch ngày nghỉ (bảng holiday) đã bị sửa: không còn là lịch mà bản phần mềm này ban hành.",
} as const;

/**
 * Whether the law that is kept as data is what the migrations of this version wrote: which opinions a kind needs, and on
 * which days nobody works. The digests come with the code, so that whoever owns the database cannot move them.
 */
export const lawCheck: SubjectCheck = {
  name: "quy trình duyệt, ngày nghỉ",
  async *check(db) {
    for (const table of ["review_plan", "holiday"] as const) {
      if ((await lawDigest(db, table)) === lawDigests[table]) continue;
      yield { kind: "changed", subjectType: table, subjectId: table, seq: null, sentence: sentences[table] };
    }
  },
};
