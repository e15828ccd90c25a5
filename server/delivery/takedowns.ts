import { z } from "zod";
import type { Context } from "../foundation/context.ts";

/** The orders to take copies of a closed notice down, as the board shows them: how many, and those still open by name. */
export const takedownsView = z.object({
  open: z.number(),
  done: z.number(),
  orders: z
    .array(
      z.object({
        takedownId: z.string(),
        channelName: z.string(),
        platform: z.enum(["facebook", "zalo"]),
        /** Where the copy stood, when that was known. */
        publicUrl: z.string().nullable(),
        openedAt: z.string(),
      }),
    )
    .readonly(),
});
export type Takedowns = z.output<typeof takedownsView>;

const mostNamed = 200;

/** Reads the orders of one release; none for an item whose notice was not closed. */
export async function readTakedowns(ctx: Context, releaseId: string): Promise<Takedowns> {
  const ofRelease = ctx.db
    .selectFrom("notice_takedown")
    .innerJoin("delivery", "delivery.id", "notice_takedown.delivery_id")
    .where("delivery.release_id", "=", releaseId);
  const counts = await ofRelease
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere("notice_takedown.state", "=", "open").as("open"),
      eb.fn.countAll<number>().filterWhere("notice_takedown.state", "=", "done").as("done"),
    ])
    .executeTakeFirstOrThrow();
  const orders = await ofRelease
    .innerJoin("channel", "channel.id", "delivery.channel_id")
    .select([
      "notice_takedown.id as takedownId",
      "channel.name as channelName",
      "delivery.platform",
      "delivery.public_url as publicUrl",
      "notice_takedown.opened_at",
    ])
    .where("notice_takedown.state", "=", "open")
    .orderBy("delivery.platform")
    .orderBy("channel.name")
    .limit(mostNamed)
    .execute();
  return takedownsView.parse({
    ...counts,
    orders: orders.map(({ opened_at, ...order }) => ({ ...order, openedAt: opened_at.toISOString() })),
  });
}
