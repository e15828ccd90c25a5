import { z } from "zod";
import type { Context } from "../foundation/context.ts";
import { type HttpApp, sendOutcome, sendProblem } from "../foundation/http/http.ts";
import { done, notFound } from "../foundation/outcome.ts";
import { requireActor } from "../organization/session-plugin.ts";
import { authorizeItem } from "./authorize-item.ts";
import { postsOf, postView } from "./posts.ts";
import { storedContent } from "./sealed-content.ts";
import { loadRevision } from "./store.ts";

const itemId = z.string().regex(/^[0-9a-z]{16}$/);
const tags = ["items"];
const revisionLine = z.object({
  revisionId: z.string(),
  number: z.number(),
  contentHash: z.string(),
  submittedAt: z.string(),
});

/** The routes by which the sealed revisions of an item are read; nobody changes one. */
export async function registerRevisionRoutes(app: HttpApp, ctx: Context): Promise<void> {
  app.get(
    "/api/v1/items/:itemId/revisions",
    {
      schema: {
        operationId: "listRevisions",
        summary: "What was submitted of an item, newest first",
        tags,
        params: z.object({ itemId }),
        response: {
          200: z.object({
            items: z.array(revisionLine),
          }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      const now = ctx.clock.now();
      const item = await authorizeItem(ctx.db, {
        actor: actor.value,
        ...request.params,
        action: "item.read",
        now,
      });
      if (!item.ok) return sendProblem(reply, item.problem);
      const rows = await ctx.db
        .selectFrom("revision")
        .select(["id", "number", "content_hash", "submitted_at"])
        .where("item_id", "=", item.value.id)
        .orderBy("number", "desc")
        .execute();
      const items = rows.map((row) => ({
        revisionId: row.id,
        number: row.number,
        contentHash: row.content_hash.toString("hex"),
        submittedAt: row.submitted_at.toISOString(),
      }));
      await sendOutcome(reply, done({ items }));
    },
  );

  app.get(
    "/api/v1/items/:itemId/revisions/:number",
    {
      schema: {
        operationId: "readRevision",
        summary: "One revision, word for word as it was submitted",
        tags,
        params: z.object({ itemId, number: z.coerce.number().int().min(1) }),
        response: {
          200: revisionLine.extend({ content: storedContent, posts: z.array(postView).readonly() }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      const now = ctx.clock.now();
      const item = await authorizeItem(ctx.db, {
        actor: actor.value,
        ...request.params,
        action: "item.read",
        now,
      });
      if (!item.ok) return sendProblem(reply, item.problem);
      const revision = await loadRevision(ctx.db, request.params);
      await sendOutcome(
        reply,
        revision === undefined
          ? notFound()
          : done({
              revisionId: revision.id,
              number: revision.number,
              contentHash: revision.contentHash.toString("hex"),
              submittedAt: revision.submittedAt.toISOString(),
              content: revision.stored,
              posts: postsOf(revision.content.parts, ctx.platforms),
            }),
      );
    },
  );
}
