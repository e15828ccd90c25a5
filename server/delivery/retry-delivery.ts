import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { done, type Outcome } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { authorizeRelease, lockDelivery, wrongState } from "./act-on-delivery.ts";
import type { DeliveryState } from "./delivery-state.ts";
import { type Chosen, lockResting, sendAgain } from "./send-again.ts";

/** What a person may send again by itself, and what all at once: an `unsettled` one is only read again, and asks for a look. */
const one: readonly DeliveryState[] = ["blocked", "failed", "unsettled"];
const many: readonly DeliveryState[] = ["blocked", "failed"];

/** What the portal could not take never goes to a channel either (law 4). */
export const neverOnPortal = "Lượt phát hành này không lên được Cổng. Hãy mở lại tin, bài rồi phát hành lại.";

/**
 * Sends a blocked or failed delivery again, or reads the channel of an unsettled one again. Answers `replaced` where a newer
 * release of the item stands in its place and no copy can be there.
 */
export async function retryDelivery(
  ctx: Context,
  input: { actor: Actor; deliveryId: string },
): Promise<Outcome<{ state: string }>> {
  const at = ctx.clock.now();
  return inTransaction(ctx.db, async (tx) => {
    const locked = await lockDelivery(ctx, tx, { ...input, action: "delivery.retry" });
    if (!locked.ok) return locked;
    const { id, releaseId, channelId, unitCode } = locked.value;
    const rows = await lockResting(tx, { releaseId, states: one, deliveryId: id });
    if (rows.length === 0)
      return wrongState("Chỉ thử lại được lượt đăng đang bị chặn, không thành công hoặc chờ xác minh.");
    if (channelId === "portal") {
      return wrongState(neverOnPortal);
    }
    await openChannels(tx, rows);
    await sendAgain(tx, rows, { at, personSawNone: false });
    await appendEntry(tx, {
      at,
      act: "delivery.retried",
      actor: ledgerActor(input.actor),
      unitCode,
      subject: { type: "delivery", id },
      details: { releaseId, channelId },
    });
    const now = await tx
      .selectFrom("delivery")
      .select("state")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return done({ state: now.state });
  });
}

/**
 * Sends all blocked and failed deliveries of a release again that stand for a reason, on a platform or for a unit. Answers
 * how many go on: none that a newer release of the item has replaced.
 */
export async function retryDeliveries(
  ctx: Context,
  { actor, releaseId, ...chosen }: { actor: Actor; releaseId: string } & Omit<Chosen, "deliveryId">,
): Promise<Outcome<{ deliveries: number }>> {
  const at = ctx.clock.now();
  return inTransaction(ctx.db, async (tx) => {
    const authorized = await authorizeRelease(ctx, tx, { actor, releaseId, action: "delivery.retry" });
    if (!authorized.ok) return authorized;
    const rows = (await lockResting(tx, { releaseId, states: many, ...chosen })).filter(
      ({ channel_id }) => channel_id !== "portal",
    );
    if (rows.length === 0)
      return wrongState("Không còn lượt đăng nào đang bị chặn hoặc không thành công theo lựa chọn này.");
    await openChannels(tx, rows);
    const { replaced } = await sendAgain(tx, rows, { at, personSawNone: false });
    await appendEntry(tx, {
      at,
      act: "delivery.retried",
      actor: ledgerActor(actor),
      unitCode: authorized.value.unitCode,
      subject: { type: "item", id: authorized.value.itemId },
      details: { releaseId, deliveries: rows.length, ...present(chosen) },
    });
    return done({ deliveries: rows.length - replaced });
  });
}

/** Whoever retries what was blocked has seen to it that the channel may be used again. */
async function openChannels(
  tx: Parameters<typeof lockResting>[0],
  rows: readonly { state: string; channel_id: string }[],
): Promise<void> {
  const scopes = rows.flatMap(({ state, channel_id }) =>
    state === "blocked" ? [`channel:${channel_id}`] : [],
  );
  if (scopes.length > 0) await tx.deleteFrom("pacing").where("scope", "in", scopes).execute();
}

/** The members that are there, as an entry of the ledger takes them. */
export function present(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
