import type { Database } from "../foundation/database/database.ts";

/** A comment on a draft, as an editor let it stand. */
export interface DocumentComment {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly receivedAt: Date;
}

const shownAtMost = 200;

/** The published comments on a draft, oldest first. */
export async function listComments(db: Database, articleId: string): Promise<DocumentComment[]> {
  const rows = await db
    .selectFrom("public_store.document_comment")
    .select(["id", "author", "text", "received_at as receivedAt"])
    .where("article_id", "=", articleId)
    .orderBy("received_at")
    .orderBy("id")
    .limit(shownAtMost)
    .execute();
  return rows;
}
