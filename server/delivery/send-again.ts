import { sql } from "kysely";
import type { Tx } from "../foundation/database/database.ts";
import { appendEntries } from "../ledger/append-entry.ts";
import { hasMadeCopy } from "../platforms/made-copy.ts";
import { wakeDelivery } from "./act-on-delivery.ts";
import { lookingForReplaced, overdue, replaced } from "./delivery-reasons.ts";
import { afterAbsence, type DeliveryState, sentAgain } from "./delivery-state.ts";
import { type EndedDelivery, endedBySystem } from "./ended-by-system.ts";
import { replacedReleases } from "./replaced-releases.ts";

/** A delivery that is to be sent again, as it is locked. */
export interface Resting extends EndedDelivery {
  readonly state: string;
  readonly first_intent_at: Date | null;
  readonly may_be_public: boolean;
  readonly after_absence: unknown;
  readonly progress: unknown;
  readonly not_after: Date;
}

/** What is to be known of a delivery before it is sent again; the unit is its item's. */
export const restingColumns = [
  ...(["delivery.id", "delivery.channel_id", "delivery.state", "delivery.first_intent_at"] as const),
  ...(["delivery.may_be_public", "delivery.after_absence", "delivery.progress"] as const),
  ...(["delivery.not_after", "delivery.release_id", "delivery.content_hash", "item.unit_code"] as const),
] as const;

/** The deliveries of a release in these states that a person chose, locked in the order in which everybody locks them. */
export async function lockResting(
  tx: Tx,
  { releaseId, states, ...chosen }: { releaseId: string; states: readonly DeliveryState[] } & Chosen,
) {
  return tx
    .selectFrom("delivery")
    .innerJoin("item", "item.id", "delivery.item_id")
    .select([...restingColumns, "delivery.urgent"])
    .where("delivery.release_id", "=", releaseId)
    .where("delivery.state", "in", [...states])
    .$if(chosen.deliveryId !== undefined, (query) => query.where("delivery.id", "=", chosen.deliveryId ?? ""))
    .$if(chosen.platform !== undefined, (query) =>
      query.where("delivery.platform", "=", chosen.platform ?? ""),
    )
    .$if(chosen.reasonCode !== undefined, (query) =>
      query.where("delivery.reason_code", "=", chosen.reasonCode ?? ""),
    )
    .$if(chosen.unitCode !== undefined, (query) =>
      query.where("delivery.channel_id", "in", (of) =>
        of
          .selectFrom("channel")
          .select("id")
          .where("unit_code", "=", chosen.unitCode ?? ""),
      ),
    )
    .orderBy("delivery.id")
    .forUpdate("delivery")
    .execute();
}

/** Which deliveries of a release a person means: one, or all of a platform, a reason, a unit's channels, or just all. */
export interface Chosen {
  readonly deliveryId?: string | undefined;
  readonly platform?: string | undefined;
  readonly reasonCode?: string | undefined;
  readonly unitCode?: string | undefined;
}

const never = "9999-01-01T00:00:00Z";

/**
 * Sends locked deliveries again. Where a call was ever committed to, the channel is read back first. What was reached is
 * begun anew, for pictures that were handed over may be spent, unless the platform has made the copy already. What is late
 * and was never begun is overdue; what a newer release of the item has replaced is looked for where it may stand, and ends
 * otherwise (law 5). What ends so is told to the ledger: the chain is held from here on. Answers how many ended as replaced.
 */
export async function sendAgain(
  tx: Tx,
  rows: readonly Resting[],
  { at, personSawNone }: { at: Date; personSawNone: boolean },
): Promise<{ replaced: number }> {
  if (rows.length === 0) return { replaced: 0 };
  const old = await replacedReleases(tx, { releaseIds: rows.map((row) => row.release_id) });
  const changes = rows.map((row) => {
    const copyMade = hasMadeCopy(row.progress);
    const isReplaced = old.has(row.release_id);
    const facts = {
      state: row.state as DeliveryState,
      firstIntentAt: row.first_intent_at,
      mayBePublic: row.may_be_public,
      afterAbsence: afterAbsence.nullable().parse(row.after_absence),
      replaced: isReplaced,
    };
    const change = sentAgain({ facts, copyMade, personSawNone });
    const late = change.state === "pending" && at > row.not_after;
    const state: DeliveryState = late ? "overdue" : change.state;
    return {
      id: row.id,
      state,
      after_absence: change.afterAbsence,
      keeps_progress: copyMade && !personSawNone,
      ...whyOf({ state, isReplaced }),
      next_at: state === "overdue" || state === "replaced" ? never : at.toISOString(),
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
  const ended = new Map(changes.map(({ id, state }) => [id, state]));
  await appendEntries(
    tx,
    rows.flatMap((row) => {
      const state = ended.get(row.id);
      return state === "overdue" || state === "replaced" ? [endedBySystem(row, { state, at })] : [];
    }),
  );
  return { replaced: changes.filter(({ state }) => state === "replaced").length };
}

function whyOf({ state, isReplaced }: { state: DeliveryState; isReplaced: boolean }) {
  if (state === "overdue") return asColumns(overdue);
  if (state === "replaced") return asColumns(replaced);
  return isReplaced ? asColumns(lookingForReplaced) : { reason_code: "", reason: "" };
}

function asColumns({ reasonCode, reason }: { reasonCode: string; reason: string }) {
  return { reason_code: reasonCode, reason };
}
