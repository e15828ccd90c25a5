import { setTimeout } from "node:timers/promises";
import { documentScreening } from "../server/editorial/document-screening.ts";
import { addContributor } from "../server/editorial/store.ts";
import type { Context } from "../server/foundation/context.ts";
import { newId } from "../server/foundation/ids.ts";
import type { Outcome } from "../server/foundation/outcome.ts";
import { makeDocumentReady } from "../server/media/make-document-ready.ts";
import type { Asset } from "../server/media/store.ts";
import { type IncomingFile, takeInDocument, takeInVideo } from "../server/media/take-in-file.ts";
import { makeWaitingVideos } from "../server/media/video-pump.ts";
import { findVideoTools } from "../server/media/video-tools.ts";

/** A file on this machine that a person adds to an item. */
type AddedFile = Pick<IncomingFile, "itemId" | "personId" | "filename" | "file">;

/**
 * Takes a video in through the acts that officers use and waits until it is ready; answers its asset id. Without ffmpeg
 * on the machine it answers undefined, and the item goes without.
 */
export async function addVideo(ctx: Context, input: AddedFile): Promise<string | undefined> {
  const tools = findVideoTools();
  if (tools === undefined) return undefined;
  const assetId = await taken(takeInVideo(ctx, complete(input)));
  const { signal } = new AbortController();
  // The worker of the same installation may be making it already: then it is waited for.
  for (;;) {
    await makeWaitingVideos(ctx, { findTools: () => tools, signal });
    if (!(await isBeingMade(ctx, assetId))) return assetId;
    await setTimeout(200);
  }
}

async function isBeingMade(ctx: Context, assetId: string): Promise<boolean> {
  const asset = await ctx.db
    .selectFrom("media_asset")
    .select("state")
    .where("id", "=", assetId)
    .executeTakeFirstOrThrow();
  return asset.state === "processing";
}

/** Takes a document (PDF) in through the acts that officers use and waits until it is read; answers its asset id. */
export async function addDocument(ctx: Context, input: AddedFile): Promise<string> {
  const assetId = await taken(takeInDocument(ctx, complete(input)));
  const { signal } = new AbortController();
  await makeDocumentReady(ctx, { assetId, screening: documentScreening, signal });
  return assetId;
}

function complete(input: AddedFile): IncomingFile {
  return { ...input, assetId: newId(), recordContribution: addContributor };
}

async function taken(outcome: Promise<Outcome<Asset>>): Promise<string> {
  const asset = await outcome;
  if (asset.ok) return asset.value.assetId;
  throw new Error(`${asset.problem.code}: ${asset.problem.detail}`);
}
