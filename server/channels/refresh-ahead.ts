import type { Context } from "../foundation/context.ts";
import { tokenRefreshAhead } from "../foundation/retry-policies.ts";
import type { Connector } from "../platforms/connector.ts";
import { refreshTokens } from "./refresh-tokens.ts";

/** What is needed of a connector here. */
type Refresher = Pick<Connector, "platform" | "refresh">;

const { everyMs, aheadMs, mostAtOnce, againAfterMs } = tokenRefreshAhead;

/**
 * Refreshes tokens before they end, so that no release has to. Answers how many were refreshed. Stops at once when the
 * token server cannot be reached.
 */
export async function refreshAhead(
  ctx: Context,
  { connectors, going }: { connectors: readonly Refresher[]; going: () => boolean },
): Promise<number> {
  let refreshed = 0;
  for (const { platform, refresh } of connectors) {
    if (refresh === undefined) continue;
    for (const { channel_id: channelId, generation } of await endingSoon(ctx, platform)) {
      if (!going()) return refreshed;
      const outcome = await refreshTokens(ctx, { channelId, staleGeneration: generation, refresh });
      if (outcome === "fresh") {
        refreshed += 1;
        continue;
      }
      if (outcome.outcome === "unreachable") break;
      await ctx.db
        .updateTable("channel_token")
        .set({ refresh_after: new Date(ctx.clock.now().getTime() + againAfterMs[outcome.outcome]) })
        .where("channel_id", "=", channelId)
        .where("generation", "=", generation)
        .execute();
    }
  }
  return refreshed;
}

function endingSoon(ctx: Context, platform: string): Promise<{ channel_id: string; generation: number }[]> {
  const now = ctx.clock.now();
  return ctx.db
    .selectFrom("channel_token")
    .innerJoin("channel", "channel.id", "channel_token.channel_id")
    .select(["channel_token.channel_id", "channel_token.generation"])
    .where("channel.platform", "=", platform)
    .where("channel.status", "!=", "closed")
    .where("channel_token.refresh_token_encrypted", "is not", null)
    .where("channel_token.expires_at", "<=", new Date(now.getTime() + aheadMs))
    .where((where) =>
      where.or([
        where("channel_token.refresh_after", "is", null),
        where("channel_token.refresh_after", "<=", now),
      ]),
    )
    .orderBy("channel_token.expires_at")
    .limit(mostAtOnce)
    .execute();
}

/** Refreshes ahead until stopped; for workers. Several may run: a refresh token is spent under its lease. */
export function startRefreshingAhead(
  ctx: Context,
  { connectors }: { connectors: readonly Refresher[] },
): { stop(): Promise<void> } {
  let stopped = false;
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= refreshAhead(ctx, { connectors, going: () => !stopped })
      .then(() => undefined)
      .catch((error: unknown) => {
        ctx.log.warn({ err: error }, "channels: could not refresh tokens ahead, will try again");
      })
      .finally(() => {
        running = undefined;
      });
  }, everyMs);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
