import { sql } from "kysely";
import { z } from "zod";
import { authorizeItem } from "../editorial/authorize-item.ts";
import type { Context } from "../foundation/context.ts";
import { type HttpApp, sendOutcome, sendProblem } from "../foundation/http/http.ts";
import { done } from "../foundation/outcome.ts";
import { calendarDay } from "../foundation/vietnam-time.ts";
import { requireActor } from "../organization/session-plugin.ts";
import { readReach } from "./read-reach.ts";
import { programs } from "./visitor.ts";

const tags = ["insight"];
const longAgo = "2020-01-01";
const reach = z.object({
  views: z.number(),
  visits: z.number(),
  readers: z.number(),
  byPrograms: z.number(),
  days: z.array(z.object({ day: z.string(), views: z.number(), visits: z.number() })).readonly(),
  sources: z.array(z.object({ source: z.string(), views: z.number() })).readonly(),
});

/** The routes of reach: how much an item, a unit or the whole portal is read. Sums alone; nobody is in them. */
export async function registerInsightRoutes(app: HttpApp, ctx: Context): Promise<void> {
  app.get(
    "/api/v1/items/:itemId/reach",
    {
      schema: {
        operationId: "readItemReach",
        summary: "How much an item is read, by day and where readers came from",
        tags,
        params: z.object({ itemId: z.string().regex(/^[0-9a-z]{16}$/) }),
        response: { 200: reach },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      const input = { actor: actor.value, ...request.params, now: ctx.clock.now() };
      const item = await authorizeItem(ctx.db, { ...input, action: "item.read" });
      if (!item.ok) return sendProblem(reply, item.problem);
      const subjects = [`item:${item.value.id}`];
      await sendOutcome(
        reply,
        done(await readReach(ctx.db, { subjects, since: longAgo, platforms: ctx.platforms })),
      );
    },
  );

  app.get(
    "/api/v1/statistics",
    {
      schema: {
        operationId: "readStatistics",
        summary: "How much the portal or a unit is read, and its most read items",
        tags,
        querystring: z.strictObject({
          unit: z.string().max(40).optional(),
          days: z.coerce.number().int().min(1).max(400).default(30),
        }),
        response: {
          200: z.object({
            reach,
            items: z.array(
              z.object({ itemId: z.string(), title: z.string(), unitName: z.string(), views: z.number() }),
            ),
          }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      const { unit, days } = request.query;
      const since = calendarDay(new Date(ctx.clock.now().getTime() - days * 86_400_000));
      const subjects = unit === undefined ? "all" : await subjectsOf(ctx, unit);
      const [sums, items] = await Promise.all([
        readReach(ctx.db, { subjects, since, platforms: ctx.platforms }),
        mostReadItems(ctx, { unit, since }),
      ]);
      await sendOutcome(reply, done({ reach: sums, items }));
    },
  );
}

/** What counts as a unit's: its articles and its own pages. */
async function subjectsOf(ctx: Context, unitCode: string): Promise<string[]> {
  const [articles, unit] = await Promise.all([
    ctx.db.selectFrom("public_store.article").select("id").where("unit_code", "=", unitCode).execute(),
    ctx.db.selectFrom("unit").select("slug").where("code", "=", unitCode).executeTakeFirst(),
  ]);
  return [
    ...articles.map(({ id }) => `item:${id}`),
    ...(unit === undefined ? [] : [`page:/don-vi/${unit.slug}`]),
  ];
}

async function mostReadItems(ctx: Context, { unit, since }: { unit: string | undefined; since: string }) {
  let query = ctx.db
    .selectFrom("public_store.article as article")
    .innerJoin("page_view_count as count", (join) =>
      join.on("count.subject", "=", sql<string>`'item:' || article.id`),
    )
    .innerJoin("unit", "unit.code", "article.unit_code")
    .select(["article.id as itemId", "article.title", "unit.name as unitName"])
    .select((eb) => eb.fn.sum<number>("count.views").as("views"))
    .where("count.day", ">=", since)
    .where("count.source", "!=", programs)
    .groupBy(["article.id", "article.title", "unit.name"])
    .orderBy("views", "desc")
    .limit(20);
  if (unit !== undefined) query = query.where("article.unit_code", "=", unit);
  return query.execute();
}
