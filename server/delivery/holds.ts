import type { Context } from "../foundation/context.ts";
import { applicationScope } from "./pacing.ts";
import { wrongClocks } from "./wrong-clocks.ts";

/** What holds all calls to a platform up at present although no channel of it has failed, as sentences for people. */
export async function readHolds(ctx: Context, now: Date): Promise<{ platform: string; reason: string }[]> {
  const platforms = ctx.platforms.map(({ id }) => id);
  const [pauses, clocks] = await Promise.all([
    ctx.db
      .selectFrom("pacing")
      .select(["scope", "reason"])
      .where("scope", "in", platforms.map(applicationScope))
      .where("paused_until", "is not", null)
      .where("reason", "!=", "")
      .execute(),
    wrongClocks(ctx, { now }),
  ]);
  return platforms.flatMap((platform) => [
    ...pauses
      .filter(({ scope }) => scope === applicationScope(platform))
      .map(({ reason }) => ({
        platform,
        reason: `${reason} Hệ thống tự thử lại, không kênh nào bị tính là lỗi.`,
      })),
    ...clocks
      .filter((clock) => clock.platform === platform && clock.stopsPublishing)
      .map(({ sentence }) => ({ platform, reason: sentence })),
  ]);
}
