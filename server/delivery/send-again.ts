import { sql } from "kysely";
import type { Tx } from "../foundation/database.ts";
import { hasMadeCopy } from "../platforms/made-copy.ts";
import { wakeDelivery } from "./act-on-delivery.ts";
import { overdue } from "./delivery-reasons.ts";
import { afterAbsence, type DeliveryState, sentAgain } from "./delivery-state.ts";

/** A delivery that a person sends again, as it is locked. */
export interface Resting {
  readonly id: string;
  readonly channel_id: string;
  readonly state: string;
  readonly first_intent_at: Date | null;
  readonly after_absence: unknown;
  readonly progress: unknown;
  readonly not_after: Date;
}

const columns = [
  ...(["id", "channel_id", "state", "first_intent_at", "after_absence", "progress"] as const),
  ...(["not_after", "release_id", "item_id", "content_hash", "urgent"] as const),
] as const;

/** The deliveries of a release in these states that a person chose, locked in the order in which everybody locks them. */
export async function lockResting(
  tx: Tx,
  { releaseId, states, ...chosen }: { releaseId: string; states: readonly DeliveryState[] } & Chosen,
) {
  return tx
    .selectFrom("delivery")
    .select([...columns])
    .where("release_id", "=", releaseId)
    .where("state", "in", [...states])
    .$if(chosen.deliveryId !== undefined, (query) => query.where("id", "=", chosen.deliveryId ?? ""))
    .$if(chosen.platform !== undefined, (query) => query.where("platform", "=", chosen.platform ?? ""))
    .$if(chosen.reasonCode !== undefined, (query) => query.where("reason_code", "=", chosen.reasonCode ?? ""))
    .$if(chosen.unitCode !== undefined, (query) =>
      query.where("channel_id", "in", (of) =>
        of
          .selectFrom("channel")
          .select("id")
          .where("unit_code", "=", chosen.unitCode ?? ""),
      ),
    )
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** Which deliveries of a release a person means: one, or all of a platform, a reason, a unit's channels, or just all. */
export interface Chosen {
  readonly deliveryId?: string | undefined;
  readonly platform?: string | undefined;
  readonly reasonCode?: string | undefined;
  readonly unitCode?: string | undefined;
}

/**
 * Sends deliveries again. Where a call was ever committed to, the channel is read back first. What was reached is begun
 * anew, for pictures that were handed over may be spent, unless the platform has made the copy already. What is late and
 * was never begun is overdue.
 */
export async function sendAgain(
  tx: Tx,
  rows: readonly Resting[],
  { at, personSawNone }: { at: Date; personSawNone: boolean },
): Promise<void> {
  const changes = rows.map((row) => {
    const copyMade = hasMadeCopy(row.progress);
    const facts = {
      state: row.state as DeliveryState,
      firstIntentAt: row.first_intent_at,
      afterAbsence: afterAbsence.nullable().parse(row.after_absence),
    };
    const change = sentAgain({ facts, copyMade, personSawNone });
    const late = change.state === "pending" && at > row.not_after;
    return {
      id: row.id,
      state: late ? ("overdue" satisfies DeliveryState) : change.state,
      after_absence: change.afterAbsence,
      keeps_progress: copyMade && !personSawNone,
      reason_code: late ? overdue.reasonCode : "",
      reason: late ? overdue.reason : "",
      next_at: late ? "9999-01-01T00:00:00Z" : at.toISOString(),
    };
  });
  await sql`
    update delivery d set
      state = c.state, after_absence = c.after_absence, next_at = c.next_at::timestamptz,
      reason_code = c.reason_code, reason = c.reason,
      progress = case when c.keeps_progress then d.progress else '{}'::jsonb end,
      attempts = 0, reads = 0, updated_at = ${at}
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c(
      id text, state text, after_absence jsonb, keeps_progress boolean, reason_code text, reason text, next_at text)
    where d.id = c.id`.execute(tx);
  await wakeDelivery(tx);
}
