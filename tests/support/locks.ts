import { sql } from "kysely";
import type { TestDatabase } from "./database.ts";

/** How many statements in this database wait for a lock that somebody else holds. */
export async function waitingForLocks({ adminDb }: TestDatabase): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(adminDb);
  return rows[0]?.n ?? 0;
}
