import pg from "pg";
import { markUnopened } from "./database-away.ts";

/** What processes of one installation do one at a time, as numbers of advisory locks. */
const turns = { migrate: 5_414_486, prepare: 5_414_487, load: 5_414_488 } as const;

/**
 * Does a work while no other process of this database does the same. The turn is held by a connection of its own: it ends
 * with the process, also after `kill -9`.
 */
export async function inTurn<T>(
  { url, what }: { url: string; what: keyof typeof turns },
  work: () => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `trongdong turn ${what}`,
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
  });
  // A connection that was lost meanwhile fails the work's own queries as well.
  client.on("error", () => undefined);
  try {
    await client.connect().catch((error: unknown) => {
      markUnopened(error);
      throw error;
    });
    await client.query("select pg_advisory_lock($1)", [turns[what]]);
    return await work();
  } finally {
    await client.end().catch(() => undefined);
  }
}
