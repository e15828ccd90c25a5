import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import { type PublishToPortal, takeRelease } from "./take-release.ts";

/**
 * Takes what waits in the outbox, the oldest first, each once. One that cannot be taken stays there for the next time and
 * does not hold up those that came after it. `onTaken` is told of each; `going` is asked before each. Rejects when the
 * database does not answer.
 */
export async function takeReleases(
  ctx: Context,
  {
    publishToPortal,
    onTaken,
    going,
  }: { publishToPortal: PublishToPortal; onTaken: () => void; going: () => boolean },
): Promise<void> {
  const tried: string[] = [];
  while (going()) {
    const releaseId = await oldestBut(ctx, tried);
    if (releaseId === undefined) return;
    tried.push(releaseId);
    try {
      if (await takeRelease(ctx, { publishToPortal, releaseId })) onTaken();
    } catch (error) {
      ctx.log.error({ err: error, releaseId }, "delivery: a release could not be taken, will try again");
    }
  }
}

async function oldestBut(ctx: Context, tried: readonly string[]): Promise<string | undefined> {
  const oldest = await ctx.db
    .selectFrom("release_outbox")
    .select("release_id")
    .where("taken_at", "is", null)
    .where(sql<boolean>`release_id <> all (${[...tried]}::text[])`)
    .orderBy("created_at")
    .limit(1)
    .executeTakeFirst();
  return oldest?.release_id;
}
