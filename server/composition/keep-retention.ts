import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import type { Retention } from "../foundation/retention.ts";
import { retention } from "./retention.ts";
import { judgeBy, runEveryMs } from "./retention-clock.ts";

/** So many rows or files go in one batch, and so many batches of one kind in one run. */
const batchSize = 500;
const batchesAtMost = 20;

/** How often a worker asks whether a run is due, in milliseconds. */
const askEveryMs = 60_000;

/** Takes away in this worker what is past its time, every ten minutes until stopped; one worker at a time. */
export function startRetention(ctx: Context): { stop(): Promise<void> } {
  let stopped = false;
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(async () => {
      if (stopped) return;
      try {
        await runRetention(ctx, { going: () => !stopped });
      } catch (error) {
        ctx.log.warn({ err: error }, "retention: nothing could be removed, will try again");
      }
    });
  }, askEveryMs);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

/**
 * One run: as much of each kind as a run may take away. Does nothing while another worker's run is less than its time
 * ago, or when the clock is behind the ledger. Each batch is whole by itself, so that a kill leaves nothing half. Answers
 * how much was removed, by name.
 */
export async function runRetention(
  ctx: Context,
  { entries = retention, going = () => true }: { entries?: readonly Retention[]; going?: () => boolean } = {},
): Promise<ReadonlyMap<string, number>> {
  const removed = new Map<string, number>();
  const at = await claimRun(ctx);
  if (at === undefined) return removed;
  for (const { name, keptForMs, removeBatch } of entries) {
    const before = new Date(at.getTime() - keptForMs);
    try {
      for (let batch = 0; batch < batchesAtMost && going(); batch += 1) {
        const count = await removeBatch(ctx, { before, limit: batchSize });
        if (count > 0) removed.set(name, (removed.get(name) ?? 0) + count);
        if (count < batchSize) break;
      }
    } catch (error) {
      ctx.log.warn({ err: error, kind: name }, "retention: could not be removed, will try again");
    }
  }
  if (removed.size > 0) ctx.log.info({ removed: Object.fromEntries(removed) }, "retention: removed");
  return removed;
}

/** Takes the next run for this process; answers by which moment it judges, or undefined when there is none to do. */
async function claimRun(ctx: Context): Promise<Date | undefined> {
  const now = ctx.clock.now();
  return ctx.db.transaction().execute(async (tx) => {
    // Whose turn it is the database's own time says: it is the same for all, and nobody moves it.
    const { rows } = await sql<{ reached: Date; due: boolean }>`
      select reached, ran_at <= now() - ${runEveryMs} * 0.9 * interval '1 millisecond' or ran_at > now() as due
      from retention_run for update`.execute(tx);
    const [last] = rows;
    if (last?.due === false) return undefined;
    const newest = await tx
      .selectFrom("ledger_entry")
      .select((eb) => eb.fn.max("at").as("at"))
      .executeTakeFirst();
    const at = judgeBy({ now, reached: last?.reached, newestEntry: newest?.at ?? undefined });
    if (at === undefined) {
      ctx.log.warn(
        { now, newest: newest?.at },
        "retention: the clock is behind the ledger, nothing is removed",
      );
      await tx.updateTable("retention_run").set({ ran_at: sql<Date>`now()` }).execute();
      return undefined;
    }
    const claimed = await tx
      .insertInto("retention_run")
      .values({ reached: at, ran_at: sql<Date>`now()` })
      .onConflict((conflict) =>
        // At the very first run two may come together: the second waits here, and does not run.
        last === undefined
          ? conflict.doNothing()
          : conflict.column("only_one").doUpdateSet({ reached: at, ran_at: sql<Date>`now()` }),
      )
      .returning("only_one")
      .executeTakeFirst();
    return claimed === undefined ? undefined : at;
  });
}
