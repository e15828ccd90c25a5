import { authorizeItem } from "../editorial/authorize-item.ts";
import { nextItemState } from "../editorial/item-state.ts";
import { moveItem } from "../editorial/move-item.ts";
import { type Item, isOpenNotice } from "../editorial/store.ts";
import type { Context } from "../foundation/context.ts";
import { inTransaction, type Tx } from "../foundation/database/database.ts";
import { done, invalid, type Outcome, refused, versionConflict } from "../foundation/outcome.ts";
import { calendarDay } from "../foundation/vietnam-time.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { requireStepUp } from "../organization/rights.ts";
import { moveReview } from "../review/review-state.ts";
import { moveRelease, waitingStates } from "./release-state.ts";
import { replaceReleases } from "./send-out.ts";

/** Why a notice ends. A list and no free text: what the ledger keeps for ever must not name the person. */
export const closingReasons = ["arrested", "surrendered", "found", "deceased", "decision-ended"] as const;

/** The number of a decision, such as "12/QĐĐN-VPCQCSĐT"; its form leaves no room for a name. */
export const decisionNumberForm = /^[0-9]{1,6}(?:\/[0-9]{4})?\/[0-9A-ZĐ]+(?:[-.][0-9A-ZĐ]+)*$/;

/** What closing does outside this room; given at composition by the portal's connector and by delivery. */
export interface ClosingEffects {
  /** Deletes the page, its pictures and every other public row of the item. */
  readonly removeFromPortal: (tx: Tx, input: { itemId: string; at: Date }) => Promise<void>;
  /** Stops what is under way to the channels and opens an order for each copy that may stand there. */
  readonly endDeliveries: (tx: Tx, input: { itemId: string; at: Date }) => Promise<{ takedowns: number }>;
}

/**
 * Closes a released wanted or missing notice by law (WN-02: Criminal Procedure Code, Article 231.3): the page, photo and
 * personal data leave the portal in this transaction, an order is opened for each channel copy, and the item ends. A
 * correction that is under way ends with it. Refused without the decision that closes it.
 */
export async function closeNotice(
  ctx: Context,
  effects: ClosingEffects,
  input: {
    actor: Actor;
    itemId: string;
    expectedVersion: number;
    decisionNumber: string;
    decisionDate: string;
    reason: (typeof closingReasons)[number];
  },
): Promise<Outcome<{ version: number; takedowns: number }>> {
  const at = ctx.clock.now();
  const { actor, itemId } = input;
  const asking = { actor, itemId, action: "item.close", now: at } as const;
  return inTransaction(ctx.db, async (tx) => {
    const seen = await authorizeItem(tx, asking);
    if (!seen.ok) return seen;
    await takeFromOutbox(tx, { itemId, at });
    const authorized = await authorizeItem(tx, { ...asking, lock: "update" });
    if (!authorized.ok) return authorized;
    const item = authorized.value;
    if (item.version !== input.expectedVersion) {
      return versionConflict({ currentVersion: item.version, current: { state: item.state } });
    }
    const facts = { "open-notice": await isOpenNotice(tx, item) };
    if (nextItemState({ state: item.state, act: "close", facts }) === undefined) return refused(notOpen);
    const steppedUp = requireStepUp({ actor, now: at });
    if (!steppedUp.ok) return steppedUp;
    if (input.decisionDate > calendarDay(at)) {
      return invalid([{ path: "decisionDate", message: "Ngày ra quyết định không thể ở tương lai." }]);
    }
    await endReview(tx, { item, at });
    const { takedowns } = await effects.endDeliveries(tx, { itemId, at });
    // After the deliveries, as whoever begins a call holds the two in this order.
    await replaceReleases(tx, { itemId, butFor: null, at });
    await effects.removeFromPortal(tx, { itemId, at });
    const { version } = await moveItem(tx, {
      item,
      act: "close",
      facts,
      at,
      set: { current_revision_id: null, returned_reason: "" },
    });
    await appendEntry(tx, {
      at,
      act: "notice.closed",
      actor: ledgerActor(actor),
      unitCode: item.unitCode,
      subject: { type: "item", id: itemId },
      details: {
        decisionNumber: input.decisionNumber,
        decisionDate: input.decisionDate,
        closingReason: input.reason,
        takedowns,
      },
    });
    return done({ version, takedowns });
  });
}

/** A release that delivery has not taken yet must not put the page back; one that it is taking now is waited for. */
async function takeFromOutbox(tx: Tx, { itemId, at }: { itemId: string; at: Date }): Promise<void> {
  // Before the item's own lock, as delivery holds the two in this order.
  await tx
    .updateTable("release_outbox")
    .set({ taken_at: at })
    .where("taken_at", "is", null)
    .where("release_id", "in", (of) => of.selectFrom("release").select("id").where("item_id", "=", itemId))
    .execute();
}

/** Ends the review of a correction that was under way, and a release of it that was set for later. */
async function endReview(tx: Tx, { item, at }: { item: Item; at: Date }): Promise<void> {
  const waiting = await tx
    .selectFrom("release")
    .select("id")
    .where("item_id", "=", item.id)
    .where("state", "in", [...waitingStates])
    .execute();
  for (const { id } of waiting) await moveRelease(tx, { releaseId: id, act: "cancel", at });
  if (item.currentRevisionId === null || item.currentRevisionId === item.releasedRevisionId) return;
  await moveReview(tx, { revisionId: item.currentRevisionId, act: "supersede", at });
}

const notOpen = {
  code: "not-an-open-notice",
  status: 409,
  title: "Chưa kết thúc được",
  detail:
    "Chỉ đình nã hoặc kết thúc tìm kiếm với thông báo truy nã, tìm người đang công khai. Hãy tải lại trang để xem trạng thái hiện tại.",
} as const;
