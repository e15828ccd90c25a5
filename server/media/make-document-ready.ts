import type { Context } from "../foundation/context.ts";
import { beginAttempt, givenUp, takeBackAttempt } from "./attempts.ts";
import { findTwin, finishAsset } from "./finish-asset.ts";
import { makeAlone } from "./make-alone.ts";
import { readDocument } from "./read-document.ts";
import {
  type DocumentScreening,
  isRefusedSecret,
  refuseSecretDocument,
  takeAwaySecret,
} from "./refuse-secret-document.ts";
import { unusable, usable } from "./usability.ts";

/**
 * Makes a document ready: reads it and keeps its words for search. What goes out are its own bytes, for a signed document
 * must stay as it was signed. One that bears a mark of state secrecy is refused and taken away
 * (`refuse-secret-document.ts`, law 10). Done again after a crash it changes nothing; one that ended its process several
 * times is refused. Throws when it was stopped.
 */
export async function makeDocumentReady(ctx: Context, input: Making): Promise<void> {
  const asset = await loadDocument(ctx, input.assetId);
  if (asset === undefined) return;
  await makeAlone(ctx, { originalDigest: asset.original_digest, make: () => readAndScreen(ctx, input) });
}

interface Making {
  readonly assetId: string;
  readonly screening: DocumentScreening;
  readonly signal: AbortSignal;
}

async function loadDocument(ctx: Context, assetId: string) {
  return ctx.db
    .selectFrom("media_asset")
    .selectAll()
    .where("id", "=", assetId)
    .where("kind", "=", "document")
    .executeTakeFirst();
}

async function readAndScreen(ctx: Context, { assetId, screening, signal }: Making): Promise<void> {
  const asset = await loadDocument(ctx, assetId);
  if (asset === undefined) return;
  const digest = asset.original_digest;
  // A crash may have come between the refusal and the taking away.
  if (isRefusedSecret(asset.reject_reason)) return takeAwaySecret(ctx, { digest });
  if (asset.state !== "processing") return;
  const begun = await beginAttempt(ctx, { assetId, kind: "document" });
  if (begun === undefined) return;
  if (begun.isGivenUp) return finishAsset(ctx, { assetId, verdict: givenUp("document") });
  const twin = await findTwin(ctx, { kind: "document", originalDigest: digest });
  if (twin !== undefined) return finishAsset(ctx, { assetId, verdict: usable(twin) });
  const original = ctx.files.path("originals", digest);
  const { filename } = asset;
  const document = await readDocument({ file: original, filename, reader: screening.reader, signal }).catch(
    async (error: unknown) => {
      if (signal.aborted) await takeBackAttempt(ctx, assetId);
      throw error;
    },
  );
  if (!document.ok) return finishAsset(ctx, { assetId, verdict: unusable(document.reason) });
  const { pages, text, rules } = document.value;
  if (rules.length > 0) {
    await refuseSecretDocument(ctx, { digest, rules, screening });
    return takeAwaySecret(ctx, { digest });
  }
  const { bytes } = await ctx.files.putFile("renditions", original);
  const rendition = { name: "document.pdf", digest, mime: asset.original_mime, width: 0, height: 0, bytes };
  await finishAsset(ctx, {
    assetId,
    verdict: usable({ width: null, height: null, durationMs: null, pages, renditions: [rendition] }),
    async within(tx) {
      await tx
        .insertInto("document_text")
        .values({ digest, text })
        .onConflict((conflict) => conflict.column("digest").doNothing())
        .execute();
    },
  });
}
