import { sql } from "kysely";
import type { Database } from "../foundation/database/database.ts";
import { days, type Retention, removeRows } from "../foundation/retention.ts";
import { calendarDay } from "../foundation/vietnam-time.ts";

/** Forgets the secrets of the days before this one, so that nobody's mark can ever be made again. */
export async function forgetSalts(
  db: Database,
  { day, limit }: { day: string; limit: number },
): Promise<number> {
  return removeRows(db, { table: "reader_salt", when: sql`day < ${day}`, limit });
}

const sumsWhy =
  "sums without persons; information other than legal documents is kept for 5 years at least (RET-03)";

/** What of the statistics is kept for a time. */
export const insightRetention: readonly Retention[] = [
  {
    name: "reader_salt",
    tables: ["reader_salt"],
    keptForMs: 0,
    since: "the end of its day",
    why: "with it readers could be told apart (PD-03); web processes take it away themselves when a day begins",
    removeBatch: ({ db }, { before, limit }) => forgetSalts(db, { day: calendarDay(before), limit }),
  },
  {
    name: "page_view_count",
    tables: ["page_view_count"],
    keptForMs: days(5 * 366),
    since: "its day",
    why: sumsWhy,
    removeBatch: ({ db }, { before, limit }) =>
      removeRows(db, { table: "page_view_count", when: sql`day < ${calendarDay(before)}`, limit }),
  },
  {
    name: "reader_sketch",
    tables: ["reader_sketch"],
    keptForMs: days(5 * 366),
    since: "its day",
    why: sumsWhy,
    removeBatch: ({ db }, { before, limit }) =>
      removeRows(db, { table: "reader_sketch", when: sql`day < ${calendarDay(before)}`, limit }),
  },
];
