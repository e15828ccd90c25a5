import { authorizeItem } from "../editorial/authorize-item.ts";
import { nextItemState } from "../editorial/item-state.ts";
import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { done, invalid, type Outcome, refused } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { requireStepUp } from "../organization/rights.ts";
import { backToDraft } from "./back-to-draft.ts";
import { isReviewed, standsStill } from "./signers-left.ts";

/**
 * The editorial board sends a fully reviewed item back instead of releasing it, with its reason, or one that waits for a
 * lens that nobody is left for. No lens is signed.
 */
export async function returnItem(
  ctx: Context,
  input: { actor: Actor; itemId: string; revisionId: string; reason: string },
): Promise<Outcome<{ version: number }>> {
  const at = ctx.clock.now();
  const reason = input.reason.trim();
  return inTransaction(ctx.db, async (tx) => {
    const authorized = await authorizeItem(tx, { ...input, action: "item.return", now: at, lock: "update" });
    if (!authorized.ok) return authorized;
    const item = authorized.value;
    const steppedUp = requireStepUp({ actor: input.actor, now: at });
    if (!steppedUp.ok) return steppedUp;
    if (reason.length < 5) {
      return invalid([
        { path: "reason", message: "Trả lại phải nêu lý do để người viết sửa (ít nhất 5 ký tự)." },
      ]);
    }
    const facts = {
      complete: await isReviewed(tx, { item, at }),
      "stands-still": await standsStill(tx, { item, at }),
    };
    const returnable = nextItemState({ state: item.state, act: "send-back", facts }) !== undefined;
    if (!returnable || item.currentRevisionId !== input.revisionId) {
      return refused({
        code: "revision-not-current",
        status: 409,
        title: "Không trả lại được",
        detail: "Phiên bản này không còn chờ Ban biên tập. Hãy mở lại tin, bài.",
      });
    }
    const version = await backToDraft(tx, { item, act: "send-back", facts, at, returnedReason: reason });
    await appendEntry(tx, {
      at,
      act: "review.returned",
      actor: ledgerActor(input.actor),
      unitCode: item.unitCode,
      subject: { type: "item", id: item.id },
      details: { revisionId: input.revisionId, reason },
    });
    return done({ version });
  });
}
