import type { Tx } from "../foundation/database/database.ts";

/**
 * Ends the showing of files by an article, of all but those in `kept`, and takes away each file that no other public
 * item shows. Answers whether a file was taken away. Runs in the caller's transaction; done again it changes nothing.
 */
export async function hideMedia(
  tx: Tx,
  { articleId, kept }: { articleId: string; kept: readonly string[] },
): Promise<boolean> {
  // Locked first and judged in a statement of its own: a page that takes the same file up meanwhile is waited for.
  const files = await tx
    .selectFrom("public_store.media")
    .select("digest")
    .where("digest", "in", (used) =>
      used
        .selectFrom("public_store.media_use")
        .select("digest")
        .where("article_id", "=", articleId)
        .where("digest", "not in", kept.concat("")),
    )
    .orderBy("digest")
    .forUpdate()
    .execute();
  const digests = files.map(({ digest }) => digest);
  if (digests.length === 0) return false;
  await tx
    .deleteFrom("public_store.media_use")
    .where("article_id", "=", articleId)
    .where("digest", "in", digests)
    .execute();
  const gone = await tx
    .deleteFrom("public_store.media")
    .where("digest", "in", digests)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("public_store.media_use as use")
            .select("use.digest")
            .whereRef("use.digest", "=", "public_store.media.digest"),
        ),
      ),
    )
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
