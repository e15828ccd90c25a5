import { type RawBuilder, sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import type { Tx } from "../foundation/database/database.ts";
import { unreachablePauses } from "../foundation/retry-policies.ts";
import { deliverWakeChannel } from "../release/send-out.ts";
import { applicationScope } from "./pacing.ts";

/**
 * How a platform stands for all lanes of all processes: open; closed while it is paused or a call is out on trial; or
 * ready for one call on trial, because a pause has ended and nobody knows yet whether the platform takes calls again.
 */
export async function readGate(
  tx: Tx,
  { platform, now }: { platform: string; now: Date },
): Promise<"open" | "closed" | "trial"> {
  const row = await tx
    .selectFrom("pacing")
    .select(["paused_until", "trial_until"])
    .where("scope", "=", applicationScope(platform))
    .executeTakeFirst();
  if (row === undefined || row.paused_until === null) return "open";
  if (row.paused_until > now) return "closed";
  return row.trial_until !== null && row.trial_until > now ? "closed" : "trial";
}

/** Notes that the call under this lease is the one on trial. */
export async function beginTrial(
  tx: Tx,
  { platform, lease, now }: { platform: string; lease: string; now: Date },
): Promise<void> {
  await tx
    .updateTable("pacing")
    .set({ trial_lease: lease, trial_until: new Date(now.getTime() + unreachablePauses.trialMs) })
    .where("scope", "=", applicationScope(platform))
    .execute();
}

/**
 * Ends a trial: the pause is over for everybody when the call was answered; otherwise somebody else tries as soon as the
 * pause, which its answer may have made longer, is over.
 */
export async function endTrial(
  ctx: Context,
  { platform, lease, answered }: { platform: string; lease: string; answered: boolean },
): Promise<void> {
  await ctx.db
    .updateTable("pacing")
    .set({
      trial_lease: null,
      trial_until: null,
      ...(answered ? { paused_until: null, failures: 0, reason: "" } : {}),
    })
    .where("scope", "=", applicationScope(platform))
    .where("trial_lease", "=", lease)
    .execute();
  if (answered) await sql`select pg_notify(${deliverWakeChannel}, '')`.execute(ctx.db);
}

/**
 * What a new pause makes of the row of its scope. A pause that grows is counted once however many calls failed at the
 * same moment, and is longer each time; any other ends at the later of both ends.
 */
export function nextPause(now: Date): RawBuilder<unknown> {
  const { waitsMs } = unreachablePauses;
  const lengths = sql.join(waitsMs.map((ms) => sql.lit(ms)));
  const isOver = sql`(pacing.paused_until is null or pacing.paused_until <= ${now})`;
  return sql`
    paused_until = case
      when excluded.failures = 1 and ${isOver} then ${now}::timestamptz
        + (array[${lengths}])[least(pacing.failures + 1, ${sql.lit(waitsMs.length)})] * interval '1 millisecond'
      when excluded.failures = 1 then pacing.paused_until
      else greatest(excluded.paused_until, pacing.paused_until)
    end,
    failures = case when excluded.failures = 1 and ${isOver} then pacing.failures + 1 else pacing.failures end,
    reason = excluded.reason`;
}
