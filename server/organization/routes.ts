import { z } from "zod";
import { plainText as bodyText, formedText } from "../../body/plain-text.ts";
import type { Context } from "../foundation/context.ts";
import { type HttpApp, sendOutcome, sendProblem } from "../foundation/http/http.ts";
import { done, forbidden, notFound } from "../foundation/outcome.ts";
import { listPeople, readPerson } from "./list-people.ts";
import { activatePerson, deactivatePerson, endGrant, giveGrant } from "./manage-person.ts";
import { registerProposalRoutes } from "./proposal-routes.ts";
import { unitsWhere } from "./rights.ts";
import { roles } from "./roles.ts";
import { registerSession, requireActor } from "./session-plugin.ts";
import { registerSessionRoutes } from "./session-routes.ts";

const id = z.string().regex(/^[0-9a-z]{16}$/);
const plainText = formedText({ max: 100, form: /^\P{Cc}*$/u });
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const plainReason = bodyText({ max: 500 });
const peoplePerPage = 50;

const unitSchema = z.object({
  code: z.string(),
  parentCode: z.string().nullable(),
  level: z.string(),
  type: z.string(),
  name: z.string(),
  slug: z.string(),
  block: z.string(),
});

const personSchema = z.object({
  personId: z.string(),
  username: z.string(),
  fullName: z.string(),
  rank: z.string(),
  title: z.string(),
  unitCode: z.string(),
  unitName: z.string(),
  active: z.boolean(),
  grants: z.array(
    z.object({
      grantId: z.string(),
      role: z.string(),
      unitCode: z.string(),
      validFrom: z.iso.datetime(),
      validTo: z.iso.datetime().nullable(),
    }),
  ),
  may: z.object({ manage: z.boolean() }),
});

/** The session that all routes stand on, then the routes of the session, of units, people and their roles. Goes first. */
export async function registerOrganizationRoutes(app: HttpApp, ctx: Context): Promise<void> {
  registerSession(app, ctx);
  await registerSessionRoutes(app, ctx);
  registerUnitRoutes(app, ctx);
  registerPeopleRoutes(app, ctx);
  registerGrantRoutes(app, ctx);
  registerProposalRoutes(app, ctx);
}

function registerUnitRoutes(app: HttpApp, ctx: Context): void {
  app.get(
    "/api/v1/units",
    {
      schema: {
        operationId: "listUnits",
        tags: ["organization"],
        summary: "The tree of units",
        response: { 200: z.object({ items: z.array(unitSchema), nextCursor: z.null() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      const items = await ctx.db
        .selectFrom("unit")
        .select(["code", "parent_code as parentCode", "level", "type", "name", "slug", "block"])
        .orderBy("code")
        .execute();
      await sendOutcome(reply, done({ items, nextCursor: null }));
    },
  );
}

function registerPeopleRoutes(app: HttpApp, ctx: Context): void {
  app.get(
    "/api/v1/people",
    {
      schema: {
        operationId: "listPeople",
        tags: ["organization"],
        summary: "People with their roles, by username",
        querystring: z.strictObject({
          q: plainText.optional(),
          unit: plainText.optional(),
          cursor: plainText.optional(),
        }),
        response: { 200: z.object({ items: z.array(personSchema), nextCursor: z.string().nullable() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      if (unitsWhere({ actor: actor.value, action: "person.read" }).length === 0) {
        return sendOutcome(reply, forbidden("Chỉ quản trị hệ thống và thanh tra được xem danh sách cán bộ."));
      }
      const { q, unit: unitCode, cursor: after } = request.query;
      const page = { actor: actor.value, q, unitCode, after, limit: peoplePerPage };
      await sendOutcome(reply, done(await listPeople(ctx, page)));
    },
  );

  app.get(
    "/api/v1/people/:personId",
    {
      schema: {
        operationId: "readPerson",
        tags: ["organization"],
        summary: "One person with the roles held",
        params: z.object({ personId: id }),
        response: { 200: personSchema },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      const person = await readPerson(ctx, { actor: actor.value, ...request.params });
      await sendOutcome(reply, person === undefined ? notFound() : done(person));
    },
  );

  for (const { path, operationId, summary, act } of [
    {
      path: "deactivation",
      operationId: "deactivatePerson",
      summary: "Take a person's access away at once",
      act: deactivatePerson,
    },
    {
      path: "activation",
      operationId: "activatePerson",
      summary: "Give a person's access back",
      act: activatePerson,
    },
  ]) {
    app.post(
      `/api/v1/people/:personId/${path}`,
      {
        schema: {
          operationId,
          tags: ["organization"],
          summary,
          params: z.object({ personId: id }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const actor = requireActor(request);
        if (!actor.ok) return sendProblem(reply, actor.problem);
        await sendOutcome(reply, await act(ctx, { actor: actor.value, personId: request.params.personId }));
      },
    );
  }
}

function registerGrantRoutes(app: HttpApp, ctx: Context): void {
  app.post(
    "/api/v1/people/:personId/grants",
    {
      schema: {
        operationId: "giveGrant",
        tags: ["organization"],
        summary:
          "Give a person a role over a unit and all under it, or propose it where two persons are needed",
        params: z.object({ personId: id }),
        body: z.strictObject({
          role: z.enum(roles),
          unitCode: plainText,
          validFrom: moment.nullable(),
          validTo: moment.nullable(),
          reason: plainReason.default(""),
        }),
        response: {
          200: z.object({ grantId: z.string().nullable(), proposalId: z.string().nullable() }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      await sendOutcome(
        reply,
        await giveGrant(ctx, { actor: actor.value, ...request.params, ...request.body }),
      );
    },
  );

  app.post(
    "/api/v1/people/:personId/grants/:grantId/end",
    {
      schema: {
        operationId: "endGrant",
        tags: ["organization"],
        summary: "End a grant now; it stays on record",
        params: z.object({ personId: id, grantId: id }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      await sendOutcome(reply, await endGrant(ctx, { actor: actor.value, ...request.params }));
    },
  );
}
