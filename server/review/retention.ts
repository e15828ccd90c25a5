import { sql } from "kysely";
import { days, type Retention, removeRows } from "../foundation/retention.ts";

/** What of reviews is kept for a time. */
export const reviewRetention: readonly Retention[] = [
  {
    name: "review_seen",
    tables: ["review_seen"],
    keptForMs: days(365),
    since: "the look",
    why: "only shows a reviewer what changed since; what was decided stands in the sign-offs",
    removeBatch: ({ db }, { before, limit }) =>
      removeRows(db, { table: "review_seen", when: sql`at < ${before}`, limit }),
  },
];
