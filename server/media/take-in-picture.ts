import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import type { Outcome } from "../foundation/outcome.ts";
import { inspectPicture } from "./inspect-picture.ts";
import { renderPictureQueue } from "./queues.ts";
import { type RecordContribution, recordAsset } from "./record-asset.ts";
import type { Asset } from "./store.ts";

/**
 * Takes in a picture for an item: checks it by content, keeps the original apart, and orders its clean renditions. The
 * asset bears the id of its upload, so that a repeated call answers the same asset. The caller has authorised.
 */
export async function takeInPicture(
  ctx: Context,
  input: {
    assetId: string;
    itemId: string;
    personId: string;
    filename: string;
    bytes: Buffer;
    recordContribution: RecordContribution;
  },
): Promise<Outcome<Asset>> {
  const inspected = await inspectPicture(input.bytes);
  if (!inspected.ok) return inspected;
  const { bytes, ...facts } = inspected.value;
  const original = await ctx.files.put("originals", bytes);
  return inTransaction(ctx.db, (tx) =>
    recordAsset(ctx, tx, {
      ...input,
      ...facts,
      kind: "picture",
      original,
      queue: renderPictureQueue,
    }),
  );
}
