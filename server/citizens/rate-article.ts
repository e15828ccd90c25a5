import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import { calendarDay } from "../foundation/vietnam-time.ts";
import { publicPage } from "./store.ts";

/**
 * A reader rates an item from 1 to 5 (REP-06, Decree 224, Article 10, clause 3b): one is added to a sum, and nothing is
 * kept of who it was. Answers where the item stands; undefined when nothing does.
 */
export async function rateArticle(
  ctx: Context,
  { itemId, value }: { itemId: string; value: number },
): Promise<string | undefined> {
  const page = await publicPage(ctx.db, itemId);
  if (page === undefined) return undefined;
  await ctx.db
    .insertInto("article_rating")
    .values({ day: calendarDay(ctx.clock.now()), item_id: itemId, value, votes: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(["item_id", "day", "value"])
        .doUpdateSet({ votes: sql<number>`article_rating.votes + 1` }),
    )
    .execute();
  return `/tin/${page.slug}-${page.id}`;
}
