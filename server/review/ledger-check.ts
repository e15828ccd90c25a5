import type { Database } from "../foundation/database/database.ts";
import { compareRows } from "../ledger/compare-rows.ts";
import type { SubjectCheck } from "../ledger/subject-check.ts";

/** Whether every sign-off still says what the ledger witnessed: lens, verdict, reason and hash. */
export const signoffCheck: SubjectCheck = {
  name: "ý kiến duyệt",
  check: (db: Database) =>
    compareRows(db, {
      subjectType: "signoff",
      acts: ["review.signed", "review.returned"],
      idMember: "signoffId",
      async readPage(page) {
        const query = db.selectFrom("signoff").selectAll().orderBy("id");
        const rows = await ("ids" in page
          ? query.where("id", "in", [...page.ids])
          : query.where("id", ">", page.after).limit(page.limit)
        ).execute();
        return rows.map((row) => ({
          id: row.id,
          itemId: row.item_id,
          name: `Ý kiến duyệt ${row.id} của tin ${row.item_id}`,
          actorId: row.person_id,
          at: row.at,
          details: {
            revisionId: row.revision_id,
            lens: row.lens,
            verdict: row.verdict,
            reason: row.reason,
            contentHash: row.content_hash.toString("hex"),
          },
        }));
      },
    }),
};
