import { z } from "zod";
import { plainText } from "../../body/plain-text.ts";
import type { Context } from "../foundation/context.ts";
import { type HttpApp, sendOutcome, sendProblem } from "../foundation/http/http.ts";
import { done, forbidden } from "../foundation/outcome.ts";
import type { Actor } from "../organization/actor.ts";
import { unitsWhere } from "../organization/rights.ts";
import type { Action } from "../organization/rule-table.ts";
import { requireActor } from "../organization/session-plugin.ts";
import { decideComment, type PublishComment } from "./decide-comment.ts";
import { handleReport } from "./handle-report.ts";
import { listDraftComments, listRatings, listReports } from "./list-messages.ts";

const tags = ["citizens"];
const id = z.string().regex(/^[0-9a-z]{16}$/);
const note = plainText({ max: 1000 });
const which = z.strictObject({
  open: z.enum(["true", "false"]).default("true"),
  cursor: z.string().max(80).optional(),
});

const report = z.object({
  id: z.string(),
  itemId: z.string(),
  title: z.string(),
  unitName: z.string(),
  text: z.string(),
  contact: z.string(),
  receivedAt: z.string(),
  dueAt: z.string(),
  result: z.enum(["corrected", "refused"]).nullable(),
  note: z.string(),
  mayHandle: z.boolean(),
});
const comment = z.object({
  id: z.string(),
  itemId: z.string(),
  title: z.string(),
  author: z.string(),
  text: z.string(),
  receivedAt: z.string(),
  state: z.enum(["received", "published", "refused"]),
  reason: z.string(),
});
const rating = z.object({ itemId: z.string(), title: z.string(), votes: z.number(), mean: z.number() });

/** A page of a list, and how many lines there are in all. */
const pageOf = <Line extends z.ZodType>(line: Line) =>
  z.object({ items: z.array(line), total: z.number().int(), nextCursor: z.string().nullable() });

/** The routes of what citizens sent: reports of errors, comments on drafts, ratings. */
export async function registerCitizenRoutes(
  app: HttpApp,
  ctx: Context,
  { publishComment }: { publishComment: PublishComment },
): Promise<void> {
  app.get(
    "/api/v1/error-reports",
    {
      schema: {
        operationId: "listErrorReports",
        summary: "Citizens' reports of errors: what is open by its last day, or what is closed",
        tags,
        querystring: which,
        response: { 200: pageOf(report) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      if (!holds(actor.value, "report.read")) return sendProblem(reply, notForYou.problem);
      const { open, cursor } = request.query;
      const page = await listReports(ctx, { actor: actor.value, open: open === "true", cursor });
      await sendOutcome(reply, done(page));
    },
  );

  app.post(
    "/api/v1/error-reports/:reportId/handling",
    {
      schema: {
        operationId: "handleErrorReport",
        summary: "Close a report of an error: corrected, or refused with a reason",
        tags,
        params: z.object({ reportId: id }),
        body: z.strictObject({ result: z.enum(["corrected", "refused"]), note }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(
        reply,
        actor.ok
          ? await handleReport(ctx, { actor: actor.value, ...request.params, ...request.body })
          : actor,
      );
    },
  );

  app.get(
    "/api/v1/draft-comments",
    {
      schema: {
        operationId: "listDraftComments",
        summary: "Citizens' comments on draft documents: what waits, or what is decided",
        tags,
        querystring: which,
        response: { 200: pageOf(comment) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      if (!holds(actor.value, "comment.decide")) return sendProblem(reply, notForYou.problem);
      const { open, cursor } = request.query;
      const page = await listDraftComments(ctx, { actor: actor.value, open: open === "true", cursor });
      await sendOutcome(reply, done(page));
    },
  );

  app.post(
    "/api/v1/draft-comments/:commentId/decision",
    {
      schema: {
        operationId: "decideDraftComment",
        summary: "Publish a comment on a draft document, or refuse it with a reason",
        tags,
        params: z.object({ commentId: id }),
        body: z.strictObject({ verdict: z.enum(["published", "refused"]), reason: note }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(
        reply,
        actor.ok
          ? await decideComment(
              ctx,
              { publishComment },
              { actor: actor.value, ...request.params, ...request.body },
            )
          : actor,
      );
    },
  );

  app.get(
    "/api/v1/ratings",
    {
      schema: {
        operationId: "listRatings",
        summary: "How readers rate items, by item",
        tags,
        response: { 200: z.object({ items: z.array(rating) }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      if (!holds(actor.value, "report.read")) return sendProblem(reply, notForYou.problem);
      await sendOutcome(reply, done({ items: await listRatings(ctx, { actor: actor.value }) }));
    },
  );
}

const notForYou = forbidden("Đồng chí không được phân quyền xem ý kiến của người dân.");

function holds(actor: Actor, action: Action): boolean {
  const where = unitsWhere({ actor, action });
  return where === "all" || where.length > 0;
}
