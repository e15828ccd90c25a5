import { sql } from "kysely";
import { days, type Retention, removeRows } from "../foundation/retention.ts";

/** What of the watch is kept for a time. */
export const continuityRetention: readonly Retention[] = [
  {
    name: "watch_lease",
    tables: ["watch_lease"],
    keptForMs: days(1),
    since: "its end",
    why: "its machine is gone",
    // Leases end by the database's own time, which nobody moves.
    removeBatch: ({ db }, { before, limit }) =>
      removeRows(db, {
        table: "watch_lease",
        when: sql`until < least(${before}::timestamptz, now() - interval '1 day')`,
        limit,
      }),
  },
];
