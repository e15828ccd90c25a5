import { sql } from "kysely";
import { days, type Retention, removeRows } from "../foundation/retention.ts";

/** What of pauses and clocks is kept for a time. */
export const deliveryRetention: readonly Retention[] = [
  {
    name: "pacing",
    tables: ["pacing"],
    keptForMs: days(30),
    since: "its last change and the end of its pause",
    why: "says only whom to leave alone now",
    // The pause of a whole platform ends with a call on trial and not by time.
    removeBatch: ({ db }, { before, limit }) =>
      removeRows(db, {
        table: "pacing",
        when: sql`updated_at < ${before}
          and (paused_until is null or scope like 'channel:%' and paused_until < ${before})`,
        limit,
      }),
  },
  {
    name: "platform_clock",
    tables: ["platform_clock"],
    keptForMs: days(30),
    since: "the last measurement",
    why: "a machine that does not measure any more is gone",
    removeBatch: ({ db }, { before, limit }) =>
      removeRows(db, { table: "platform_clock", when: sql`measured_at < ${before}`, limit }),
  },
];
