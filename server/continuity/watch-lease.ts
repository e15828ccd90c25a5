import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";

/**
 * Takes or renews the watch over a store for a process; false while another one holds it. Who died keeps others away for
 * `lastsMs`.
 */
export async function holdsWatch(
  ctx: Pick<Context, "db">,
  { store, holder, lastsMs }: { store: string; holder: string; lastsMs: number },
): Promise<boolean> {
  // By the database's own time: it is the same for all who ask, and nobody moves it.
  const until = sql<Date>`now() + ${lastsMs} * interval '1 millisecond'`;
  const { rows } = await sql`
    insert into watch_lease (store, holder, until) values (${store}, ${holder}, ${until})
    on conflict (store) do update set holder = excluded.holder, until = excluded.until
    where watch_lease.holder = excluded.holder or watch_lease.until < now()
    returning store`.execute(ctx.db);
  return rows.length > 0;
}

/** Gives a watch back, so that another process need not wait for its end. */
export async function leaveWatch(
  ctx: Pick<Context, "db">,
  { store, holder }: { store: string; holder: string },
): Promise<void> {
  await ctx.db.deleteFrom("watch_lease").where("store", "=", store).where("holder", "=", holder).execute();
}
