import type { Context } from "../foundation/context.ts";

/** How long it stays known that a message was sent, in milliseconds. */
const keptForMs = 30 * 86_400_000;

/** Forgets wishes that were never confirmed, and messages that went out long ago. */
export async function forgetOld(ctx: Context): Promise<void> {
  const at = ctx.clock.now();
  await ctx.db
    .deleteFrom("subscription")
    .where("state", "=", "pending")
    .where("expires_at", "<=", at)
    .execute();
  await ctx.db
    .deleteFrom("warning_message")
    .where("state", "!=", "pending")
    .where("ended_at", "<", new Date(at.getTime() - keptForMs))
    .execute();
}
