import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { SealedContent } from "../editorial/sealed-content.ts";
import { sealedOrChanged } from "../editorial/sealed-or-changed.ts";
import type { Context } from "../foundation/context.ts";
import { newId } from "../foundation/ids.ts";
import { platformById } from "../foundation/platform-facts.ts";
import { deliveryLease } from "../foundation/retry-policies.ts";
import type { Progress } from "../platforms/connector.ts";
import {
  afterAbsence,
  type DeliveryFacts,
  type DeliveryState,
  deliveryStates,
  openStates,
} from "./delivery-state.ts";
import { beginTrial, readGate } from "./gate.ts";
import { applicationScope } from "./pacing.ts";

/** A delivery that this worker holds until its lease ends. */
export interface Claimed extends DeliveryFacts {
  readonly id: string;
  /** Proves that the row is still held by this very claim, and not by a later one of the same process. */
  readonly lease: string;
  /** When this claim was made, by the clock. */
  readonly claimedAt: Date;
  /** This is the one call that is let out after a pause of the platform, until it was answered. */
  readonly onTrial: boolean;
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
  readonly reasonCode: string;
  readonly reason: string;
  /** When the release was made, by our clock. */
  readonly releasedAt: Date;
  /** When the row was last written: what was read back before this is as old as that. */
  readonly updatedAt: Date;
}

/** The space of the session locks that living workers hold. */
export const workerLockSpace = 5_414_485;

/** Written out and not as parameters: an index is kept for these states alone. */
const open = sql.join(openStates.map((one) => sql.lit(one)));
/** States of a delivery that is to be read back before anything else. */
const readBackStates: readonly DeliveryState[] = ["unknown", "sending"];
const readBacks = sql.join(readBackStates.map((one) => sql.lit(one)));
const progress = z.record(z.string(), z.json());
const state = z.enum(deliveryStates);

/**
 * Takes up to `limit` due deliveries of a platform, urgent and old ones first, at most one a channel and none of a
 * channel that somebody works on or that must stay quiet. A `sending` row whose lease ended was left by a worker that
 * died: it comes with its outstanding intent. What a dead worker had taken and not begun is free at once: `worker` is the
 * number whose session lock a living process holds. After a pause of the platform one call is let out on trial. With
 * `readBacksAlone` nothing is taken that would send.
 */
export async function claimDue(
  ctx: Context,
  {
    platform,
    limit,
    worker = null,
    readBacksAlone = false,
  }: { platform: string; limit: number; worker?: number | null; readBacksAlone?: boolean },
): Promise<Claimed[]> {
  const now = ctx.clock.now();
  const lease = newId();
  const { claimLock } = platformById(ctx.platforms, platform);
  const taken = await ctx.db.transaction().execute(async (tx) => {
    // One claim of a platform at a time, so that two workers never take two deliveries of one channel.
    await sql`select pg_advisory_xact_lock(${claimLock})`.execute(tx);
    const gate = await readGate(tx, { platform, now });
    if (gate === "closed") return { ids: [], onTrial: false };
    const isFree = freeOf({ now });
    // "not in" and not "not exists": one pass over each set, however wrong the statistics of a burst are.
    // What somebody is changing at this moment is passed over: it is taken the next time, if it is still due.
    const { rows } = await sql<{ id: string }>`
      with alive as materialized (${livingWorkers}),
      due as (
        select id, urgent, next_at from (
          select distinct on (d.channel_id) d.id, d.urgent, d.next_at
          from delivery d
          where d.platform = ${platform}
            and d.state in (${open})
            and d.next_at <= ${now}
            ${readBacksAlone ? sql`and d.state in (${readBacks})` : sql``}
            and ${isFree("d")}
            and d.channel_id not in (
              select busy.channel_id from delivery busy
              where busy.platform = ${platform} and busy.lease_until > ${now} and busy.state in (${open})
                and not ${isFree("busy")}
            )
            and (
              d.state = 'sending'
              or 'channel:' || d.channel_id not in (select p.scope from pacing p where p.paused_until > ${now})
            )
          order by d.channel_id, (d.state in (${readBacks})) desc, d.urgent desc, d.next_at
        ) first
        order by urgent desc, next_at
        limit ${gate === "trial" ? 1 : limit}
      ),
      locked as (
        select d.id from delivery d
        where d.id in (select id from due)
          and d.state in (${open})
          and d.next_at <= ${now}
          and ${isFree("d")}
        order by d.id
        for update skip locked
      )
      update delivery set
        lease_owner = ${lease},
        lease_until = ${new Date(now.getTime() + deliveryLease.lastsMs)},
        lease_worker = ${worker}
      where id in (select id from locked)
      returning id`.execute(tx);
    const onTrial = gate === "trial" && rows.length > 0;
    if (onTrial) await beginTrial(tx, { platform, lease, now });
    return { ids: rows.map((row) => row.id), onTrial };
  });
  return taken.ids.length === 0 ? [] : loadClaimed(ctx, { ...taken, lease, claimedAt: now });
}

/** Whether a delivery is to be read back before anything else. */
export function isReadBack({ state: stands }: Pick<Claimed, "state">): boolean {
  return readBackStates.includes(stands);
}

/** The numbers of the processes that live, as `alive`: each holds its session lock for as long as it is connected. */
const livingWorkers = sql`
  select objid::bigint as worker from pg_locks
  where locktype = 'advisory' and classid = ${sql.lit(workerLockSpace)} and objsubid = 2 and granted
    and database = (select oid from pg_database where datname = current_database())`;

/**
 * Whether nobody holds a row any more: its lease has ended, or its worker is gone. Where a call may be out it must be
 * over first; whoever is only cut off from the database may write nothing, but its call may still arrive.
 */
function freeOf({ now }: { now: Date }): (row: string) => RawBuilder<boolean> {
  const callIsOver = new Date(now.getTime() - deliveryLease.longestCallMs);
  return (row) => {
    const of = (column: string) => sql.ref(`${row}.${column}`);
    return sql<boolean>`(
      ${of("lease_until")} is null or ${of("lease_until")} <= ${now}
      or (
        ${of("lease_worker")} is not null
        and ${of("lease_worker")} not in (select worker from alive)
        and (${of("state")} <> 'sending' or ${of("intent_at")} <= ${callIsOver})
      )
    )`;
  };
}

/**
 * When something of a platform is due next, as far as pauses and leases that are known now allow it; undefined when
 * nothing is due within a day.
 */
export async function nextDue(ctx: Context, { platform }: { platform: string }): Promise<Date | undefined> {
  const far = new Date(ctx.clock.now().getTime() + 86_400_000);
  const { rows } = await sql<{ at: Date | null }>`
    select min(greatest(d.next_at, d.lease_until, channel.paused_until, app.paused_until, app.trial_until)) as at
    from delivery d
    left join pacing channel on channel.scope = 'channel:' || d.channel_id
    left join pacing app on app.scope = ${applicationScope(platform)}
    where d.platform = ${platform} and d.state in (${open}) and d.next_at < ${far}`.execute(ctx.db);
  return rows[0]?.at ?? undefined;
}

/** Gives back what was claimed and not begun, so that anybody may take it at once. */
export async function giveBack(ctx: Context, claimed: readonly Claimed[]): Promise<void> {
  if (claimed.length === 0) return;
  await sql`
    with held as (
      select d.id from delivery d
      join jsonb_to_recordset(${JSON.stringify(claimed.map(({ id, lease }) => ({ id, lease })))}::jsonb) as c(id text, lease text)
        on d.id = c.id and d.lease_owner = c.lease
      order by d.id
      for update of d
    )
    update delivery set lease_owner = null, lease_until = null, lease_worker = null
    where id in (select id from held)`.execute(ctx.db);
}

async function loadClaimed(
  ctx: Context,
  {
    ids,
    onTrial,
    lease,
    claimedAt,
  }: { ids: readonly string[]; onTrial: boolean; lease: string; claimedAt: Date },
): Promise<Claimed[]> {
  const rows = await ctx.db
    .selectFrom("delivery")
    .innerJoin("channel", "channel.id", "delivery.channel_id")
    .innerJoin("release", "release.id", "delivery.release_id")
    .innerJoin("item", "item.id", "delivery.item_id")
    .leftJoin("delivery as portal", (join) =>
      join.onRef("portal.release_id", "=", "delivery.release_id").on("portal.channel_id", "=", "portal"),
    )
    .selectAll("delivery")
    .select([
      "channel.external_id",
      "channel.name",
      "release.revision_id",
      "release.released_at",
      "release.replaced_at",
      "item.unit_code",
      "portal.state as portal_state",
    ])
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
      onTrial,
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
      reasonCode: row.reason_code,
      reason: row.reason,
      releasedAt: row.released_at ?? row.created_at,
      updatedAt: row.updated_at,
      intentAt: row.intent_at,
      intentOffsetMs: row.intent_offset_ms,
      firstIntentAt: row.first_intent_at,
      mayBePublic: row.may_be_public,
      unclearSince: row.unclear_since,
      reads: row.reads,
      attempts: row.attempts,
      afterAbsence: afterAbsence.nullable().parse(row.after_absence),
      notAfter: row.not_after,
      replaced: row.replaced_at !== null,
      onPortal: row.portal_state === "confirmed",
      before: null,
    };
  });
}
