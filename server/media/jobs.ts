import type { Context } from "../foundation/context.ts";
import { makeDocumentReady } from "./make-document-ready.ts";
import { makeReady } from "./make-picture-ready.ts";
import { readDocumentQueue, renderPictureQueue, renderVideoQueue } from "./queues.ts";
import type { DocumentScreening } from "./refuse-secret-document.ts";
import { startVideoPump } from "./video-pump.ts";

/** Takes up the making of pictures, videos and documents in this process. */
export async function startMediaJobs(
  ctx: Context,
  { screening }: { screening: DocumentScreening },
): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const videos = startVideoPump(ctx);
  await ctx.jobs.work(renderPictureQueue, ({ assetId }) => makeReady(ctx, { assetId }));
  await ctx.jobs.work(readDocumentQueue, ({ assetId }) =>
    makeDocumentReady(ctx, { assetId, screening, signal }),
  );
  await ctx.jobs.work(renderVideoQueue, async () => videos.wake());
  return {
    async stop() {
      stopping.abort();
      await videos.stop();
    },
  };
}
