import { type RawBuilder, sql } from "kysely";
import type { Context } from "./context.ts";
import type { Database } from "./database/database.ts";

const dayMs = 86_400_000;

/** So many days in milliseconds. */
export function days(number: number): number {
  return number * dayMs;
}

/** Something that is kept for a time only. Declared by the room that owns it; one job goes through all of them. */
export interface Retention {
  /** The table, a column of it, or the files. */
  readonly name: string;
  /** The tables that the batch takes rows away from or empties a column of; none for files. */
  readonly tables: readonly string[];
  readonly keptForMs: number;
  /** What the time counts from. */
  readonly since: string;
  /** Why so long and no longer, with the rule of law where there is one. */
  readonly why: string;
  /**
   * Takes away at most `limit` of what is older than `before`, whole or not at all each, and answers how many; done
   * again after a kill it goes on.
   */
  removeBatch(ctx: Context, batch: Batch): Promise<number>;
}

export interface Batch {
  readonly before: Date;
  readonly limit: number;
}

/** Deletes at most `limit` rows that meet the condition, in one statement; rows that somebody holds are left for later. */
export async function removeRows(
  db: Database,
  { table, when, limit }: { table: string; when: RawBuilder<unknown>; limit: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} where ctid = any(array(
      select ctid from ${sql.table(table)} where ${when} limit ${limit} for update skip locked))`.execute(db);
  return Number(numAffectedRows ?? 0);
}
