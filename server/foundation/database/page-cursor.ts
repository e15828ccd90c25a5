import { type Expression, type RawBuilder, sql } from "kysely";

/** Where a list goes on: a moment to the microsecond, as the database keeps it, and the id that decides between equal moments. */
export interface PageCursor {
  readonly at: string;
  readonly id: string;
}

const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z)~([0-9a-z]{16})$/;
const longest = 48;

/** Reads a cursor that a list has handed out; undefined for the first page and for anything else. */
export function readPageCursor(cursor: string | undefined): PageCursor | undefined {
  if (cursor === undefined || cursor.length > longest) return undefined;
  const [, at, id] = form.exec(cursor) ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at))) return undefined;
  return { at, id };
}

/** Writes the cursor behind the last line of a page; `at` is what `exactMoment` selected. */
export function writePageCursor({ at, id }: PageCursor): string {
  return `${at}~${id}`;
}

/** A column's moment to the microsecond: JavaScript keeps milliseconds, and a page that begins at those would skip lines. */
export function exactMoment(column: Expression<Date>): RawBuilder<string> {
  return sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
