import { authorizeItem } from "../editorial/authorize-item.ts";
import { moveItem } from "../editorial/move-item.ts";
import { loadRevision } from "../editorial/store.ts";
import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { newId } from "../foundation/ids.ts";
import { done, invalid, notFound, type Outcome, refused } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { notTaken } from "../media/read-again.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { requireStepUp } from "../organization/rights.ts";
import { planById } from "../review/review-plan.ts";
import { loadSignoffs } from "../review/store.ts";
import { assetsIn } from "./assets-in.ts";
import { releaseFacts } from "./judge-release.ts";
import { objectionToRelease } from "./release-guards.ts";
import { termOf } from "./release-term.ts";
import { sendOut, wakeWorkers } from "./send-out.ts";

/** The furthest a release may be set ahead, in days. */
const longestAheadDays = 90;

/**
 * The editorial board lets a fully signed revision go out, now (`at` null) or frozen for a set time. What goes out is
 * that sealed revision and nothing newer. A publisher's right, and no lens. `notAfter` is the moment after which no channel is
 * begun any more; without it the item's own term (`release-term.ts`).
 */
export async function releaseItem(
  ctx: Context,
  input: {
    actor: Actor;
    itemId: string;
    revisionId: string;
    contentHash: string;
    at: Date | null;
    notAfter?: Date | null;
  },
): Promise<Outcome<{ releaseId: string; state: "released" | "scheduled" }>> {
  const now = ctx.clock.now();
  const { actor } = input;
  return inTransaction(ctx.db, async (tx) => {
    const action = input.at === null ? "item.release" : "item.schedule";
    const authorized = await authorizeItem(tx, { actor, itemId: input.itemId, action, now, lock: "update" });
    if (!authorized.ok) return authorized;
    const item = authorized.value;
    const revision = await loadRevision(tx, { revisionId: input.revisionId });
    if (revision === undefined || revision.itemId !== item.id) return notFound();
    const steppedUp = requireStepUp({ actor, now });
    if (!steppedUp.ok) return steppedUp;
    if (input.at !== null) {
      const ahead = input.at.getTime() - now.getTime();
      if (ahead <= 0) return invalid([{ path: "at", message: "Giờ hẹn phải ở sau thời điểm hiện tại." }]);
      if (ahead > longestAheadDays * 86_400_000) {
        return invalid([{ path: "at", message: `Chỉ hẹn giờ được trong vòng ${longestAheadDays} ngày.` }]);
      }
    }
    const from = input.at ?? now;
    const notAfter = input.notAfter ?? termOf(revision.content, { from });
    if (notAfter <= from)
      return invalid([{ path: "notAfter", message: "Hạn đăng phải ở sau thời điểm phát hành." }]);
    const plan = await planById(tx, revision.planId);
    const storedHash = revision.contentHash.toString("hex");
    const facts = releaseFacts({
      item,
      revision,
      plan,
      verdicts: await loadSignoffs(tx, { revisionIds: [revision.id], at: now }),
      publisherId: actor.personId,
      decidedHash: input.contentHash,
    });
    const objection = objectionToRelease(facts);
    if (objection !== undefined) return refused(objection);
    const files = await notTaken(tx, { assetIds: assetsIn(revision.content) });
    if (files.length > 0) return refused(filesOf(files));
    const releaseId = newId();
    const state = input.at === null ? "released" : "scheduled";
    await tx
      .insertInto("release")
      .values({
        id: releaseId,
        item_id: item.id,
        revision_id: revision.id,
        content_hash: revision.contentHash,
        decided_by: actor.personId,
        decided_at: now,
        scheduled_for: input.at,
        released_at: input.at === null ? now : null,
        not_after: notAfter,
        state,
      })
      .execute();
    await moveItem(tx, {
      item,
      act: input.at === null ? "release" : "schedule",
      at: now,
      set: input.at === null ? { released_revision_id: revision.id } : {},
    });
    if (state === "released")
      await sendOut(ctx, tx, { releaseId, itemId: item.id, revisionId: revision.id, at: now });
    else await wakeWorkers(tx);
    await appendEntry(tx, {
      at: now,
      act: state === "released" ? "release.made" : "release.scheduled",
      actor: ledgerActor(actor),
      unitCode: item.unitCode,
      subject: { type: "item", id: item.id },
      details: {
        releaseId,
        revisionId: revision.id,
        contentHash: storedHash,
        notAfter: notAfter.toISOString(),
        ...(input.at === null ? {} : { scheduledFor: input.at.toISOString() }),
      },
    });
    return done({ releaseId, state });
  });
}

function filesOf(files: readonly string[]) {
  return {
    code: "files-of-older-rules",
    status: 409,
    title: "Tệp cần kiểm tra lại",
    detail: `Tệp «${files.join("», «")}» được nhận theo quy tắc kiểm tra cũ hoặc không còn được chấp nhận. Hãy trả lại để đơn vị gửi duyệt lại; khi gửi, hệ thống tự kiểm tra lại tệp.`,
  } as const;
}
