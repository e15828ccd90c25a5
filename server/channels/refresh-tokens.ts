import type { Context } from "../foundation/context.ts";
import { newId } from "../foundation/ids.ts";
import { tokenRefresh } from "../foundation/retry-policies.ts";
import type { Connector, RefreshResult } from "../platforms/connector.ts";
import { openToken, storeTokens } from "./tokens.ts";

type Refresh = NonNullable<Connector["refresh"]>;
type NotRefreshed = Exclude<RefreshResult, { outcome: "refreshed" }>;

interface Input {
  readonly channelId: string;
  readonly staleGeneration: number;
  readonly refresh: Refresh;
}

/**
 * Trades the refresh token of a channel for a new pair. Refresh tokens are single use, so only one may be spent at a
 * time: whoever holds the lease makes the call, outside of any transaction, and commits the new pair before anybody uses
 * it; others wait for it without a connection of the pool. When somebody else has stored a pair since
 * `staleGeneration`, that pair is used and nothing is spent.
 */
export async function refreshTokens(ctx: Context, input: Input): Promise<"fresh" | NotRefreshed> {
  for (let look = 0; look < tokenRefresh.mostLooks; look += 1) {
    const taken = await takeLease(ctx, input);
    if (taken !== undefined) return underLease(ctx, { ...input, ...taken });
    const stands = await ctx.db
      .selectFrom("channel_token")
      .select(["generation", "refresh_token_encrypted"])
      .where("channel_id", "=", input.channelId)
      .executeTakeFirst();
    if (stands?.refresh_token_encrypted == null) return noRefreshToken;
    if (stands.generation !== input.staleGeneration) return "fresh";
    await new Promise((resolve) => setTimeout(resolve, tokenRefresh.lookEveryMs));
  }
  return {
    outcome: "lost",
    concerns: "channel",
    reasonCode: "refresh-busy",
    reason: "Mã truy cập của kênh đang được làm mới quá lâu.",
  };
}

const noRefreshToken: NotRefreshed = {
  outcome: "dead",
  concerns: "channel",
  reasonCode: "no-refresh-token",
  reason: "Kênh chưa có mã làm mới; cần quản lý kênh cấp quyền lại.",
};

async function takeLease(
  ctx: Context,
  { channelId, staleGeneration }: Input,
): Promise<{ lease: string; ciphertext: Buffer } | undefined> {
  const now = ctx.clock.now();
  const lease = newId();
  const row = await ctx.db
    .updateTable("channel_token")
    .set({ refresh_lease: lease, refresh_until: new Date(now.getTime() + tokenRefresh.leaseMs) })
    .where("channel_id", "=", channelId)
    .where("generation", "=", staleGeneration)
    .where("refresh_token_encrypted", "is not", null)
    .where((where) => where.or([where("refresh_until", "is", null), where("refresh_until", "<=", now)]))
    .returning("refresh_token_encrypted")
    .executeTakeFirst();
  return row?.refresh_token_encrypted == null
    ? undefined
    : { lease, ciphertext: row.refresh_token_encrypted };
}

async function underLease(
  ctx: Context,
  { channelId, staleGeneration, refresh, lease, ciphertext }: Input & { lease: string; ciphertext: Buffer },
): Promise<"fresh" | NotRefreshed> {
  const spent = openToken(ctx, { channelId, ciphertext });
  try {
    const result =
      spent === undefined ? noRefreshToken : await refresh({ refreshToken: spent, now: ctx.clock.now() });
    return await ctx.db.transaction().execute(async (tx) => {
      const row = await tx
        .selectFrom("channel_token")
        .select("generation")
        .where("channel_id", "=", channelId)
        .forUpdate()
        .executeTakeFirst();
      // A person, or whoever took over a lease that had ended, has stored another pair meanwhile: that one is used.
      if (row !== undefined && row.generation !== staleGeneration) return "fresh";
      if (result.outcome !== "refreshed" || row === undefined)
        return result.outcome === "refreshed" ? noRefreshToken : result;
      await storeTokens(ctx, tx, {
        channelId,
        accessToken: result.accessToken,
        refreshToken: result.refreshToken ?? spent ?? null,
        expiresAt: result.expiresAt,
        at: ctx.clock.now(),
      });
      return "fresh";
    });
  } finally {
    await ctx.db
      .updateTable("channel_token")
      .set({ refresh_lease: null, refresh_until: null })
      .where("channel_id", "=", channelId)
      .where("refresh_lease", "=", lease)
      .execute();
  }
}
