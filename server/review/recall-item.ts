import { authorizeItem } from "../editorial/authorize-item.ts";
import { itemAllows } from "../editorial/item-state.ts";
import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { done, type Outcome, refused, versionConflict } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { backToDraft } from "./back-to-draft.ts";

/** Takes an item back from review so that it can be edited; every sign-off on the revision is void from then on. */
export async function recallItem(
  ctx: Context,
  input: { actor: Actor; itemId: string; expectedVersion: number },
): Promise<Outcome<{ version: number }>> {
  const at = ctx.clock.now();
  return inTransaction(ctx.db, async (tx) => {
    const authorized = await authorizeItem(tx, { ...input, action: "item.recall", now: at, lock: "update" });
    if (!authorized.ok) return authorized;
    const item = authorized.value;
    if (item.version !== input.expectedVersion) {
      return versionConflict({ currentVersion: item.version, current: { state: item.state } });
    }
    if (!itemAllows(item.state, "recall")) {
      return refused({
        code: "not-recallable",
        status: 409,
        title: "Không rút về được",
        detail: itemAllows(item.state, "cancel-release")
          ? "Tin, bài đã hẹn giờ phát hành. Ban biên tập phải hủy hẹn giờ trước."
          : "Tin, bài không ở bước chờ duyệt nên không rút về được.",
      });
    }
    const version = await backToDraft(tx, { item, act: "recall", at });
    await appendEntry(tx, {
      at,
      act: "item.recalled",
      actor: ledgerActor(input.actor),
      unitCode: item.unitCode,
      subject: { type: "item", id: item.id },
      details: { revisionId: item.currentRevisionId ?? "" },
    });
    return done({ version });
  });
}
