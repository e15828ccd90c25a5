import { z } from "zod";
import type { Context } from "../foundation/context.ts";
import { byteRange } from "../foundation/http/byte-range.ts";
import { type HttpApp, sendProblem } from "../foundation/http/http.ts";
import { notFound } from "../foundation/outcome.ts";
import { requireActor } from "../organization/session-plugin.ts";
import type { MediaRights } from "./media-rights.ts";
import { loadAssets } from "./store.ts";

const parts = { "Accept-Ranges": "bytes", ETag: "The digest of the whole file" };
const answers = {
  200: { description: "The whole file", headers: parts, content: "*/*" },
  206: {
    description: "The part that was asked for (Range)",
    headers: { ...parts, "Content-Range": "Which bytes of how many" },
    content: "*/*",
  },
  416: { description: "The part that was asked for is not in the file", headers: parts },
};

/** Sends a file made of what came in to who may read its item; in parts, where a player asks for a part. */
export function registerFileRoute(
  app: HttpApp,
  ctx: Context,
  { authorizeRead }: Pick<MediaRights, "authorizeRead">,
): void {
  app.get(
    "/api/v1/media/:assetId/:rendition",
    {
      schema: {
        operationId: "readRendition",
        summary: "A file made of what came in: picture, video, playlist or document",
        tags: ["media"],
        params: z.object({ assetId: z.string().regex(/^[0-9a-z]{16}$/), rendition: z.string().max(40) }),
      },
      config: { answers },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      const { assetId, rendition } = request.params;
      const [asset] = await loadAssets(ctx.db, { assetIds: [assetId] });
      if (asset === undefined) return sendProblem(reply, notFound().problem);
      const allowed = await authorizeRead({ actor: actor.value, itemId: asset.itemId });
      if (!allowed.ok) return sendProblem(reply, notFound().problem);
      const seen = await loadAssets(ctx.db, { assetIds: [assetId], until: allowed.value.until });
      const found = seen[0]?.renditions.find((candidate) => candidate.name === rendition);
      if (found === undefined) return sendProblem(reply, notFound().problem);
      const { digest, bytes, mime } = found;
      const etag = `"${digest}"`;
      reply
        .header("cache-control", "private, max-age=31536000, immutable")
        .header("x-content-type-options", "nosniff")
        .header("accept-ranges", "bytes")
        .header("etag", etag);
      const range = byteRange(request.headers, { size: bytes, etag });
      if (range.kind === "unsatisfiable")
        return reply.code(416).header("content-range", `bytes */${bytes}`).send();
      if (mime === "application/pdf") reply.header("content-disposition", "attachment");
      reply.header("content-type", mime);
      if (range.kind === "whole")
        return reply.header("content-length", bytes).send(ctx.files.read("renditions", digest));
      const { start, end } = range;
      return reply
        .code(206)
        .header("content-length", end - start + 1)
        .header("content-range", `bytes ${start}-${end}/${bytes}`)
        .send(ctx.files.read("renditions", digest, { start, end }));
    },
  );
}
