import type { Context } from "../foundation/context.ts";
import { restingColumns, sendAgain } from "./send-again.ts";

/** So many channels in one transaction: a parent token stands behind hundreds. */
const mostAtOnce = 100;
/** What waits for a person has its next time beyond this. */
const byItselfBefore = new Date("9000-01-01T00:00:00Z");

/**
 * Wakes what waited for tokens: of each channel whose tokens were stored anew, wherever that was done, the blocked
 * deliveries go on by themselves and the unsettled ones are read again. Answers how many deliveries were woken.
 */
export async function wakeRenewed(ctx: Context): Promise<number> {
  let woken = 0;
  for (;;) {
    const { channels, deliveries } = await wakeSome(ctx);
    woken += deliveries;
    if (channels < mostAtOnce) return woken;
  }
}

async function wakeSome(ctx: Context): Promise<{ channels: number; deliveries: number }> {
  const at = ctx.clock.now();
  return ctx.db.transaction().execute(async (tx) => {
    const renewed = await tx
      .selectFrom("channel_token")
      .select("channel_id")
      .where("woken", "=", false)
      .orderBy("channel_id")
      .limit(mostAtOnce)
      .forUpdate()
      .skipLocked()
      .execute();
    const channelIds = renewed.map((row) => row.channel_id);
    if (channelIds.length === 0) return { channels: 0, deliveries: 0 };
    const rows = await tx
      .selectFrom("delivery")
      .innerJoin("item", "item.id", "delivery.item_id")
      .select([...restingColumns])
      .where("delivery.channel_id", "in", channelIds)
      .where((where) =>
        where.or([
          where("delivery.state", "=", "unsettled"),
          // A page that the platform told to cool down is not freed by a new token.
          where.and([
            where("delivery.state", "=", "blocked"),
            where("delivery.next_at", ">=", byItselfBefore),
          ]),
        ]),
      )
      .orderBy("delivery.id")
      .forUpdate("delivery")
      .execute();
    await tx
      .updateTable("channel_token")
      .set({ woken: true })
      .where("channel_id", "in", channelIds)
      .execute();
    // Last: from here on the chain of the ledger may be held.
    await sendAgain(tx, rows, { at, personSawNone: false });
    return { channels: channelIds.length, deliveries: rows.length };
  });
}
