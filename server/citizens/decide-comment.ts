import type { Context } from "../foundation/context.ts";
import { inTransaction, type Tx } from "../foundation/database/database.ts";
import { done, invalid, notFound, type Outcome, refused } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { may } from "../organization/rights.ts";
import { findSecrecyMarks } from "../screening/secrecy-marks.ts";

/** Shows a comment on the portal; given at composition by the portal's connector. */
export type PublishComment = (
  tx: Tx,
  comment: { id: string; itemId: string; author: string; text: string; receivedAt: Date },
) => Promise<boolean>;

/** An editor lets a comment on a draft stand on the portal as it was written, or refuses it with a reason. Once. */
export async function decideComment(
  ctx: Context,
  { publishComment }: { publishComment: PublishComment },
  input: { actor: Actor; commentId: string; verdict: "published" | "refused"; reason: string },
): Promise<Outcome<null>> {
  const { actor, commentId, verdict } = input;
  const now = ctx.clock.now();
  const reason = input.reason.trim();
  return inTransaction(ctx.db, async (tx) => {
    const comment = await tx
      .selectFrom("draft_comment")
      .selectAll()
      .where("id", "=", commentId)
      .forUpdate()
      .executeTakeFirst();
    if (comment === undefined) return notFound();
    const resource = { type: "citizen-message", unitCode: comment.unit_code } as const;
    if (!may({ actor, action: "comment.decide", resource, now })) return notFound();
    if (comment.state !== "received")
      return refused({
        code: "already-handled",
        status: 409,
        title: "Góp ý đã được duyệt",
        detail: "Góp ý này đã có người duyệt. Hãy tải lại danh sách.",
      });
    if (verdict === "refused" && reason.length < 10)
      return invalid([{ path: "reason", message: "Hãy ghi lý do không đăng (ít nhất 10 ký tự)." }]);
    if (verdict === "published") {
      const { id, item_id: itemId, author, text, received_at: receivedAt } = comment;
      if ([author, text].some((words) => findSecrecyMarks(words).length > 0))
        return refused({
          code: "secret-marking",
          status: 422,
          title: "Có dấu hiệu bí mật nhà nước",
          detail:
            "Góp ý có dấu chỉ độ mật nên không đăng được. Hãy chọn «Không đăng» và báo cán bộ bảo mật của đơn vị.",
        });
      if (!(await publishComment(tx, { id, itemId, author, text, receivedAt })))
        return refused({
          code: "document-gone",
          status: 409,
          title: "Dự thảo không còn trên Cổng",
          detail: "Dự thảo đã được rút nên không đăng góp ý được. Hãy chọn «Không đăng».",
        });
    }
    await tx
      .updateTable("draft_comment")
      .set({ state: verdict, reason, decided_by: actor.personId, decided_at: now })
      .where("id", "=", commentId)
      .execute();
    await appendEntry(tx, {
      at: now,
      act: verdict === "published" ? "comment.published" : "comment.refused",
      actor: ledgerActor(actor),
      unitCode: comment.unit_code,
      subject: { type: "comment", id: commentId },
      details: { itemId: comment.item_id, reason },
    });
    return done(null);
  });
}
