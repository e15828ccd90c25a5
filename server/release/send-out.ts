import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import type { Tx } from "../foundation/database/database.ts";
import { defineQueue } from "../foundation/database/jobs.ts";
import { moveReview } from "../review/review-state.ts";

/** Wakes delivery; the outbox row, not the job, says what is to be done. */
export const deliverWakeQueue = defineQueue<{ releaseId: string }>({ name: "deliver-wake" });

/** The channel on which delivery listens, so that it wakes the moment the release commits. */
export const deliverWakeChannel = "delivery_wake";

/**
 * Puts a release into the outbox, in the transaction that makes it, ends the review of its revision, and puts it in the
 * place of what was released of the item before. The item's row is held.
 */
export async function sendOut(
  ctx: Context,
  tx: Tx,
  { releaseId, itemId, revisionId, at }: { releaseId: string; itemId: string; revisionId: string; at: Date },
): Promise<void> {
  await replaceReleases(tx, { itemId, butFor: releaseId, at });
  await tx.insertInto("release_outbox").values({ release_id: releaseId, created_at: at }).execute();
  await moveReview(tx, { revisionId, act: "release", at });
  await ctx.jobs.enqueue(tx, deliverWakeQueue, { releaseId });
  await wakeWorkers(tx);
}

/**
 * Marks what was released of an item as replaced: from the commit on no call of it is begun on any channel (law 5).
 * Whoever begins one holds the release's row meanwhile (`server/delivery/commit.ts`), so that the two have an order.
 */
export async function replaceReleases(
  tx: Tx,
  { itemId, butFor, at }: { itemId: string; butFor: string | null; at: Date },
): Promise<void> {
  await tx
    .updateTable("release")
    .set({ replaced_at: at })
    .where("item_id", "=", itemId)
    .where("state", "=", "released")
    .where("replaced_at", "is", null)
    .$if(butFor !== null, (query) => query.where("id", "!=", butFor ?? ""))
    .execute();
}

/** Wakes delivery and the schedule of every worker when this transaction commits. */
export async function wakeWorkers(tx: Tx): Promise<void> {
  await sql`select pg_notify(${deliverWakeChannel}, '')`.execute(tx);
}
