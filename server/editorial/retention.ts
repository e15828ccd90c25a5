import { sql } from "kysely";
import { days, type Retention } from "../foundation/retention.ts";

/** What of drafts is kept for a time. */
export const editorialRetention: readonly Retention[] = [
  {
    name: "draft.recent_saves",
    tables: ["draft"],
    keptForMs: days(7),
    since: "the last save",
    why: "a save whose answer was lost is sent again within minutes",
    async removeBatch({ db }, { before, limit }) {
      const { numAffectedRows } = await sql`
        update draft set recent_saves = '[]' where item_id = any(array(
          select item_id from draft where recent_saves <> '[]' and updated_at < ${before}
          limit ${limit} for update skip locked))`.execute(db);
      return Number(numAffectedRows ?? 0);
    },
  },
];
