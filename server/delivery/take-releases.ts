import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import { type PublishToPortal, takeRelease } from "./take-release.ts";

/**
 * Takes what waits in the outbox, the oldest first, each once. One that cannot be taken stays there for the next time and
 * holds up only what came after it for the same item: an original never overtakes its correction (law 5). `onTaken` is
 * told of each; `going` is asked before each. Answers how many could not be taken. Rejects when the database does not answer.
 */
export async function takeReleases(
  ctx: Context,
  {
    publishToPortal,
    onTaken,
    going,
  }: { publishToPortal: PublishToPortal; onTaken: () => void; going: () => boolean },
): Promise<number> {
  const tried: string[] = [];
  let leftBehind = 0;
  while (going()) {
    const releaseId = await oldestBut(ctx, tried);
    if (releaseId === undefined) return leftBehind;
    tried.push(releaseId);
    try {
      if (await takeRelease(ctx, { publishToPortal, releaseId })) onTaken();
    } catch (error) {
      leftBehind += 1;
      ctx.log.error({ err: error, releaseId }, "delivery: a release could not be taken, will try again");
    }
  }
  return leftBehind;
}

async function oldestBut(ctx: Context, tried: readonly string[]): Promise<string | undefined> {
  const waiting = ctx.db
    .selectFrom("release_outbox")
    .innerJoin("release", "release.id", "release_outbox.release_id")
    .select(["release.id", "release.item_id", "release_outbox.created_at"])
    .where("release_outbox.taken_at", "is", null);
  const oldest = await ctx.db
    .with("waiting", () => waiting)
    .selectFrom("waiting")
    .select("id")
    .where(sql<boolean>`id <> all (${[...tried]}::text[])`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("waiting as earlier")
            .select("earlier.id")
            .whereRef("earlier.item_id", "=", "waiting.item_id")
            .whereRef("earlier.created_at", "<", "waiting.created_at"),
        ),
      ),
    )
    .orderBy("created_at")
    .limit(1)
    .executeTakeFirst();
  return oldest?.id;
}
