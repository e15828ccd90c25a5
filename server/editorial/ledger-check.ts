import { sql } from "kysely";
import { z } from "zod";
import { hashCanonical, toJson } from "../foundation/canonical-json.ts";
import type { Database } from "../foundation/database/database.ts";
import { compareRows } from "../ledger/compare-rows.ts";
import type { Disagreement, SubjectCheck } from "../ledger/subject-check.ts";
import { type WitnessedTable, witnessedCheck } from "../ledger/witnessed-rows.ts";

const pageSize = 500;
const category = z.object({
  slug: z.string(),
  name: z.string(),
  parent_slug: z.string().nullable(),
  position: z.number(),
});
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

/** The menu, by the entry of its making. */
export const categories: WitnessedTable = {
  subjectType: "category",
  witnessedBy: ["menu"],
  says({ act, details }) {
    if (act !== "menu.made" || !Array.isArray(details.categories)) return [];
    return details.categories.map((row: unknown) => {
      const { slug, ...members } = category.parse(row);
      return { id: slug, members };
    });
  },
  async rows(db) {
    const rows = await db.selectFrom("category").selectAll().execute();
    return rows.map(({ slug, ...members }) => ({
      id: slug,
      name: `Mục «${members.name}» (${slug})`,
      members,
    }));
  },
};

/** Whether the menu is what the ledger says. */
export const categoryCheck: SubjectCheck = witnessedCheck("các mục của Cổng", categories);

/**
 * Whether everybody who had a hand in what was submitted still counts as such: the sealed revision names them, and the
 * table of contributors keeps them from signing. People who came later may stand there too.
 */
export const contributorCheck: SubjectCheck = {
  name: "người có tay trong tin",
  async *check(db: Database): AsyncGenerator<Disagreement> {
    for (let after = ""; ; ) {
      const { rows } = await sql<{ id: string; item: string; lacking: string[] }>`
        select revision.id, revision.item_id as item,
          array(select person from jsonb_array_elements_text(revision.content -> 'contributors') as person
            where not exists (select from contributor
              where contributor.item_id = revision.item_id and contributor.person_id = person)) as lacking
        from revision where revision.id > ${after} order by revision.id limit ${pageSize}`.execute(db);
      for (const { id, item, lacking } of rows)
        for (const person of lacking)
          yield {
            kind: "missing",
            subjectType: "contributor",
            subjectId: item,
            seq: null,
            sentence: `Tin ${item}: ${person} đã soạn phiên bản ${id} nhưng không còn trong danh sách người có tay trong tin, nên có thể tự duyệt.`,
          };
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.id;
    }
  },
};
