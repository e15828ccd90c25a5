import { z } from "zod";
import { plainText } from "../../body/plain-text.ts";
import type { Context } from "../foundation/context.ts";
import { type HttpApp, sendOutcome, sendProblem } from "../foundation/http/http.ts";
import { done } from "../foundation/outcome.ts";
import { unitsWhere } from "../organization/rights.ts";
import { requireActor } from "../organization/session-plugin.ts";
import { acknowledgeAlarms } from "./acknowledge-alarms.ts";
import { alarmsAtOnce, listAlarms } from "./list-alarms.ts";
import { cancelOutage, currentOutage, planOutage } from "./plan-outage.ts";

const tags = ["continuity"];
const id = z.string().regex(/^[0-9a-z]{16}$/);
const moment = z.iso.datetime({ offset: true });
const sentence = plainText({ max: 500 });

/** The routes that keep the portal answering and unchanged: planned outages, and what the watch has found. */
export async function registerContinuityRoutes(app: HttpApp, ctx: Context): Promise<void> {
  app.get(
    "/api/v1/outages",
    {
      schema: {
        operationId: "listOutages",
        summary: "Outages that are announced and not over, the next one first",
        tags,
        response: {
          200: z.object({
            items: z.array(
              z.object({
                id: z.string(),
                startsAt: z.string(),
                endsAt: z.string(),
                reason: z.string(),
                forceMajeure: z.string(),
              }),
            ),
            mayPlan: z.boolean(),
          }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      const rows = await currentOutage(ctx.db, ctx.clock.now());
      const items = rows.map((row) => ({
        id: row.id,
        startsAt: row.starts_at.toISOString(),
        endsAt: row.ends_at.toISOString(),
        reason: row.reason,
        forceMajeure: row.force_majeure,
      }));
      const mayPlan = unitsWhere({ actor: actor.value, action: "outage.plan" }) === "all";
      await sendOutcome(reply, done({ items, mayPlan }));
    },
  );

  app.post(
    "/api/v1/outages",
    {
      schema: {
        operationId: "planOutage",
        summary: "Announce a planned outage of the portal",
        tags,
        body: z.strictObject({ startsAt: moment, endsAt: moment, reason: sentence, forceMajeure: sentence }),
        response: { 201: z.object({ outageId: z.string() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      const { startsAt, endsAt, ...rest } = request.body;
      const times = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
      await sendOutcome(
        reply,
        actor.ok ? await planOutage(ctx, { actor: actor.value, ...times, ...rest }) : actor,
        201,
      );
    },
  );

  app.delete(
    "/api/v1/outages/:outageId",
    {
      schema: {
        operationId: "cancelOutage",
        summary: "Cancel a planned outage",
        tags,
        params: z.object({ outageId: id }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(
        reply,
        actor.ok ? await cancelOutage(ctx, { actor: actor.value, ...request.params }) : actor,
      );
    },
  );

  app.get(
    "/api/v1/alarms",
    {
      schema: {
        operationId: "listAlarms",
        summary: "What is not as it should be and nobody has dealt with yet, channels too",
        tags,
        response: {
          200: z.object({
            items: z.array(
              z.object({ id: z.string(), subject: z.string(), finding: z.string(), foundAt: z.string() }),
            ),
            /** How many older ones are open besides. */
            more: z.number().int(),
            mayAcknowledge: z.boolean(),
          }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(reply, actor.ok ? await listAlarms(ctx, { actor: actor.value }) : actor);
    },
  );

  app.post(
    "/api/v1/alarms/acknowledgement",
    {
      schema: {
        operationId: "acknowledgeAlarms",
        summary: "Say that these alarms are dealt with",
        tags,
        body: z.strictObject({ alarmIds: z.array(id).min(1).max(alarmsAtOnce) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(
        reply,
        actor.ok ? await acknowledgeAlarms(ctx, { actor: actor.value, ...request.body }) : actor,
      );
    },
  );
}
