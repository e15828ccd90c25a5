import { z } from "zod";
import { hashCanonical, toJson } from "../foundation/canonical-json.ts";
import type { Database } from "../foundation/database.ts";
import { compareRows } from "../ledger/compare-rows.ts";
import type { SubjectCheck } from "../ledger/subject-check.ts";

const sealedPlan = z.object({ planId: z.string() });

/** Whether every revision still bears the hash with which it was submitted. */
export const revisionCheck: SubjectCheck = {
  name: "phiên bản",
  check: (db: Database) =>
    compareRows(db, {
      subjectType: "revision",
      acts: ["item.submitted"],
      idMember: "revisionId",
      async readPage(page) {
        const query = db.selectFrom("revision").selectAll().orderBy("id");
        const rows = await ("ids" in page
          ? query.where("id", "in", [...page.ids])
          : query.where("id", ">", page.after).limit(page.limit)
        ).execute();
        return rows.map((row) => {
          const name = `Phiên bản ${row.number} của tin ${row.item_id} (${row.id})`;
          const content = toJson(row.content);
          const intact =
            hashCanonical(content).equals(row.content_hash) &&
            sealedPlan.parse(content).planId === row.plan_id;
          return {
            id: row.id,
            itemId: row.item_id,
            name,
            actorId: row.submitted_by,
            at: row.submitted_at,
            details: { number: row.number, contentHash: row.content_hash.toString("hex") },
            ...(intact ? {} : { fault: `${name} đã bị sửa nội dung: không còn khớp mã niêm phong.` }),
          };
        });
      },
    }),
};
