import { z } from "zod";
import type { Context } from "../foundation/context.ts";
import { namedAtOnce } from "./not-confirmed.ts";

/** The orders to take copies of a closed notice down, as the board shows them: how many, and those still open by name. */
export const takedownsView = z.object({
  open: z.number(),
  done: z.number(),
  orders: z
    .array(
      z.object({
        takedownId: z.string(),
        channelName: z.string(),
        platform: z.string(),
        /** Where the copy stood, when that was known. */
        publicUrl: z.string().nullable(),
        openedAt: z.string(),
      }),
    )
    .readonly(),
});
export type Takedowns = z.output<typeof takedownsView>;

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
  return takedownsView.parse({ ...counts, orders: await listOrders(ctx, { releaseId }) });
}

/** The open orders of a release by platform and name, as many as a page holds; or, in order of their ids, those after one. */
export async function listOrders(
  ctx: Context,
  { releaseId, after }: { releaseId: string; after?: string },
): Promise<Takedowns["orders"][number][]> {
  const named = ctx.db
    .selectFrom("notice_takedown")
    .innerJoin("delivery", "delivery.id", "notice_takedown.delivery_id")
    .innerJoin("channel", "channel.id", "delivery.channel_id")
    .select([
      "notice_takedown.id as takedownId",
      "channel.name as channelName",
      "delivery.platform",
      "delivery.public_url as publicUrl",
      "notice_takedown.opened_at",
    ])
    .where("delivery.release_id", "=", releaseId)
    .where("notice_takedown.state", "=", "open");
  const orders = await (after === undefined
    ? named.orderBy("delivery.platform").orderBy("channel.name")
    : named.where("notice_takedown.id", ">", after).orderBy("notice_takedown.id")
  )
    .limit(namedAtOnce)
    .execute();
  return orders.map(({ opened_at, ...order }) => ({
    ...order,
    openedAt: opened_at.toISOString(),
  }));
}
