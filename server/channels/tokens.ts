import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import type { Database, Tx } from "../foundation/database/database.ts";
import { decryptSecret, encryptSecret } from "../foundation/keys/secrets.ts";

/** The tokens of a channel, decrypted for one call. Never logged, never answered by the API. */
export interface ChannelTokens {
  readonly channelId: string;
  readonly accessToken: string;
  readonly expiresAt: Date | null;
  readonly refreshable: boolean;
  /** Counts the pairs that were stored; tells whether somebody else has refreshed meanwhile. */
  readonly generation: number;
}

/**
 * Reads the tokens of channels; those without a token, or whose token this master key does not open, are absent from
 * the answer: such a channel needs a person, and must not stop the others.
 */
export async function readTokens(
  ctx: Context,
  channelIds: readonly string[],
): Promise<Map<string, ChannelTokens>> {
  if (channelIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("channel_token")
    .selectAll()
    .where("channel_id", "in", [...channelIds])
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const channelId = row.channel_id;
      const accessToken = openToken(ctx, { channelId, ciphertext: row.access_token_encrypted });
      if (accessToken === undefined) return [];
      const refreshable = row.refresh_token_encrypted !== null;
      const { expires_at: expiresAt, generation } = row;
      return [[channelId, { channelId, accessToken, expiresAt, refreshable, generation }]];
    }),
  );
}

/** What a stored token says, or undefined when this master key does not open it. */
export function openToken(
  ctx: Context,
  { channelId, ciphertext }: { channelId: string; ciphertext: Buffer },
): string | undefined {
  try {
    return decryptSecret({ key: ctx.masterKey, ciphertext, context: channelId });
  } catch (error) {
    ctx.log.error({ err: error, channelId }, "channels: a stored token cannot be opened");
    return undefined;
  }
}

/**
 * Stores a pair of tokens for a channel, encrypted with the channel's id as associated data, and wakes delivery: what
 * waited for tokens on that channel goes on.
 */
export async function storeTokens(
  ctx: Context,
  tx: Tx,
  input: {
    channelId: string;
    accessToken: string;
    refreshToken: string | null;
    expiresAt: Date | null;
    at: Date;
  },
): Promise<void> {
  const encrypt = (plaintext: string) =>
    encryptSecret({ key: ctx.masterKey, plaintext, context: input.channelId });
  const row = {
    access_token_encrypted: encrypt(input.accessToken),
    refresh_token_encrypted: input.refreshToken === null ? null : encrypt(input.refreshToken),
    expires_at: input.expiresAt,
    stored_at: input.at,
    woken: false,
    refresh_lease: null,
    refresh_until: null,
    refresh_after: null,
  };
  await tx
    .insertInto("channel_token")
    .values({ channel_id: input.channelId, ...row })
    .onConflict((conflict) =>
      conflict
        .column("channel_id")
        .doUpdateSet((set) => ({ ...row, generation: set("channel_token.generation", "+", 1) })),
    )
    .execute();
  await sql`select pg_notify('delivery_wake', '')`.execute(tx);
}

/**
 * Notes that a platform refused the tokens of this generation although they are new: what they were to wake would only be
 * refused once more. Tokens that were stored meanwhile wake as ever.
 */
export async function noteRefused(
  db: Database,
  { channelId, generation }: Pick<ChannelTokens, "channelId" | "generation">,
): Promise<void> {
  await db
    .updateTable("channel_token")
    .set({ woken: true })
    .where("channel_id", "=", channelId)
    .where("generation", "=", generation)
    .where("woken", "=", false)
    .execute();
}
