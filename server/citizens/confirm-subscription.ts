import type { Context } from "../foundation/context.ts";
import { isToken, tokenHash } from "./keys.ts";

/**
 * The link of the mail was used, by the button on its page: the wish holds from now on, in place of an earlier one for
 * the same address. A link that was used, replaced or is too old changes nothing and answers false.
 */
export async function confirmSubscription(ctx: Context, { token }: { token: string }): Promise<boolean> {
  if (!isToken(token)) return false;
  const at = ctx.clock.now();
  return ctx.db.transaction().execute(async (tx) => {
    const pending = await tx
      .deleteFrom("subscription")
      .where("confirm_hash", "=", tokenHash(token))
      .where("state", "=", "pending")
      .where("expires_at", ">", at)
      .returningAll()
      .executeTakeFirst();
    if (pending === undefined) return false;
    // An earlier wish stays the same subscription, so that messages on their way still arrive.
    const { topics, unit_codes } = pending;
    await tx
      .insertInto("subscription")
      .values({ ...pending, state: "confirmed", confirm_hash: null, expires_at: null, confirmed_at: at })
      .onConflict((conflict) =>
        conflict
          .columns(["way", "address_hash", "state"])
          .doUpdateSet({ topics, unit_codes, confirmed_at: at }),
      )
      .execute();
    return true;
  });
}
