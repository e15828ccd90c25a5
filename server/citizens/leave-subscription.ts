import type { Context } from "../foundation/context.ts";
import { addressHash, isToken, tokenHash } from "./keys.ts";

/**
 * A citizen leaves by the link of any mail (RFC 8058: one click): address, wish and messages that wait are deleted. Done
 * again, or with a link that never was, it answers the same.
 */
export async function leaveSubscription(ctx: Context, { token }: { token: string }): Promise<void> {
  if (!isToken(token)) return;
  await ctx.db.deleteFrom("subscription").where("leave_hash", "=", tokenHash(token)).execute();
}

/** A device leaves; whoever knows its endpoint, which only the browser does, may say so. */
export async function leaveOnDevice(ctx: Context, { endpoint }: { endpoint: string }): Promise<void> {
  await ctx.db
    .deleteFrom("subscription")
    .where("way", "=", "push")
    .where("address_hash", "=", addressHash(ctx.masterKey, { way: "push", address: endpoint }))
    .execute();
}
