import type { Context } from "../foundation/context.ts";
import { retryOnce } from "../foundation/database/database.ts";
import { hasMadeCopy } from "../platforms/made-copy.ts";
import { restingColumns, sendAgain } from "./send-again.ts";

const mostAtOnce = 1000;
/** What was replaced longer ago ends when it is due, or when somebody asks for it. */
const recentMs = 7 * 24 * 60 * 60_000;

/**
 * Ends what waits or rests of releases that something newer has replaced, also where nobody may call at present (law 5):
 * the board says so at once, and where a copy may stand the channel is read back. What somebody works on ends by itself.
 */
export async function endReplaced(ctx: Context): Promise<void> {
  await retryOnce(() =>
    ctx.db.transaction().execute(async (tx) => {
      const at = ctx.clock.now();
      const rows = await tx
        .selectFrom("delivery")
        .innerJoin("item", "item.id", "delivery.item_id")
        .innerJoin("release", "release.id", "delivery.release_id")
        .select([...restingColumns])
        .where("release.replaced_at", ">", new Date(at.getTime() - recentMs))
        .where("delivery.state", "in", ["waiting", "pending", "blocked", "failed", "overdue"])
        .where((eb) => eb.or([eb("lease_until", "is", null), eb("lease_until", "<=", at)]))
        .orderBy("delivery.id")
        .limit(mostAtOnce)
        .forUpdate("delivery")
        .skipLocked()
        .execute();
      // The platform is still asked after what it has made already.
      const ending = rows.filter(({ state, progress }) => state !== "pending" || !hasMadeCopy(progress));
      await sendAgain(tx, ending, { at, personSawNone: false });
    }),
  );
}
