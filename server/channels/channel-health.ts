import { sql } from "kysely";
import { createBatcher } from "../foundation/batcher.ts";
import type { Context } from "../foundation/context.ts";
import type { ReadBackResult, StepResult } from "../platforms/connector.ts";

/** How a channel stands in the register. */
type Health = "ok" | "trouble";

interface Note {
  readonly channelId: string;
  readonly health: Health;
  readonly reason: string;
  /** When the call began: tokens that were stored since are not judged by its answer. */
  readonly askedAt: Date;
}

const largestBatch = 500;

/**
 * What an answer says of its channel: trouble where it concerns the channel and not the copy alone, good only where
 * something was published; undefined where it says nothing.
 */
export function healthBy(answer: StepResult | ReadBackResult): Pick<Note, "health" | "reason"> | undefined {
  if (answer.outcome === "published") return { health: "ok", reason: "" };
  if (!("surelyNotDone" in answer)) return undefined;
  const { concerns, outcome, reason } = answer;
  // Of a throttle or an outage of the whole application the channel knows nothing; a person must act on the rest.
  const lasts = outcome === "blocked" || outcome === "failed" || outcome === "token-refused";
  if (concerns === "channel" || (concerns === "application" && lasts)) return { health: "trouble", reason };
  return undefined;
}

/**
 * Keeps the register's health by what the platforms answer. What cannot be written is logged and written with the next
 * answer of that channel: no delivery waits for it.
 */
export function createHealthNotes(
  ctx: Context,
): (answer: StepResult | ReadBackResult, call: { channelId: string; startedAt: Date }) => void {
  const note = createBatcher({
    largestBatch,
    run: async (notes: readonly Note[]) => {
      await writeHealth(ctx, notes);
      return notes;
    },
  });
  return (answer, { channelId, startedAt }) => {
    const shownHealth = healthBy(answer);
    if (shownHealth === undefined) return;
    note({ channelId, askedAt: startedAt, ...shownHealth }).catch((error: unknown) => {
      ctx.log.warn({ err: error, channelId }, "channels: could not note how a channel stands");
    });
  };
}

/** Writes how channels stand; the last note of a channel counts. The time is that since when it stands so. */
async function writeHealth(ctx: Context, notes: readonly Note[]): Promise<void> {
  const last = [...new Map(notes.map((one) => [one.channelId, one])).values()];
  const rows = last
    .toSorted((a, b) => (a.channelId < b.channelId ? -1 : 1))
    .map(({ channelId, health, reason, askedAt }) => ({
      id: channelId,
      health,
      reason,
      asked_at: askedAt.toISOString(),
    }));
  await sql`
    update channel c set health = n.health, health_reason = n.reason, health_at = ${ctx.clock.now()}
    from (
      select channel.id, note.health, note.reason
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as note(
        id text, health text, reason text, asked_at timestamptz)
      join channel on channel.id = note.id
      where (channel.health, channel.health_reason) is distinct from (note.health, note.reason)
        and (note.health = 'ok' or not exists (
          select from channel_token t where t.channel_id = channel.id and t.stored_at > note.asked_at))
      order by channel.id
      for update of channel
    ) n
    where c.id = n.id`.execute(ctx.db);
}
