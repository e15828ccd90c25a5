import { sql } from "kysely";
import type { Json } from "../foundation/canonical-json.ts";
import { toJson } from "../foundation/canonical-json.ts";
import type { Context } from "../foundation/context.ts";
import type { Database } from "../foundation/database.ts";
import { gather } from "../foundation/gather.ts";
import { deliveryResults } from "../foundation/metrics.ts";
import { appendEntries } from "../ledger/append-entry.ts";
import type { Progress } from "../platforms/connector.ts";
import type { Claimed } from "./claim.ts";
import { leaseMs } from "./claim.ts";
import type { DeliveryChange } from "./delivery-state.ts";

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
  /** Scopes that must stay quiet, with their ends. */
  readonly pauses: readonly { readonly scope: string; readonly until: Date }[];
}

/** Collects writes that come together, of both platforms, and commits them in one transaction. */
export interface Committer {
  /** True when it was written; false when the lease was lost. Rejects when the database did not commit. */
  write(write: DeliveryWrite): Promise<boolean>;
}

const never = new Date("9999-01-01T00:00:00Z");
const system = { id: null, name: "Hệ thống" } as const;
const largestBatch = 200;

/**
 * A committer: while one batch commits, the next one gathers. What ends in the ledger goes its own way, so that the
 * intents of calls that are to be made never wait for the chain.
 */
export function createCommitter(ctx: Context): Committer {
  const lane = (commit: (writes: readonly DeliveryWrite[]) => Promise<Set<DeliveryWrite>>) =>
    gather({
      largestBatch,
      run: async (writes: readonly DeliveryWrite[]) => {
        const written = await commit(writes);
        return writes.map((write) => written.has(write));
      },
    });
  // One statement, and so a transaction by itself.
  const withoutEntry = lane((writes) => writeRows(ctx.db, { writes, now: ctx.clock.now() }));
  const withEntry = lane((writes) => writeWithEntries(ctx, writes));
  return {
    write: (write) => (acts[write.change.state] === undefined ? withoutEntry(write) : withEntry(write)),
  };
}

async function writeWithEntries(ctx: Context, writes: readonly DeliveryWrite[]): Promise<Set<DeliveryWrite>> {
  const now = ctx.clock.now();
  const committed = await ctx.db.transaction().execute(async (tx) => {
    const written = await writeRows(tx, { writes, now });
    await appendEntries(
      tx,
      [...written].flatMap((write) => ledgerEntryOf(write, now)),
    );
    return written;
  });
  for (const { delivery, change } of committed)
    deliveryResults.inc({ platform: delivery.platform, state: change.state });
  return committed;
}

/**
 * Writes what is still held under its lease, with its attempt and its pauses; answers which writes were, in their order.
 * Each is known by its place (`n`) and not by its delivery: a claim that was held up may write beside the one that came
 * after it, and must not take that one's success for its own.
 */
async function writeRows(
  db: Database,
  { writes, now }: { writes: readonly DeliveryWrite[]; now: Date },
): Promise<Set<DeliveryWrite>> {
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
    lease_until: write.keepLease ? new Date(now.getTime() + leaseMs).toISOString() : null,
    intent_at: write.change.intentAt?.toISOString() ?? null,
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
    all.map(({ scope, until }) => ({ n, scope, paused_until: until.toISOString() })),
  );
  const { rows: updated } = await sql<{ n: number }>`
    with updated as (
      update delivery d set
        state = w.state, step = w.step, progress = w.progress, attempts = w.attempts, reads = w.reads,
        next_at = w.next_at, lease_until = w.lease_until, intent_at = w.intent_at,
        remote_id = coalesce(w.remote_id, d.remote_id), public_url = coalesce(w.public_url, d.public_url),
        reason_code = w.reason_code, reason = w.reason, confirmed_at = w.confirmed_at, updated_at = ${now}
      from jsonb_to_recordset(${storable(rows)}::jsonb) as w(
        n int, id text, lease text, state text, step text, progress jsonb, attempts int, reads int, next_at timestamptz,
        lease_until timestamptz, intent_at timestamptz, remote_id text, public_url text, reason_code text, reason text,
        confirmed_at timestamptz)
      where d.id = w.id and d.lease_owner = w.lease and d.lease_until > ${now}
      returning w.n, d.id
    ), attempted as (
      insert into delivery_attempt (delivery_id, step, started_at, ended_at, outcome, http_status, error_code, detail)
      select updated.id, a.step, a.started_at, ${now}, a.outcome, a.http_status, a.error_code, a.detail
      from jsonb_to_recordset(${storable(attempts)}::jsonb) as a(
        n int, step text, started_at timestamptz, outcome text, http_status int, error_code text, detail text)
      join updated using (n)
    ), paused as (
      insert into pacing (scope, paused_until, updated_at)
      select p.scope, max(p.paused_until), ${now}
      from jsonb_to_recordset(${storable(pauses)}::jsonb) as p(n int, scope text, paused_until timestamptz)
      join updated using (n)
      group by p.scope
      order by p.scope
      on conflict (scope) do update set
        paused_until = greatest(excluded.paused_until, pacing.paused_until), updated_at = excluded.updated_at
    )
    select n from updated`.execute(db);
  const places = new Set(updated.map((row) => row.n));
  return new Set(writes.filter((_, n) => places.has(n)));
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
