import type { Database } from "../foundation/database.ts";
import { compareRows } from "../ledger/compare-rows.ts";
import type { SubjectCheck } from "../ledger/subject-check.ts";

/** Whether every release still names the revision and the hash that the board decided on. */
export const releaseCheck: SubjectCheck = {
  name: "bản phát hành",
  check: (db: Database) =>
    compareRows(db, {
      subjectType: "release",
      acts: ["release.made", "release.scheduled"],
      idMember: "releaseId",
      async readPage(page) {
        const query = db.selectFrom("release").selectAll().orderBy("id");
        const rows = await ("ids" in page
          ? query.where("id", "in", [...page.ids])
          : query.where("id", ">", page.after).limit(page.limit)
        ).execute();
        return rows.map((row) => ({
          id: row.id,
          itemId: row.item_id,
          name: `Bản phát hành ${row.id} của tin ${row.item_id}`,
          actorId: row.decided_by,
          at: row.decided_at,
          details: {
            revisionId: row.revision_id,
            contentHash: row.content_hash.toString("hex"),
            ...(row.scheduled_for === null ? {} : { scheduledFor: row.scheduled_for.toISOString() }),
          },
        }));
      },
    }),
};
