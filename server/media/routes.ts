import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Context } from "../foundation/context.ts";
import { type HttpApp, sendOutcome, sendProblem } from "../foundation/http/http.ts";
import { done, notFound, type Outcome } from "../foundation/outcome.ts";
import { requireActor } from "../organization/session-plugin.ts";
import type { MediaRights } from "./media-rights.ts";
import type { RecordContribution } from "./record-asset.ts";
import { registerFileRoute } from "./serve-file.ts";
import { type Asset, type AssetKind, loadAssets } from "./store.ts";
import { takeInDocument, takeInVideo } from "./take-in-file.ts";
import { takeInPicture } from "./take-in-picture.ts";
import { readTakenIn } from "./taken-in.ts";
import { uploadRoutes, uploadsPath } from "./upload-protocol.ts";
import { uploadsFolder } from "./upload-space.ts";
import { type FinishedUpload, openUploads } from "./uploads.ts";

const id = z.string().regex(/^[0-9a-z]{16}$/);
const asset = z.object({
  assetId: z.string(),
  filename: z.string(),
  state: z.enum(["processing", "ready", "rejected"]),
  rejectReason: z.string(),
  progress: z.number(),
  originalBytes: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  durationMs: z.number().nullable(),
  pages: z.number().nullable(),
  renditions: z.array(
    z.object({ name: z.string(), width: z.number(), height: z.number(), bytes: z.number() }),
  ),
});

type TakeIn = (
  ctx: Context,
  input: {
    assetId: string;
    itemId: string;
    personId: string;
    upload: FinishedUpload;
    recordContribution: RecordContribution;
  },
) => Promise<Outcome<Asset>>;

const families: readonly { kind: AssetKind; path: string; noun: string; takeIn: TakeIn }[] = [
  {
    kind: "picture",
    path: "pictures",
    noun: "Picture",
    takeIn: async (ctx, { upload, ...input }) =>
      takeInPicture(ctx, { ...input, filename: upload.filename, bytes: await readFile(upload.file) }),
  },
  {
    kind: "video",
    path: "videos",
    noun: "Video",
    takeIn: (ctx, { upload, ...input }) =>
      takeInVideo(ctx, { ...input, filename: upload.filename, file: upload.file }),
  },
  {
    kind: "document",
    path: "attachments",
    noun: "Attachment",
    takeIn: (ctx, { upload, ...input }) =>
      takeInDocument(ctx, { ...input, filename: upload.filename, file: upload.file }),
  },
];

/** The routes of pictures, videos and attachments: resumable upload (tus), intake, list, and files for the newsroom. */
export async function registerMediaRoutes(app: HttpApp, ctx: Context, rights: MediaRights): Promise<void> {
  const uploads = await openUploads({
    folder: uploadsFolder(ctx.config),
    path: uploadsPath,
    takenIn: (input) => readTakenIn(ctx, input),
  });

  // The upload protocol reads the request by itself; Fastify must leave the bytes alone.
  app.addContentTypeParser("application/offset+octet-stream", (_request, _payload, ready) => ready(null));
  for (const { method, url, ...described } of uploadRoutes) {
    app.route({
      method,
      url,
      ...described,
      handler: async (request, reply) => {
        const actor = requireActor(request);
        if (!actor.ok) return sendProblem(reply, actor.problem);
        reply.hijack();
        await uploads.handle({
          caller: {
            personId: actor.value.personId,
            async authorize({ itemId, filename }) {
              const allowed = await rights.authorizeUpload({ actor: actor.value, itemId });
              return allowed.ok ? rights.screenFilename({ actor: actor.value, itemId, filename }) : allowed;
            },
          },
          request: request.raw,
          response: reply.raw,
        });
      },
    });
  }

  for (const { kind, path, noun, takeIn } of families) {
    app.post(
      `/api/v1/items/:itemId/${path}`,
      {
        schema: {
          operationId: `takeIn${noun}`,
          summary: `Take a finished upload into an item's ${path}`,
          tags: ["media"],
          params: z.object({ itemId: id }),
          body: z.strictObject({ uploadId: id }),
          response: { 200: asset },
        },
      },
      async (request, reply) => {
        const actor = requireActor(request);
        if (!actor.ok) return sendProblem(reply, actor.problem);
        const { itemId } = request.params;
        const { uploadId } = request.body;
        const { personId } = actor.value;
        const allowed = await rights.authorizeUpload({ actor: actor.value, itemId });
        if (!allowed.ok) return sendProblem(reply, allowed.problem);
        const [known] = await loadAssets(ctx.db, { itemId, kind, assetIds: [uploadId] });
        if (known?.uploadedBy === personId) return sendOutcome(reply, done(known));
        const upload = await uploads.finished({ uploadId, personId });
        if (!upload.ok) return sendProblem(reply, upload.problem);
        if (upload.value.itemId !== itemId || upload.value.kind !== kind)
          return sendProblem(reply, notFound().problem);
        const { recordContribution } = rights;
        const input = { assetId: uploadId, itemId, personId, upload: upload.value, recordContribution };
        const taken = await takeIn(ctx, input);
        await uploads.remove(uploadId);
        await sendOutcome(reply, taken);
      },
    );

    app.get(
      `/api/v1/items/:itemId/${path}`,
      {
        schema: {
          operationId: `list${noun}s`,
          summary: `The ${path} of an item and what became of each`,
          tags: ["media"],
          params: z.object({ itemId: id }),
          response: { 200: z.object({ items: z.array(asset) }) },
        },
      },
      async (request, reply) => {
        const actor = requireActor(request);
        if (!actor.ok) return sendProblem(reply, actor.problem);
        const { itemId } = request.params;
        const allowed = await rights.authorizeRead({ actor: actor.value, itemId });
        if (!allowed.ok) return sendProblem(reply, allowed.problem);
        await sendOutcome(
          reply,
          done({ items: await loadAssets(ctx.db, { itemId, kind, ...allowed.value }) }),
        );
      },
    );
  }
  registerFileRoute(app, ctx, rights);
}
