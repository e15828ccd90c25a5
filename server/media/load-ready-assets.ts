import type { Database, Tx } from "../foundation/database/database.ts";
import { done, type Outcome, refused } from "../foundation/outcome.ts";
import { rulesVersion } from "./rules-version.ts";
import { type Asset, type AssetKind, loadAssets } from "./store.ts";

const words: Readonly<Record<AssetKind, { noun: string; field: string; title: string }>> = {
  picture: { noun: "Ảnh", field: "pictures", title: "Ảnh chưa sẵn sàng" },
  video: { noun: "Video", field: "videos", title: "Video chưa sẵn sàng" },
  document: { noun: "Tệp", field: "attachments", title: "Tệp chưa sẵn sàng" },
};

/** The code of the refusal after which the files of the item are to be read again (`read-again.ts`). */
export const olderRules = "files-of-older-rules";

/**
 * The files of one kind that a revision is about to seal, by asset id. Refused while one is still being made ready, was
 * rejected, was judged by older rules, or does not belong to the item.
 */
export async function loadReadyAssets(
  db: Database | Tx,
  { itemId, kind, assetIds }: { itemId: string; kind: AssetKind; assetIds: readonly string[] },
): Promise<Outcome<Map<string, Asset>>> {
  const assets = await loadAssets(db, { itemId, kind, assetIds });
  const byId = new Map(assets.map((asset) => [asset.assetId, asset]));
  const { noun, field, title } = words[kind];
  for (const assetId of assetIds) {
    const asset = byId.get(assetId);
    if (asset?.state === "ready") {
      if (asset.rulesVersion >= rulesVersion[kind]) continue;
      const again = `${noun} «${asset.filename}» được nhận theo quy tắc kiểm tra cũ nên hệ thống đang kiểm tra lại. Hãy đợi xong rồi gửi lại.`;
      return refused({
        code: olderRules,
        status: 422,
        title,
        detail: again,
        fields: [{ path: field, message: again }],
      });
    }
    const message =
      asset === undefined
        ? `Có ${noun.toLowerCase()} không thuộc tin, bài này. Hãy bỏ ra rồi tải lại.`
        : asset.state === "processing"
          ? `${noun} «${asset.filename}» đang được xử lý. Hãy đợi xong rồi gửi lại.`
          : `${noun} «${asset.filename}» không dùng được: ${asset.rejectReason}`;
    return refused({
      code: `${field}-not-ready`,
      status: 422,
      title,
      detail: message,
      fields: [{ path: field, message }],
    });
  }
  return done(byId);
}
