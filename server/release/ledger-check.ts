import { sql } from "kysely";
import type { Database } from "../foundation/database/database.ts";
import { compareRows } from "../ledger/compare-rows.ts";
import type { SubjectCheck } from "../ledger/subject-check.ts";

/**
 * Whether something newer really stands in a release's place: the release of a later revision of its item, or the closing
 * of its notice. By the number of the revision: the times are of several machines, whose clocks differ.
 */
const isReplaced = sql<boolean>`
  release.state = 'released' and (
    exists (select 1 from item where item.id = release.item_id and item.state = 'closed')
    or exists (
      select 1 from release newer join revision later on later.id = newer.revision_id
      where newer.item_id = release.item_id and newer.state = 'released'
        and later.number > (select number from revision where revision.id = release.revision_id)))`;

/**
 * Whether every release still names the revision and the hash that the board decided on, and is marked as replaced exactly
 * when something newer stands in its place.
 */
export const releaseCheck: SubjectCheck = {
  name: "bản phát hành",
  check: (db: Database) =>
    compareRows(db, {
      subjectType: "release",
      acts: ["release.made", "release.scheduled"],
      idMember: "releaseId",
      async readPage(page) {
        const query = db.selectFrom("release").selectAll().select(isReplaced.as("is_replaced")).orderBy("id");
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
          ...(row.is_replaced === (row.replaced_at !== null)
            ? {}
            : {
                fault: `Bản phát hành ${row.id} của tin ${row.item_id} đã bị sửa: «replaced_at» không khớp các bản phát hành khác của tin.`,
              }),
          details: {
            revisionId: row.revision_id,
            contentHash: row.content_hash.toString("hex"),
            ...(row.scheduled_for === null ? {} : { scheduledFor: row.scheduled_for.toISOString() }),
          },
        }));
      },
    }),
};
