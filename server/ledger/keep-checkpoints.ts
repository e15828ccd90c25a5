import { createPublicKey } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import type { Tx } from "../foundation/database/database.ts";
import { type Checkpoint, signCheckpoint } from "./checkpoint.ts";
import { holdCheckpointKey, lastCheckpoint, storeCheckpoint } from "./checkpoint-file.ts";
import { missingCheckpoints } from "./checkpoint-gaps.ts";
import { publishCheckpoint } from "./published-checkpoints.ts";
import { loadEntry, readEntryPages } from "./store.ts";
import { verifyChain } from "./verify-chain.ts";

const checkpointLock = 5_414_473;
const betweenCheckpoints = 2000;
/** After so many rounds in which nothing was appended what was signed is read again all the same: a minute. */
const restingRounds = 30;

type LedgerContext = Pick<Context, "config" | "db" | "clock" | "log">;

/**
 * Keeps the checkpoints outside the database up to date: every 2 seconds when the chain has grown, and once more at
 * `stop`. Runs in a worker.
 */
export async function keepCheckpoints(ctx: LedgerContext): Promise<{ stop(): Promise<void> }> {
  // A wrong key, or none where there was one, stops the start.
  await holdCheckpointKey(ctx.db, ctx.config);
  let stopped = false;
  let wake: () => void = () => undefined;
  /** The newest entry when all of it was signed, and how many rounds that was enough to know. */
  let signedSeq: number | undefined;
  let rested = 0;
  const round = async () => {
    try {
      const newest = await newestSeq(ctx);
      rested += 1;
      if (newest !== undefined && newest === signedSeq && rested < restingRounds) return;
      rested = 0;
      await takeCheckpoint(ctx);
      signedSeq = (await lastCheckpoint(ctx.config))?.seq;
    } catch (error) {
      ctx.log.warn({ err: error }, "ledger: checkpoint not taken, will try again");
    }
  };
  const running = (async () => {
    while (!stopped) {
      await round();
      if (stopped) break;
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, betweenCheckpoints).unref();
      });
    }
  })();
  return {
    async stop() {
      stopped = true;
      wake();
      await running;
      rested = restingRounds;
      await round();
    },
  };
}

async function newestSeq({ db }: LedgerContext): Promise<number | undefined> {
  const newest = await db
    .selectFrom("ledger_entry")
    .select("seq")
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return newest?.seq;
}

/**
 * Signs the head of the chain and stores it, if the chain has grown since the last checkpoint and everything after
 * that one still follows from it. A history that does not agree, or whose checkpoints are gone, is never signed: it is
 * logged, and nothing is stored.
 */
export async function takeCheckpoint(ctx: LedgerContext): Promise<Checkpoint | undefined> {
  const places = ctx.config;
  const privateKey = await holdCheckpointKey(ctx.db, places);
  return ctx.db.transaction().execute(async (tx) => {
    // One writer of the file at a time, however many workers share the data folder.
    await sql`select pg_advisory_xact_lock(${sql.lit(checkpointLock)})`.execute(tx);
    const last = await lastCheckpoint(places);
    const publicKey = createPublicKey(privateKey);
    const gap = await missingCheckpoints(tx, { places, publicKey });
    if (gap !== undefined) {
      ctx.log.error({ problem: gap.sentence }, "ledger: checkpoints are missing; nothing is signed");
      return undefined;
    }
    const found = await followFrom(tx, last);
    if (found.problem !== undefined) {
      ctx.log.error({ problem: found.problem }, "ledger: the chain does not agree with its last checkpoint");
      return undefined;
    }
    if (found.head === undefined) return undefined;
    const checkpoint = signCheckpoint({ ...found.head, at: ctx.clock.now(), privateKey });
    await storeCheckpoint({ places, checkpoint });
    await publishCheckpoint(tx, { checkpoint, privateKey });
    return checkpoint;
  });
}

async function followFrom(
  tx: Tx,
  last: Checkpoint | undefined,
): Promise<{ problem?: string; head?: { seq: number; hash: string } }> {
  if (last !== undefined && (await loadEntry(tx, { seq: last.seq }))?.hash !== last.hash) {
    return { problem: `entry ${last.seq} is not the one that was signed` };
  }
  const chain = verifyChain({
    pages: readEntryPages(tx, { afterSeq: last?.seq ?? 0 }),
    ...(last === undefined ? {} : { after: last }),
  });
  const first = await chain.next();
  if (!first.done) {
    await chain.return({ entries: 0, head: null, checkpoint: null });
    return { problem: first.value.sentence };
  }
  return first.value.head === null ? {} : { head: first.value.head };
}
