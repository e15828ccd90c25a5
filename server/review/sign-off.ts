import { authorizeItem } from "../editorial/authorize-item.ts";
import { moveItem } from "../editorial/move-item.ts";
import { loadRevision } from "../editorial/store.ts";
import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { newId } from "../foundation/ids.ts";
import { done, invalid, notFound, type Outcome, refused } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { requireStepUp } from "../organization/rights.ts";
import type { Lens } from "../organization/roles.ts";
import { backToDraft } from "./back-to-draft.ts";
import { signOffFacts } from "./judge-sign-off.ts";
import { planById } from "./review-plan.ts";
import { reviewProgress } from "./review-progress.ts";
import { moveReview } from "./review-state.ts";
import { objectionToSignOff } from "./sign-off-guards.ts";
import { loadSignoffs } from "./store.ts";

/**
 * Records one person's verdict through one lens on exactly the content that was read. The last approval that the plan
 * asks for makes the item ready for release; one return sends it back to its author with the reason.
 */
export async function signOff(
  ctx: Context,
  input: {
    actor: Actor;
    itemId: string;
    revisionId: string;
    contentHash: string;
    lens: Lens;
    verdict: "approve" | "return";
    reason: string;
  },
): Promise<Outcome<{ signoffId: string; complete: boolean }>> {
  const at = ctx.clock.now();
  const { actor, lens, verdict, reason } = input;
  return inTransaction(ctx.db, async (tx) => {
    const authorized = await authorizeItem(tx, {
      actor,
      itemId: input.itemId,
      action: "item.read",
      now: at,
      lock: "update",
    });
    if (!authorized.ok) return authorized;
    const item = authorized.value;
    const revision = await loadRevision(tx, { revisionId: input.revisionId });
    if (revision === undefined || revision.itemId !== item.id) return notFound();
    const steppedUp = requireStepUp({ actor, now: at });
    if (!steppedUp.ok) return steppedUp;
    if (verdict === "return" && reason.trim().length < 5) {
      return invalid([
        { path: "reason", message: "Trả lại phải nêu lý do để người viết sửa (ít nhất 5 ký tự)." },
      ]);
    }
    const plan = await planById(tx, revision.planId);
    const verdicts = await loadSignoffs(tx, { revisionIds: [revision.id], at });
    const storedHash = revision.contentHash.toString("hex");
    const objection = objectionToSignOff(
      signOffFacts({
        actor,
        item,
        revision: { ...revision, contributors: revision.content.contributors },
        plan,
        verdicts,
        now: at,
        lens,
        readHash: input.contentHash,
      }),
    );
    if (objection !== undefined) return refused(objection);
    const signoffId = newId();
    await tx
      .insertInto("signoff")
      .values({
        id: signoffId,
        revision_id: revision.id,
        item_id: item.id,
        lens,
        person_id: actor.personId,
        content_hash: revision.contentHash,
        verdict,
        reason: reason.trim(),
        at,
      })
      .execute();
    const progress = reviewProgress({
      stages: plan.stages,
      verdicts: [
        ...verdicts,
        { lens, personId: actor.personId, verdict, contentHash: storedHash, holds: true },
      ],
      contentHash: storedHash,
    });
    if (verdict === "return") {
      await backToDraft(tx, { item, act: "return", at, returnedReason: reason.trim() });
    } else {
      const { stage, complete } = progress;
      await moveReview(tx, { revisionId: revision.id, act: "approve", facts: { complete }, at, stage });
      await moveItem(tx, { item, act: "approve", facts: { complete }, at });
    }
    await appendEntry(tx, {
      at,
      act: verdict === "return" ? "review.returned" : "review.signed",
      actor: ledgerActor(actor),
      unitCode: item.unitCode,
      subject: { type: "item", id: item.id },
      details: {
        signoffId,
        revisionId: revision.id,
        lens,
        verdict,
        reason: reason.trim(),
        contentHash: storedHash,
      },
    });
    return done({ signoffId, complete: progress.complete });
  });
}
