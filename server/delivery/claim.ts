import { sql } from "kysely";
import { z } from "zod";
import type { SealedContent } from "../editorial/sealed-content.ts";
import { sealedOrChanged } from "../editorial/sealed-or-changed.ts";
import type { Context } from "../foundation/context.ts";
import { newId } from "../foundation/ids.ts";
import type { Progress } from "../platforms/connector.ts";
import { type DeliveryFacts, deliveryStates, openStates } from "./delivery-state.ts";
import { applicationScope } from "./pacing.ts";

/** A delivery that this worker holds until its lease ends. */
export interface Claimed extends DeliveryFacts {
  readonly id: string;
  /** Proves that the row is still held by this very claim, and not by a later one of the same process. */
  readonly lease: string;
  /** When this claim was made, by the clock. */
  readonly claimedAt: Date;
  readonly platform: string;
  readonly releaseId: string;
  readonly itemId: string;
  readonly unitCode: string;
  readonly contentHash: string;
  readonly channel: { readonly id: string; readonly externalId: string; readonly name: string };
  /** Null when the stored content no longer bears the hash that the board released. */
  readonly content: SealedContent | null;
  readonly step: string;
  readonly progress: Progress;
}

/** How long a lease lasts: longer than the longest call (30 s), so that a call is over before anybody else may take it. */
export const leaseMs = 120_000;

/** Written out and not as parameters: an index is kept for these states alone. */
const open = sql.join(openStates.map((one) => sql.lit(one)));
const progress = z.record(z.string(), z.json());
const state = z.enum(deliveryStates);
/** Advisory lock of the claims of one platform, so that two workers never take two deliveries of one channel. */
const claimLock = { facebook: 5_414_483, zalo: 5_414_484 } as const;

/**
 * Takes up to `limit` due deliveries of a platform, urgent and old ones first, at most one a channel and none of a
 * channel that somebody works on or that must stay quiet. A `sending` row whose lease ended was left by a worker that
 * died: it comes with its outstanding intent.
 */
export async function claimDue(
  ctx: Context,
  { platform, limit }: { platform: "facebook" | "zalo"; limit: number },
): Promise<Claimed[]> {
  const now = ctx.clock.now();
  const lease = newId();
  const rows = await ctx.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${claimLock[platform]})`.execute(tx);
    const paused = await tx
      .selectFrom("pacing")
      .select("scope")
      .where("scope", "=", applicationScope(platform))
      .where("paused_until", ">", now)
      .executeTakeFirst();
    if (paused !== undefined) return [];
    // "not in" and not "not exists": one pass over each set, however wrong the statistics of a burst are.
    // Of a row that somebody else is changing PostgreSQL looks again at the conditions of the update alone, not at those
    // of the selection inside: what was ended or taken meanwhile must not be claimed.
    const { rows: taken } = await sql<{ id: string }>`
      update delivery set lease_owner = ${lease}, lease_until = ${new Date(now.getTime() + leaseMs)}
      where state in (${open})
        and next_at <= ${now}
        and (lease_until is null or lease_until <= ${now})
        and id in (
        select id from (
          select distinct on (d.channel_id) d.id, d.urgent, d.next_at
          from delivery d
          where d.platform = ${platform}
            and d.state in (${open})
            and d.next_at <= ${now}
            and (d.lease_until is null or d.lease_until <= ${now})
            and d.channel_id not in (
              select busy.channel_id from delivery busy
              where busy.platform = ${platform} and busy.lease_until > ${now} and busy.state in (${open})
            )
            and (
              d.state in ('unknown', 'sending')
              or 'channel:' || d.channel_id not in (select p.scope from pacing p where p.paused_until > ${now})
            )
          order by d.channel_id, (d.state in ('unknown', 'sending')) desc, d.urgent desc, d.next_at
        ) due
        order by urgent desc, next_at
        limit ${limit}
      )
      returning id`.execute(tx);
    return taken;
  });
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  return loadClaimed(ctx, { ids, lease, claimedAt: now });
}

/** Gives back what was claimed and not begun, so that anybody may take it at once. */
export async function giveBack(ctx: Context, claimed: readonly Claimed[]): Promise<void> {
  if (claimed.length === 0) return;
  await sql`
    update delivery d set lease_owner = null, lease_until = null
    from jsonb_to_recordset(${JSON.stringify(claimed.map(({ id, lease }) => ({ id, lease })))}::jsonb) as c(id text, lease text)
    where d.id = c.id and d.lease_owner = c.lease`.execute(ctx.db);
}

async function loadClaimed(
  ctx: Context,
  { ids, lease, claimedAt }: { ids: string[]; lease: string; claimedAt: Date },
): Promise<Claimed[]> {
  const rows = await ctx.db
    .selectFrom("delivery")
    .innerJoin("channel", "channel.id", "delivery.channel_id")
    .innerJoin("release", "release.id", "delivery.release_id")
    .innerJoin("item", "item.id", "delivery.item_id")
    .selectAll("delivery")
    .select(["channel.external_id", "channel.name", "release.revision_id", "item.unit_code"])
    .where("delivery.id", "in", ids)
    // What was ended since the claim has lost its lease.
    .where("delivery.lease_owner", "=", lease)
    .execute();
  const revisionIds = [...new Set(rows.map((row) => row.revision_id))];
  const revisions = await ctx.db
    .selectFrom("revision")
    .select(["id", "content"])
    .where("id", "in", revisionIds)
    .execute();
  const stored = new Map(revisions.map((revision) => [revision.id, revision.content]));
  // Once a revision and hash, not once a delivery: hundreds of channels carry the same copy.
  const sealed = new Map<string, SealedContent | null>();
  return rows.map((row) => {
    const decidedHash = row.content_hash;
    const key = `${row.revision_id} ${decidedHash.toString("hex")}`;
    const content =
      sealed.get(key) ?? sealedOrChanged({ content: stored.get(row.revision_id), decidedHash }) ?? null;
    sealed.set(key, content);
    return {
      id: row.id,
      lease,
      claimedAt,
      platform: row.platform,
      releaseId: row.release_id,
      itemId: row.item_id,
      unitCode: row.unit_code,
      contentHash: row.content_hash.toString("hex"),
      channel: { id: row.channel_id, externalId: row.external_id, name: row.name },
      content,
      state: state.parse(row.state),
      step: row.step,
      progress: progress.parse(row.progress),
      intentAt: row.intent_at,
      reads: row.reads,
      attempts: row.attempts,
      refusedAsRepetition: row.reason_code === "repetition",
    };
  });
}
