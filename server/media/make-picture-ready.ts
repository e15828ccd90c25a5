import { readFile } from "node:fs/promises";
import type { Context } from "../foundation/context.ts";
import { beginAttempt, givenUp } from "./attempts.ts";
import { findTwin, finishAsset, type MadeAsset } from "./finish-asset.ts";
import { makeAlone } from "./make-alone.ts";
import { planRenditions } from "./picture-rules.ts";
import { renderPicture } from "./render-picture.ts";
import { type Usability, unusable, usable } from "./usability.ts";

/**
 * Makes a picture ready: renders it, or takes over the renditions of an asset with the same original. Done again after
 * a crash it changes nothing; an original that cannot be decoded, or that ended its process
 * several times, becomes `rejected` with its reason.
 */
export async function makeReady(ctx: Context, { assetId }: { assetId: string }): Promise<void> {
  const originalDigest = await digestOfWaiting(ctx, assetId);
  if (originalDigest === undefined) return;
  await makeAlone(ctx, {
    originalDigest,
    async make() {
      const begun = await beginAttempt(ctx, { assetId, kind: "picture" });
      if (begun === undefined) return;
      if (begun.isGivenUp) return finishAsset(ctx, { assetId, verdict: givenUp("picture") });
      const twin = await findTwin(ctx, { kind: "picture", originalDigest });
      const usability = twin === undefined ? await render(ctx, originalDigest) : usable(twin);
      await finishAsset(ctx, { assetId, verdict: usability });
    },
  });
}

async function digestOfWaiting(ctx: Context, assetId: string): Promise<string | undefined> {
  const asset = await ctx.db
    .selectFrom("media_asset")
    .select("original_digest")
    .where("id", "=", assetId)
    .where("kind", "=", "picture")
    .where("state", "=", "processing")
    .executeTakeFirst();
  return asset?.original_digest;
}

async function render(ctx: Context, digest: string): Promise<Usability<MadeAsset>> {
  const plan = (size: { width: number; height: number }) => planRenditions(size, ctx.platforms);
  const original = await readFile(ctx.files.path("originals", digest));
  const rendered = await renderPicture(original, plan).catch((error: unknown) => {
    ctx.log.warn({ err: error, digest }, "media: a picture could not be decoded");
    return undefined;
  });
  if (rendered === undefined) return unusable("Ảnh bị hỏng, không đọc được đến hết.");
  const renditions = [];
  for (const { bytes, ...rendition } of rendered.renditions) {
    const stored = await ctx.files.put("renditions", bytes);
    renditions.push({ ...rendition, digest: stored.digest, bytes: stored.bytes });
  }
  const { width, height } = rendered;
  return usable({ width, height, durationMs: null, pages: null, renditions });
}
