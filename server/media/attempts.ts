import type { Context } from "../foundation/context.ts";
import { mediaAttempts } from "../foundation/retry-policies.ts";
import type { AssetKind } from "./store.ts";
import { unusable } from "./usability.ts";

/** A file whose making was begun once more. */
interface Begun {
  readonly originalDigest: string;
  readonly originalMime: string;
  /** It was begun too often already; it is to be refused. */
  readonly isGivenUp: boolean;
}

/**
 * Counts one more beginning of the making of a file that waits for it, before anything of it is read; undefined when it
 * does not wait any more. Whoever was stopped takes it back.
 */
export async function beginAttempt(
  ctx: Context,
  { assetId, kind }: { assetId: string; kind: AssetKind },
): Promise<Begun | undefined> {
  const asset = await ctx.db
    .updateTable("media_asset")
    .set((eb) => ({ attempts: eb("attempts", "+", 1), progress: 0 }))
    .where("id", "=", assetId)
    .where("kind", "=", kind)
    .where("state", "=", "processing")
    .returning(["original_digest", "original_mime", "attempts"])
    .executeTakeFirst();
  if (asset === undefined) return undefined;
  const { original_digest, original_mime, attempts } = asset;
  return {
    originalDigest: original_digest,
    originalMime: original_mime,
    isGivenUp: attempts > mediaAttempts.most,
  };
}

/** Lets a beginning that was stopped from outside not count. */
export async function takeBackAttempt(ctx: Context, assetId: string): Promise<void> {
  await ctx.db
    .updateTable("media_asset")
    .set((eb) => ({ attempts: eb("attempts", "-", 1) }))
    .where("id", "=", assetId)
    .where("attempts", ">", 0)
    .execute();
}

const nouns: Readonly<Record<AssetKind, string>> = { picture: "ảnh", video: "video", document: "tệp" };

/** The refusal of a file that was begun too often. */
export function givenUp(kind: AssetKind) {
  return unusable(
    `Máy chủ đã thử nhiều lần mà chưa xử lý xong ${nouns[kind]} này. Hãy xuất lại ${nouns[kind]} nhẹ hơn, hoặc báo quản trị.`,
  );
}
