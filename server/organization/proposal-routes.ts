import QRCode from "qrcode";
import { z } from "zod";
import { plainText } from "../../body/plain-text.ts";
import type { Context } from "../foundation/context.ts";
import { type HttpApp, sendOutcome, sendProblem } from "../foundation/http/http.ts";
import { done, forbidden } from "../foundation/outcome.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { confirmProposal, proposeReset, withdrawProposal } from "./decide-proposal.ts";
import { listProposals } from "./list-proposals.ts";
import { unitsWhere } from "./rights.ts";
import { requireActor } from "./session-plugin.ts";

const id = z.string().regex(/^[0-9a-z]{16}$/);
const tags = ["organization"];
const proposalSchema = z.object({
  proposalId: z.string(),
  kind: z.enum(["grant", "credential-reset"]),
  personId: z.string(),
  personName: z.string(),
  username: z.string(),
  personUnitName: z.string(),
  role: z.string().nullable(),
  unitName: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  lapsesAt: z.string(),
  state: z.enum(["open", "confirmed", "withdrawn", "lapsed"]),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  may: z.object({ confirm: z.boolean(), withdraw: z.boolean() }),
});

/** The routes of what one administrator proposes and another confirms, and of the code that a reset ends in. */
export function registerProposalRoutes(app: HttpApp, ctx: Context): void {
  app.get(
    "/api/v1/proposals",
    {
      schema: {
        operationId: "listProposals",
        tags,
        summary: "What administrators proposed, newest first",
        response: { 200: z.object({ items: z.array(proposalSchema) }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      if (unitsWhere({ actor: actor.value, action: "person.read" }).length === 0) {
        return sendOutcome(reply, forbidden("Chỉ quản trị hệ thống và thanh tra được xem các đề nghị."));
      }
      await sendOutcome(reply, done({ items: await listProposals(ctx, { actor: actor.value }) }));
    },
  );

  app.post(
    "/api/v1/proposals/:proposalId/confirmation",
    {
      schema: {
        operationId: "confirmProposal",
        tags,
        summary: "Confirm what another administrator proposed",
        params: z.object({ proposalId: id }),
        response: { 200: z.object({ grantId: z.string().nullable(), code: z.string().nullable() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      reply.header("cache-control", "no-store");
      await sendOutcome(
        reply,
        actor.ok ? await confirmProposal(ctx, { actor: actor.value, ...request.params }) : actor,
      );
    },
  );

  app.post(
    "/api/v1/proposals/:proposalId/withdrawal",
    {
      schema: {
        operationId: "withdrawProposal",
        tags,
        summary: "Take back or turn down a proposal",
        params: z.object({ proposalId: id }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(
        reply,
        actor.ok ? await withdrawProposal(ctx, { actor: actor.value, ...request.params }) : actor,
      );
    },
  );

  app.post(
    "/api/v1/people/:personId/credential-reset",
    {
      schema: {
        operationId: "proposeReset",
        tags,
        summary: "Propose a new password and second factor; answers the proposer's half of the code",
        params: z.object({ personId: id }),
        body: z.strictObject({ reason: plainText({ max: 500 }) }),
        response: { 200: z.object({ proposalId: z.string(), code: z.string() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      reply.header("cache-control", "no-store");
      const input = { ...request.params, ...request.body };
      await sendOutcome(reply, actor.ok ? await proposeReset(ctx, { actor: actor.value, ...input }) : actor);
    },
  );

  app.post(
    "/api/v1/session/invitation",
    {
      schema: {
        operationId: "acceptInvitation",
        security: [],
        tags: ["session"],
        summary: "Make a new password and second factor with the two halves of a reset's code",
        body: z.strictObject({
          username: z.string().min(1).max(64),
          codes: z.tuple([z.string().min(1).max(40), z.string().min(1).max(40)]),
          password: z.string().min(1).max(200),
        }),
        response: { 200: z.object({ totpUri: z.string(), totpQr: z.string() }) },
      },
    },
    async (request, reply) => {
      reply.header("cache-control", "no-store");
      const made = await acceptInvitation(ctx, { ...request.body, source: request.source });
      if (!made.ok) return sendProblem(reply, made.problem);
      const { totpUri } = made.value;
      await sendOutcome(reply, done({ totpUri, totpQr: await QRCode.toDataURL(totpUri, { margin: 2 }) }));
    },
  );
}
