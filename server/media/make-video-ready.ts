import { join } from "node:path";
import type { Context } from "../foundation/context.ts";
import { beginAttempt, givenUp, takeBackAttempt } from "./attempts.ts";
import { findTwin, finishAsset } from "./finish-asset.ts";
import { makeVideo } from "./make-video.ts";
import { usable } from "./usability.ts";
import { type VideoMime, videoContainers, videoLimits } from "./video-rules.ts";
import type { VideoTools } from "./video-tools.ts";

/** How often a running making tells how far it is. */
const tellEveryMs = 2000;

/** Where the files of videos lie while they are made; whoever makes videos may clear it. */
export function videoWorkFolder(ctx: Context): string {
  return join(ctx.config.dataDir, "video-work");
}

/**
 * Makes a video ready: all that is shown of it, or what was made before of the same original. After a crash it is made
 * anew, at most three times, for a video must not end the worker for ever; one that cannot be made becomes `rejected`
 * with its reason. Throws when it was stopped; that does not count.
 */
export async function makeVideoReady(
  ctx: Context,
  { assetId, tools, signal }: { assetId: string; tools: VideoTools; signal: AbortSignal },
): Promise<void> {
  const asset = await beginAttempt(ctx, { assetId, kind: "video" });
  if (asset === undefined) return;
  const { originalDigest, originalMime } = asset;
  if (asset.isGivenUp) return finishAsset(ctx, { assetId, verdict: givenUp("video") });
  const twin = await findTwin(ctx, { kind: "video", originalDigest });
  if (twin !== undefined) return finishAsset(ctx, { assetId, verdict: usable(twin) });
  const source = { file: ctx.files.path("originals", originalDigest), mime: knownMime(originalMime) };
  try {
    const usability = await makeVideo(
      ctx.files,
      {
        tools,
        folder: join(videoWorkFolder(ctx), assetId),
        signal,
        deadline: Date.now() + videoLimits.maxWorkMs,
      },
      { source, onProgress: tellProgress(ctx, assetId) },
    );
    await finishAsset(ctx, {
      assetId,
      verdict: usability.ok ? usable({ ...usability.value, pages: null }) : usability,
    });
  } catch (error) {
    if (signal.aborted) await takeBackAttempt(ctx, assetId);
    throw error;
  }
}

function knownMime(mime: string): VideoMime {
  const isKnown = (text: string): text is VideoMime => text in videoContainers;
  if (!isKnown(mime)) throw new Error(`a video of the type ${mime} was taken in`);
  return mime;
}

function tellProgress(ctx: Context, assetId: string): (share: number) => void {
  let reportedAt = 0;
  return (share) => {
    if (Date.now() - reportedAt < tellEveryMs) return;
    reportedAt = Date.now();
    ctx.db
      .updateTable("media_asset")
      .set({ progress: Math.round(share * 95) })
      .where("id", "=", assetId)
      .where("state", "=", "processing")
      .execute()
      .catch((error: unknown) => ctx.log.warn({ err: error }, "media: the progress could not be told"));
  };
}
