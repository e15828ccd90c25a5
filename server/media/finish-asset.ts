import type { Context } from "../foundation/context.ts";
import type { Tx } from "../foundation/database/database.ts";
import { rulesVersion } from "./rules-version.ts";
import { type AssetKind, assetKinds, oneOf, type Rendition } from "./store.ts";
import type { Usability } from "./usability.ts";

/** What was made of a file. */
export interface MadeAsset {
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  readonly pages: number | null;
  readonly renditions: readonly Rendition[];
}

/** Writes what became of a file that was being made ready, by the rules of today. */
export async function finishAsset(
  ctx: Context,
  {
    assetId,
    verdict,
    within,
  }: { assetId: string; verdict: Usability<MadeAsset>; within?: (tx: Tx) => Promise<void> },
): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const { kind } = await tx
      .selectFrom("media_asset")
      .select("kind")
      .where("id", "=", assetId)
      .executeTakeFirstOrThrow();
    const rules_version = rulesVersion[oneOf(assetKinds, kind)];
    const changed = await tx
      .updateTable("media_asset")
      .set(
        verdict.ok
          ? {
              state: "ready",
              rules_version,
              progress: 100,
              width: verdict.value.width,
              height: verdict.value.height,
              duration_ms: verdict.value.durationMs,
              pages: verdict.value.pages,
            }
          : { state: "rejected", reject_reason: verdict.reason, rules_version },
      )
      .where("id", "=", assetId)
      .where("state", "=", "processing")
      .returning("id")
      .executeTakeFirst();
    if (changed === undefined) return;
    if (verdict.ok) {
      await tx
        .insertInto("media_rendition")
        .values(
          verdict.value.renditions.map((rendition) => ({ asset_id: assetId, rules_version, ...rendition })),
        )
        .execute();
    }
    await within?.(tx);
  });
}

/** What was made before of the same bytes as the same kind of file, by the rules of today; undefined when there is none. */
export async function findTwin(
  ctx: Context,
  { kind, originalDigest }: { kind: AssetKind; originalDigest: string },
): Promise<MadeAsset | undefined> {
  const twin = await ctx.db
    .selectFrom("media_asset")
    .select(["id", "width", "height", "duration_ms", "pages"])
    .where("original_digest", "=", originalDigest)
    .where("kind", "=", kind)
    .where("state", "=", "ready")
    .where("rules_version", "=", rulesVersion[kind])
    .executeTakeFirst();
  if (twin === undefined) return undefined;
  const renditions = await ctx.db
    .selectFrom("media_rendition")
    .select(["name", "digest", "mime", "width", "height", "bytes"])
    .where("asset_id", "=", twin.id)
    .where("rules_version", "=", rulesVersion[kind])
    .execute();
  return {
    width: twin.width,
    height: twin.height,
    durationMs: twin.duration_ms,
    pages: twin.pages,
    renditions,
  };
}
