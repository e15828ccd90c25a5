import { sql } from "kysely";
import { createBatcher } from "../foundation/batcher.ts";
import type { Json } from "../foundation/canonical-json.ts";
import { toJson } from "../foundation/canonical-json.ts";
import type { Context } from "../foundation/context.ts";
import { type Database, retryOnce } from "../foundation/database/database.ts";
import { deliveryResults } from "../foundation/http/metrics.ts";
import { deliveryLease } from "../foundation/retry-policies.ts";
import { appendEntries } from "../ledger/append-entry.ts";
import type { Progress } from "../platforms/connector.ts";
import type { Claimed } from "./claim.ts";
import type { DeliveryChange } from "./delivery-state.ts";
import { nextPause } from "./gate.ts";
import type { Pause } from "./pacing.ts";

/** What is to be written of one delivery; nothing is written when this worker no longer holds its lease. */
export interface DeliveryWrite {
  readonly delivery: Claimed;
  readonly change: DeliveryChange;
  readonly step: string;
  readonly progress: Progress;
  readonly reasonCode: string;
  readonly reason: string;
  readonly remoteId: string | null;
  readonly publicUrl: string | null;
  /** Keeps the lease for the next call; otherwise it is given back. */
  readonly keepLease: boolean;
  readonly attempt: {
    readonly step: string;
    readonly startedAt: Date;
    readonly outcome: string;
    readonly httpStatus: number | null;
    readonly errorCode: string;
    readonly detail: string;
  } | null;
  /** Scopes that must stay quiet. */
  readonly pauses: readonly Pause[];
}

/**
 * What became of a write. The ends of the pauses of its platform and its channel are asked at an intent; `replaced`: an
 * intent is not written because a newer release of the item stands in its place.
 */
export type Written =
  | { readonly written: false; readonly replaced?: true }
  | ({ readonly written: true } & Paused);

/** Until when the whole platform, and until when this channel, must stay quiet; null when they need not. */
export interface Paused {
  readonly platformUntil: Date | null;
  readonly channelUntil: Date | null;
}

/** Collects writes that come together, of both platforms, and commits them in one transaction. */
export interface Committer {
  /** Not written when the lease was lost, or when an intent comes after a newer release of the item. Rejects when the database did not commit. */
  write(write: DeliveryWrite): Promise<Written>;
}

const never = new Date("9999-01-01T00:00:00Z");
const system = { id: null, name: "Hệ thống" } as const;
const largestBatch = 200;

/**
 * A committer: while one batch commits, the next one gathers. What ends in the ledger goes its own way, so that the
 * intents of calls that are to be made never wait for the chain.
 */
export function createCommitter(ctx: Context): Committer {
  const lane = (commit: (writes: readonly DeliveryWrite[]) => Promise<Outcomes>) =>
    createBatcher({
      largestBatch,
      run: async (writes: readonly DeliveryWrite[]): Promise<Written[]> => {
        const written = await retryOnce(() => commit(writes));
        return writes.map((write) => {
          const outcome = written.get(write);
          if (outcome === undefined) return { written: false };
          return outcome === "replaced" ? { written: false, replaced: true } : { written: true, ...outcome };
        });
      },
    });
  // One statement, and so a transaction by itself.
  const withoutEntry = lane((writes) => writeRows(ctx.db, { writes, now: ctx.clock.now() }));
  const withEntry = lane((writes) => writeWithEntries(ctx, writes));
  return {
    write: (write) => (acts[write.change.state] === undefined ? withoutEntry(write) : withEntry(write)),
  };
}

/** What was written, each with the pauses that hold it, and the intents that a newer release forbids. */
type Outcomes = ReadonlyMap<DeliveryWrite, Paused | "replaced">;

async function writeWithEntries(ctx: Context, writes: readonly DeliveryWrite[]): Promise<Outcomes> {
  const now = ctx.clock.now();
  const committed = await ctx.db.transaction().execute(async (tx) => {
    const written = await writeRows(tx, { writes, now });
    await appendEntries(
      tx,
      [...written.keys()].flatMap((write) => ledgerEntryOf(write, now)),
    );
    return written;
  });
  for (const { delivery, change } of committed.keys())
    deliveryResults.inc({ platform: delivery.platform, state: change.state });
  return committed;
}

/**
 * Writes what is still held under its lease, with its attempt and its pauses; answers which writes were, in their order.
 * Each is known by its place (`n`) and not by its delivery: a claim that was held up may write beside the one that came
 * after it, and must not take that one's success for its own.
 *
 * This is where law 5 is kept: an intent holds its release until it is committed, and is not written when that was
 * replaced. Whoever replaces it waits for the intents that came first, and those that come later see it.
 */
async function writeRows(
  db: Database,
  { writes, now }: { writes: readonly DeliveryWrite[]; now: Date },
): Promise<Outcomes> {
  const rows = writes.map((write, n) => ({
    n,
    id: write.delivery.id,
    lease: write.delivery.lease,
    state: write.change.state,
    step: write.step,
    progress: write.progress,
    attempts: write.change.attempts,
    reads: write.change.reads,
    next_at: (write.change.nextAt ?? never).toISOString(),
    lease_until: write.keepLease ? new Date(now.getTime() + deliveryLease.lastsMs).toISOString() : null,
    intent_at: write.change.intentAt?.toISOString() ?? null,
    intent_offset_ms: write.change.intentOffsetMs,
    first_intent_at: write.change.firstIntentAt?.toISOString() ?? null,
    may_be_public: write.change.mayBePublic,
    unclear_since: write.change.unclearSince?.toISOString() ?? null,
    after_absence: write.change.afterAbsence,
    remote_id: write.remoteId,
    public_url: write.publicUrl,
    reason_code: write.reasonCode,
    reason: write.reason,
    confirmed_at: write.change.state === "confirmed" ? now.toISOString() : null,
  }));
  const attempts = writes.flatMap(({ attempt }, n) =>
    attempt === null
      ? []
      : [
          {
            n,
            step: attempt.step,
            started_at: attempt.startedAt.toISOString(),
            outcome: attempt.outcome,
            http_status: attempt.httpStatus,
            error_code: attempt.errorCode,
            detail: attempt.detail.slice(0, 500),
          },
        ],
  );
  const pauses = writes.flatMap(({ pauses: all }, n) =>
    all.map(({ scope, until, grows, reason }) => ({
      n,
      scope,
      paused_until: until.toISOString(),
      grows,
      reason,
    })),
  );
  const { rows: outcomes } = await sql<{
    n: number;
    replaced: boolean;
    platform_until: Date | null;
    channel_until: Date | null;
  }>`
    with w as materialized (
      select * from jsonb_to_recordset(${storable(rows)}::jsonb) as w(
        n int, id text, lease text, state text, step text, progress jsonb, attempts int, reads int, next_at timestamptz,
        lease_until timestamptz, intent_at timestamptz, intent_offset_ms bigint, first_intent_at timestamptz,
        may_be_public boolean, unclear_since timestamptz, after_absence jsonb, remote_id text, public_url text,
        reason_code text, reason text, confirmed_at timestamptz)
    ), held as (
      -- In the order in which everybody locks them, so that nobody waits for each other.
      select d.id, d.lease_owner, d.release_id from delivery d
      where (d.id, d.lease_owner) in (select w.id, w.lease from w) and d.lease_until > ${now}
      order by d.id
      for update
    ), begun as (
      select r.id, r.replaced_at from release r
      where r.id in (
        select held.release_id from held join w on w.id = held.id and w.lease = held.lease_owner
        where w.state = 'sending')
      order by r.id
      for share
    ), forbidden as (
      select w.n from w
      join held on held.id = w.id and held.lease_owner = w.lease
      join begun on begun.id = held.release_id
      where w.state = 'sending' and begun.replaced_at is not null
    ), updated as (
      update delivery d set
        state = w.state, step = w.step, progress = w.progress, attempts = w.attempts, reads = w.reads,
        next_at = w.next_at, lease_until = w.lease_until, intent_at = w.intent_at,
        intent_offset_ms = w.intent_offset_ms, first_intent_at = w.first_intent_at, may_be_public = w.may_be_public,
        unclear_since = w.unclear_since, after_absence = w.after_absence,
        remote_id = coalesce(w.remote_id, d.remote_id), public_url = coalesce(w.public_url, d.public_url),
        reason_code = w.reason_code, reason = w.reason, confirmed_at = w.confirmed_at, updated_at = ${now}
      from w join held on held.id = w.id and held.lease_owner = w.lease
      where d.id = held.id and w.n not in (select forbidden.n from forbidden)
      returning w.n, d.id, d.platform, d.channel_id, d.state
    ), attempted as (
      insert into delivery_attempt (delivery_id, step, started_at, ended_at, outcome, http_status, error_code, detail)
      select updated.id, a.step, a.started_at, ${now}, a.outcome, a.http_status, a.error_code, a.detail
      from jsonb_to_recordset(${storable(attempts)}::jsonb) as a(
        n int, step text, started_at timestamptz, outcome text, http_status int, error_code text, detail text)
      join updated using (n)
    ), paused as (
      insert into pacing (scope, paused_until, reason, failures, updated_at)
      select p.scope, max(p.paused_until), max(p.reason), max(p.grows), ${now}
      from jsonb_to_recordset(${storable(pauses)}::jsonb) as p(
        n int, scope text, paused_until timestamptz, grows int, reason text)
      join updated using (n)
      group by p.scope
      order by p.scope
      on conflict (scope) do update set ${nextPause(now)}, updated_at = excluded.updated_at
    )
    select forbidden.n, true as replaced, null::timestamptz as platform_until, null::timestamptz as channel_until
    from forbidden
    union all
    select updated.n, false, app.paused_until, channel.paused_until
    from updated
    left join pacing app on updated.state = 'sending' and app.scope = 'application:' || updated.platform
      and app.paused_until > ${now}
    left join pacing channel on updated.state = 'sending' and channel.scope = 'channel:' || updated.channel_id
      and channel.paused_until > ${now}`.execute(db);
  const places = new Map(
    outcomes.map(({ n, replaced, platform_until, channel_until }) => [
      n,
      replaced ? ("replaced" as const) : { platformUntil: platform_until, channelUntil: channel_until },
    ]),
  );
  return new Map(
    writes.flatMap((write, n) => {
      const outcome = places.get(n);
      return outcome === undefined ? [] : [[write, outcome] as const];
    }),
  );
}

/** As JSON that the database takes, whatever a platform answered: no half of a pair, and no U+0000. */
function storable(values: readonly unknown[]): string {
  return JSON.stringify(values, (_, value: unknown) =>
    typeof value === "string" ? value.toWellFormed().replaceAll("\0", "\uFFFD") : value,
  );
}

const acts: Record<string, string> = {
  confirmed: "delivery.confirmed",
  failed: "delivery.failed",
  unsettled: "delivery.unsettled",
  overdue: "delivery.overdue",
  replaced: "delivery.replaced",
};

function ledgerEntryOf(write: DeliveryWrite, at: Date) {
  const act = acts[write.change.state];
  if (act === undefined) return [];
  const details: Record<string, Json> = {
    releaseId: write.delivery.releaseId,
    channelId: write.delivery.channel.id,
    contentHash: write.delivery.contentHash,
    ...(write.remoteId === null ? {} : { remoteId: write.remoteId }),
    ...(write.publicUrl === null ? {} : { publicUrl: write.publicUrl }),
    ...(write.change.state === "confirmed" ? {} : { reasonCode: write.reasonCode }),
  };
  return [
    {
      at,
      act,
      actor: system,
      unitCode: write.delivery.unitCode,
      subject: { type: "delivery", id: write.delivery.id },
      details: toJson(details),
    },
  ];
}
