import type { Tx } from "../../foundation/database/database.ts";
import { announceChange } from "../../public-store/changes.ts";

/** Shows a comment below the draft that it is about; false when the draft no longer stands on the portal. */
export async function publishComment(
  tx: Tx,
  {
    id,
    itemId,
    author,
    text,
    receivedAt,
  }: { id: string; itemId: string; author: string; text: string; receivedAt: Date },
): Promise<boolean> {
  const page = await tx
    .selectFrom("public_store.article")
    .select("id")
    .where("id", "=", itemId)
    .where("withdrawn_at", "is", null)
    .forShare()
    .executeTakeFirst();
  if (page === undefined) return false;
  await tx
    .insertInto("public_store.document_comment")
    .values({ id, article_id: itemId, author, text, received_at: receivedAt })
    .execute();
  await announceChange(tx, [`article:${itemId}`]);
  return true;
}
