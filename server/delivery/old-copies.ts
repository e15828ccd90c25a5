import { z } from "zod";
import type { Context } from "../foundation/context.ts";
import { perhapsPublicStates } from "./delivery-state.ts";
import { namedAtOnce } from "./not-confirmed.ts";

/**
 * The copies of an item on channels that still say what a release said which something newer has replaced: how many, and
 * the first of them by name. `seen`: it was confirmed; otherwise one may stand there and is looked for.
 */
export const oldCopiesView = z.object({
  count: z.number(),
  copies: z
    .array(
      z.object({
        deliveryId: z.string(),
        channelName: z.string(),
        platform: z.string(),
        publicUrl: z.string().nullable(),
        seen: z.boolean(),
      }),
    )
    .readonly(),
});
export type OldCopies = z.output<typeof oldCopiesView>;

/** Reads them; of a closed notice they are orders to take down instead. */
export async function readOldCopies(
  ctx: Context,
  { itemId, closed }: { itemId: string; closed: boolean },
): Promise<OldCopies> {
  if (closed) return { count: 0, copies: [] };
  const present = ctx.db
    .selectFrom("release")
    .innerJoin("delivery", "delivery.release_id", "release.id")
    .where("release.item_id", "=", itemId)
    .where("release.replaced_at", "is not", null)
    .where("delivery.platform", "!=", "portal")
    .where((eb) =>
      eb.or([
        eb("delivery.state", "in", [...perhapsPublicStates]),
        // However it rests or waits, as an article does while its platform makes it: a call that may have left a copy counts until
        // it is known that none stands.
        eb.and([
          eb("delivery.may_be_public", "=", true),
          eb("delivery.state", "not in", ["replaced", "cancelled"]),
        ]),
      ]),
    );
  const { count } = await present
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  if (count === 0) return { count, copies: [] };
  const rows = await present
    .innerJoin("channel", "channel.id", "delivery.channel_id")
    .select(["delivery.id", "channel.name", "delivery.platform", "delivery.public_url", "delivery.state"])
    .orderBy("delivery.platform")
    .orderBy("channel.name")
    .limit(namedAtOnce)
    .execute();
  return {
    count,
    copies: rows.map(({ id, name, platform, public_url, state }) => ({
      deliveryId: id,
      channelName: name,
      platform,
      publicUrl: public_url,
      seen: state === "confirmed",
    })),
  };
}
