import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";

/** First key of the locks that this room takes, one for each original; the other rooms lock by a single number. */
const lockClass = 7_301_105;

/**
 * Runs `make` while nobody else in the installation makes anything of the same original: who comes second waits and then
 * finds it made. The lock is free again as soon as its holder dies.
 */
export async function makeAlone(
  ctx: Context,
  { originalDigest, make }: { originalDigest: string; make: () => Promise<void> },
): Promise<void> {
  await ctx.db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${lockClass}::int, hashtext(${originalDigest}))`.execute(connection);
    try {
      await make();
    } finally {
      await sql`select pg_advisory_unlock(${lockClass}::int, hashtext(${originalDigest}))`.execute(
        connection,
      );
    }
  });
}
