import { rm } from "node:fs/promises";
import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import type { Database } from "../foundation/database/database.ts";
import { mediaAttempts } from "../foundation/retry-policies.ts";
import { makeVideoReady, videoWorkFolder } from "./make-video-ready.ts";
import { hasSpaceToMake } from "./upload-space.ts";
import { findVideoTools, missingVideoTools, type VideoTools } from "./video-tools.ts";

/** The lock that whoever makes videos holds; any number will do that no other part of the product locks. */
const lockKey = 7_301_104;

/** Makes the videos that wait, one after the other. */
export interface VideoPump {
  wake(): void;
  /** Kills what runs and waits until it is gone; the video is made anew by the next worker. */
  stop(): Promise<void>;
}

/**
 * Starts making videos in this process. The row that is `processing` is the only queue and a job merely wakes the pump.
 * Of all workers of an installation one makes videos at a time: the one whose connection holds the lock, which is free
 * again as soon as its process dies, so that a video is resumed after a kill. Without ffmpeg the videos wait.
 */
export function startVideoPump(
  ctx: Context,
  { findTools = findVideoTools }: { findTools?: () => VideoTools | undefined } = {},
): VideoPump {
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<void> | undefined;
  let wokenAgain = false;

  const pump = async () => {
    do {
      wokenAgain = false;
      await makeWaitingVideos(ctx, { findTools, signal }).catch((error: unknown) => {
        if (!signal.aborted) ctx.log.error({ err: error }, "media: making videos was interrupted");
      });
    } while (wokenAgain && !signal.aborted);
    running = undefined;
  };
  const wake = () => {
    if (signal.aborted) return;
    wokenAgain = true;
    running ??= pump();
  };
  const timer = setInterval(wake, mediaAttempts.lookEveryMs);
  wake();
  return {
    wake,
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}

/**
 * Makes the videos that wait, under the lock that lets one process of an installation do so at a time; answers at once
 * when another one does it. Throws when a making was stopped or broke.
 */
export async function makeWaitingVideos(
  ctx: Context,
  { findTools, signal }: { findTools: () => VideoTools | undefined; signal: AbortSignal },
): Promise<void> {
  if ((await nextVideo(ctx.db)) === undefined) return;
  const tools = findTools();
  if (tools === undefined) return ctx.log.warn(missingVideoTools);
  await ctx.db.connection().execute(async (connection) => {
    const { rows } = await sql<{
      locked: boolean;
    }>`select pg_try_advisory_lock(${lockKey}) as locked`.execute(connection);
    if (rows[0]?.locked !== true) return;
    try {
      // Whoever left something there is dead, for the lock is ours.
      await rm(videoWorkFolder(ctx), { recursive: true, force: true });
      for (;;) {
        signal.throwIfAborted();
        const next = await nextVideo(ctx.db);
        if (next === undefined) return;
        if (!(await hasSpaceToMake(ctx.config.dataDir, next.original_bytes)))
          return ctx.log.error("media: videos wait, the disk has no room for what is made of them");
        await makeVideoReady(ctx, { assetId: next.id, tools, signal });
      }
    } finally {
      await sql`select pg_advisory_unlock(${lockKey})`.execute(connection);
    }
  });
}

async function nextVideo(db: Database) {
  return (
    db
      .selectFrom("media_asset")
      .select(["id", "original_bytes"])
      .where("kind", "=", "video")
      .where("state", "=", "processing")
      // One that failed before does not keep the others waiting.
      .orderBy("attempts")
      .orderBy("created_at")
      .orderBy("id")
      .limit(1)
      .executeTakeFirst()
  );
}
