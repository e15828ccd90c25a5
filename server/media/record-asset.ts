import type { Context } from "../foundation/context.ts";
import type { Tx } from "../foundation/database/database.ts";
import type { Queue } from "../foundation/database/jobs.ts";
import { done, type Outcome, refused } from "../foundation/outcome.ts";
import { lockOriginal } from "./lock-original.ts";
import { type Asset, type AssetKind, loadAssets } from "./store.ts";

/** Makes the uploader a contributor of the item; given by the editorial room. */
export type RecordContribution = (
  tx: Tx,
  contribution: { itemId: string; personId: string; at: Date },
) => Promise<void>;

/** Records a file that was looked at and whose original is kept, and orders what is to be made of it; once for each asset id. */
export async function recordAsset(
  ctx: Context,
  tx: Tx,
  input: {
    assetId: string;
    itemId: string;
    personId: string;
    filename: string;
    kind: AssetKind;
    mime: string;
    width?: number;
    height?: number;
    original: { digest: string; bytes: number };
    queue: Queue<{ assetId: string }>;
    recordContribution: RecordContribution;
  },
): Promise<Outcome<Asset>> {
  const at = ctx.clock.now();
  const { assetId, itemId, personId } = input;
  const inserted = await tx
    .insertInto("media_asset")
    .values({
      id: assetId,
      item_id: itemId,
      kind: input.kind,
      uploaded_by: personId,
      filename: input.filename,
      state: "processing",
      original_digest: input.original.digest,
      original_mime: input.mime,
      original_bytes: input.original.bytes,
      width: input.width ?? null,
      height: input.height ?? null,
      created_at: at,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (inserted !== undefined) {
    await lockOriginal(tx, { digest: input.original.digest, mode: "with-others" });
    // Nothing named it until now: it may just have been taken away as a leftover.
    if ((await ctx.files.size("originals", input.original.digest)) === undefined) return originalGone;
    await input.recordContribution(tx, { itemId, personId, at });
    await ctx.jobs.enqueue(tx, input.queue, { assetId });
  }
  const [asset] = await loadAssets(tx, { assetIds: [assetId] });
  if (asset === undefined) throw new Error("a file vanished within its own transaction");
  return done(asset);
}

const originalGone = refused({
  code: "file-gone",
  status: 409,
  title: "Tệp chưa được nhận",
  detail: "Tệp vừa tải lên không còn trên máy chủ. Hãy chọn lại tệp.",
});
