import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Context } from "../server/foundation/context.ts";
import { addDocument } from "./add-files.ts";
import type { DrawnDocument } from "./publication.ts";

/** Draws the files of an item and takes them in through the act that officers use; answers them as its attachments. */
export async function takeInDocuments(
  ctx: Context,
  { documents, itemId, personId }: { documents: readonly DrawnDocument[]; itemId: string; personId: string },
): Promise<{ assetId: string; title: string }[]> {
  if (documents.length === 0) return [];
  const folder = await mkdtemp(join(tmpdir(), "trongdong-van-ban-"));
  try {
    const taken: { assetId: string; title: string }[] = [];
    for (const { title, filename, draw } of documents) {
      const file = join(folder, filename);
      await writeFile(file, await draw());
      taken.push({ assetId: await addDocument(ctx, { itemId, personId, filename, file }), title });
    }
    return taken;
  } finally {
    await rm(folder, { recursive: true });
  }
}
