import { sql } from "kysely";
import { shownDetails } from "../../body/kinds/shown-details.ts";
import { warningDetails, warningKind } from "../../body/kinds/warning.ts";
import type { Context } from "../foundation/context.ts";
import type { Tx } from "../foundation/database/database.ts";
import { announceWarningQueue } from "./jobs.ts";

/** Notes, in the transaction that publishes a warning, that its subscribers are to be told. */
export async function noteWarning(
  ctx: Pick<Context, "jobs">,
  tx: Tx,
  { releaseId, content }: { releaseId: string; content: { readonly kind: string } },
): Promise<void> {
  if (content.kind === warningKind.id) await ctx.jobs.enqueue(tx, announceWarningQueue, { releaseId });
}

/**
 * Makes one message for each confirmed subscriber whose topics and communes fit the released warning: all of them in one
 * statement, or none. Done again after a crash it adds nobody twice. Nothing is made for a release that a newer one has
 * replaced meanwhile, nor for a warning that is over. Answers how many were added.
 */
export async function announceWarning(ctx: Context, { releaseId }: { releaseId: string }): Promise<number> {
  const at = ctx.clock.now();
  const page = await ctx.db
    .selectFrom("public_store.article")
    .select(["id", "details"])
    .where("release_id", "=", releaseId)
    .where("kind", "=", warningKind.id)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  if (page === undefined) return 0;
  const details = warningDetails.safeParse(page.details).data;
  if (details !== undefined && isOver(details, at)) return 0;
  const area = sql<string[]>`${details?.areaUnitCodes ?? []}::text[]`;
  // A warning written in a hurry, without its form, has no topic that anybody chose: it is for all of the area.
  const topic = shownDetails(details)?.topic ?? null;
  const added = await ctx.db
    .insertInto("warning_message")
    .columns(["subscription_id", "release_id", "item_id", "next_at", "since"])
    .expression((eb) =>
      eb
        .selectFrom("subscription")
        .select((one) => [
          "subscription.id",
          one.val(releaseId).as("release_id"),
          one.val(page.id).as("item_id"),
          sql<Date>`${at}::timestamptz`.as("next_at"),
          sql<Date>`${at}::timestamptz`.as("since"),
        ])
        .where("state", "=", "confirmed")
        .where(sql<boolean>`(topics = '{}' or ${topic}::text is null or ${topic} = any (topics))`)
        .where(sql<boolean>`(unit_codes = '{}' or ${area} = '{}' or unit_codes && ${area})`),
    )
    .onConflict((conflict) => conflict.columns(["subscription_id", "release_id"]).doNothing())
    .executeTakeFirst();
  return Number(added.numInsertedOrUpdatedRows ?? 0);
}

/** Whether a warning is over at a moment. */
export function isOver({ expiresAt }: { readonly expiresAt: string }, at: Date): boolean {
  return expiresAt !== "" && new Date(expiresAt) <= at;
}
