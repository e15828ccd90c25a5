import type { SealedContent } from "../../editorial/sealed-content.ts";
import type { Tx } from "../../foundation/database/database.ts";
import { hideMedia } from "../../public-store/hide-media.ts";
import { showMedia } from "../../public-store/show-media.ts";

/**
 * Makes every file of a sealed release public, as parts of its article, and none besides: what only an earlier release
 * showed is taken away (`removed`), unless another public item shows it too. Answers the words of its documents, for search.
 */
export async function publishFiles(
  tx: Tx,
  content: SealedContent,
): Promise<{ words: string; removed: boolean }> {
  const noSize = { width: 0, height: 0 };
  const shown = [
    ...content.pictures.flatMap((picture) => picture.renditions),
    ...content.videos.flatMap((video) => [...video.poster, ...video.files]),
    ...content.videos.flatMap(({ captions }) =>
      captions === null ? [] : [{ ...captions, ...noSize, mime: "text/vtt" }],
    ),
  ].map(({ digest, mime, width, height, bytes }) => ({ digest, mime, width, height, bytes, filename: "" }));
  const saved = content.attachments.map(({ digest, mime, bytes, filename }) => ({
    ...noSize,
    digest,
    mime,
    bytes,
    filename,
  }));
  const files = [...shown, ...saved];
  await showMedia(tx, { articleId: content.itemId, kind: content.kind, files });
  const removed = await hideMedia(tx, {
    articleId: content.itemId,
    kept: files.map(({ digest }) => digest),
  });
  const rows = await tx
    .selectFrom("document_text")
    .select("text")
    .where("digest", "in", [...saved.map(({ digest }) => digest), ""])
    .orderBy("digest")
    .execute();
  return { words: rows.map((row) => row.text).join("\n"), removed };
}
