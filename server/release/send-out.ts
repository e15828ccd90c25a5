import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import type { Tx } from "../foundation/database.ts";
import { defineQueue } from "../foundation/jobs.ts";

/** Wakes delivery; the outbox row, not the job, says what is to be done. */
export const deliverWakeQueue = defineQueue<{ releaseId: string }>({ name: "deliver-wake" });

/** The channel on which delivery listens, so that it wakes the moment the release commits. */
export const deliverWakeChannel = "delivery_wake";

/** Puts a release into the outbox, in the transaction that makes it, and ends the review of its revision. */
export async function sendOut(
  ctx: Context,
  tx: Tx,
  { releaseId, revisionId, at }: { releaseId: string; revisionId: string; at: Date },
): Promise<void> {
  await tx.insertInto("release_outbox").values({ release_id: releaseId, created_at: at }).execute();
  await tx
    .updateTable("review")
    .set({ state: "released", closed_at: at })
    .where("revision_id", "=", revisionId)
    .execute();
  await ctx.jobs.enqueue(tx, deliverWakeQueue, { releaseId });
  await wakeWorkers(tx);
}

/** Wakes delivery and the schedule of every worker when this transaction commits. */
export async function wakeWorkers(tx: Tx): Promise<void> {
  await sql`select pg_notify(${deliverWakeChannel}, '')`.execute(tx);
}
