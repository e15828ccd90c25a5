import { z } from "zod";
import { pageDetails } from "../../body/kinds/page.ts";
import type { Context } from "../foundation/context.ts";
import { type HttpApp, sendOutcome, sendProblem } from "../foundation/http/http.ts";
import { done } from "../foundation/outcome.ts";
import { requireActor } from "../organization/session-plugin.ts";
import { authorizeItem } from "./authorize-item.ts";
import { isAddressFree } from "./page-address.ts";
import { findPortalArticles, listPortalPages } from "./portal-places.ts";

const itemId = z.string().regex(/^[0-9a-z]{16}$/);
const tags = ["portal"];

/** The routes by which menu, front page and static pages are written: what stands on the portal, which addresses are free. */
export async function registerPortalPlaceRoutes(app: HttpApp, ctx: Context): Promise<void> {
  app.get(
    "/api/v1/portal/pages",
    {
      schema: {
        operationId: "listPortalPages",
        summary: "The static pages that the public sees, by address",
        tags,
        response: { 200: z.object({ items: z.array(z.object({ path: z.string(), title: z.string() })) }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(reply, actor.ok ? done({ items: await listPortalPages(ctx) }) : actor);
    },
  );

  app.get(
    "/api/v1/portal/articles",
    {
      schema: {
        operationId: "findPortalArticles",
        summary: "Articles that the public sees, by words of their title or by id",
        tags,
        querystring: z.strictObject({ q: z.string().max(200).optional(), id: itemId.optional() }),
        response: {
          200: z.object({
            items: z.array(
              z.object({
                id: z.string(),
                title: z.string(),
                unitName: z.string(),
                publishedAt: z.string(),
              }),
            ),
          }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(
        reply,
        actor.ok ? done({ items: await findPortalArticles(ctx, request.query) }) : actor,
      );
    },
  );

  app.get(
    "/api/v1/items/:itemId/page-address",
    {
      schema: {
        operationId: "checkPageAddress",
        summary: "Whether an address of the portal is free for this page",
        tags,
        params: z.object({ itemId }),
        querystring: z.strictObject({ path: pageDetails.shape.path }),
        response: { 200: z.object({ free: z.boolean() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      const item = await authorizeItem(ctx.db, {
        actor: actor.value,
        ...request.params,
        action: "item.read",
        now: ctx.clock.now(),
      });
      await sendOutcome(
        reply,
        item.ok
          ? done({ free: await isAddressFree(ctx.db, { itemId: item.value.id, path: request.query.path }) })
          : item,
      );
    },
  );
}
