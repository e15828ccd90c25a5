import { z } from "zod";
import { plainText } from "../../body/plain-text.ts";
import { postsOf, postView } from "../editorial/posts.ts";
import { storedContent } from "../editorial/sealed-content.ts";
import type { Context } from "../foundation/context.ts";
import { expectedVersion } from "../foundation/http/expected-version.ts";
import { type HttpApp, sendOutcome, sendProblem } from "../foundation/http/http.ts";
import { done } from "../foundation/outcome.ts";
import { lenses } from "../organization/roles.ts";
import { requireActor } from "../organization/session-plugin.ts";
import { itemHistory } from "./item-history.ts";
import { openCorrection } from "./open-correction.ts";
import { type OpenReview, openReview, type ReleaseJudge } from "./open-review.ts";
import { readSigners } from "./read-signers.ts";
import { recallItem } from "./recall-item.ts";
import { returnItem } from "./return-item.ts";
import { reviewQueue } from "./review-queue.ts";
import { signOff } from "./sign-off.ts";
import { submitItem } from "./submit-item.ts";
import { waitingWithoutPeople } from "./waiting-without-people.ts";

const id = z.string().regex(/^[0-9a-z]{16}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const params = z.object({ itemId: id });
const expected = z.strictObject({ expectedVersion });
const lens = z.enum(lenses);
const tags = ["review"];
const signoff = z.object({
  id: z.string(),
  lens,
  personId: z.string(),
  personName: z.string(),
  verdict: z.enum(["approve", "return"]),
  reason: z.string(),
  contentHash: z.string(),
  at: z.string(),
  /** Whether it still counts: its signer is active and may still give the lens. */
  holds: z.boolean(),
});

const step = z.enum([...lenses, "release"]);

const changesView = z
  .object({
    sinceNumber: z.number(),
    fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
    body: z.array(z.object({ change: z.enum(["same", "removed", "added"]), text: z.string() })),
  })
  .nullable();

/** The routes of review: submission, queue, verdicts, the story of an item. */
export async function registerReviewRoutes(app: HttpApp, ctx: Context, judge: ReleaseJudge): Promise<void> {
  app.post(
    "/api/v1/items/:itemId/submission",
    {
      schema: {
        operationId: "submitItem",
        summary: "Seal the draft as a revision and send it for review",
        tags,
        params,
        body: expected,
        response: { 200: z.object({ revisionId: z.string(), number: z.number(), contentHash: z.string() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      const input = { ...request.params, ...request.body };
      await sendOutcome(reply, actor.ok ? await submitItem(ctx, { actor: actor.value, ...input }) : actor);
    },
  );

  app.post(
    "/api/v1/items/:itemId/recall",
    {
      schema: {
        operationId: "recallItem",
        summary: "Take an item back from review to change it",
        tags,
        params,
        body: expected,
        response: { 200: z.object({ version: z.number() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      const input = { ...request.params, ...request.body };
      await sendOutcome(reply, actor.ok ? await recallItem(ctx, { actor: actor.value, ...input }) : actor);
    },
  );

  app.post(
    "/api/v1/items/:itemId/correction",
    {
      schema: {
        operationId: "openCorrection",
        summary: "Open a released item to correct it; the old words stay public meanwhile",
        tags,
        params,
        body: expected,
        response: { 200: z.object({ version: z.number() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      const input = { ...request.params, ...request.body };
      await sendOutcome(
        reply,
        actor.ok ? await openCorrection(ctx, { actor: actor.value, ...input }) : actor,
      );
    },
  );

  app.get(
    "/api/v1/review/queue",
    {
      schema: {
        operationId: "readQueue",
        summary: "What waits for a sign-off of this person",
        tags,
        querystring: z.strictObject({ cursor: z.string().max(80).optional() }),
        response: {
          200: z.object({
            items: z.array(
              z.object({
                itemId: z.string(),
                revisionId: z.string(),
                number: z.number(),
                title: z.string(),
                kind: z.string(),
                unitName: z.string(),
                urgent: z.boolean(),
                waitingSince: z.string(),
                given: z.array(lens),
                lacking: z.array(lens),
                mine: z.array(lens),
                awaitsRelease: z.boolean(),
              }),
            ),
            /** How many wait for this person in all. */
            total: z.number().int(),
            nextCursor: z.string().nullable(),
          }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      const queue = await reviewQueue(ctx, { actor: actor.value, ...request.query });
      await sendOutcome(
        reply,
        done({
          ...queue,
          items: queue.items.map((line) => ({
            ...line,
            given: [...line.given],
            lacking: [...line.lacking],
            mine: [...line.mine],
          })),
        }),
      );
    },
  );

  app.get(
    "/api/v1/items/:itemId/review",
    {
      schema: {
        operationId: "openReview",
        summary: "A revision under review: its text, what changed, its sign-offs and what this person may do",
        tags,
        params,
        response: {
          200: z.object({
            revision: z.object({
              revisionId: z.string(),
              number: z.number(),
              contentHash: z.string(),
              submittedAt: z.string(),
              content: storedContent,
              posts: z.array(postView).readonly(),
            }),
            stages: z.array(z.array(lens)),
            citation: z.string(),
            given: z.array(lens),
            lacking: z.array(lens),
            open: z.array(lens),
            complete: z.boolean(),
            signoffs: z.array(signoff),
            changesSinceSeen: changesView,
            changesSincePublic: changesView,
            scheduled: z.object({ releaseId: z.string(), scheduledFor: z.string() }).nullable(),
            may: z.object({
              sign: z.array(lens),
              return: z.boolean(),
              release: z.boolean(),
              cancelRelease: z.boolean(),
            }),
          }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      const opened = await openReview(ctx, judge, { actor: actor.value, ...request.params });
      if (!opened.ok) return sendProblem(reply, opened.problem);
      const { revision, plan, progress, signoffs, changesSinceSeen, changesSincePublic, scheduled, may } =
        opened.value;
      await sendOutcome(
        reply,
        done({
          revision: {
            revisionId: revision.id,
            number: revision.number,
            contentHash: revision.contentHash.toString("hex"),
            submittedAt: revision.submittedAt.toISOString(),
            content: revision.stored,
            posts: postsOf(revision.content.parts, ctx.platforms),
          },
          stages: plan.stages,
          citation: plan.citation,
          given: progress.given,
          lacking: progress.lacking,
          open: progress.open,
          complete: progress.complete,
          signoffs: signoffs.map((one) => ({ ...one, at: one.at.toISOString() })),
          changesSinceSeen: viewOf(changesSinceSeen),
          changesSincePublic: viewOf(changesSincePublic),
          scheduled,
          may,
        }),
      );
    },
  );

  app.get(
    "/api/v1/items/:itemId/signers",
    {
      schema: {
        operationId: "readSigners",
        tags,
        summary: "What a change would cost its maker, and the steps that nobody is left for",
        params,
        response: {
          200: z.object({
            lost: z.array(z.object({ lens, others: z.array(z.string()) })),
            vacant: z.array(z.object({ step, barred: z.array(z.string()) })),
          }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(
        reply,
        actor.ok ? await readSigners(ctx, { actor: actor.value, ...request.params }) : actor,
      );
    },
  );

  app.get(
    "/api/v1/review/without-people",
    {
      schema: {
        operationId: "listWaitingWithoutPeople",
        tags,
        summary: "Units and lenses whose items wait although nobody is left to sign them",
        response: {
          200: z.object({
            items: z.array(z.object({ unitCode: z.string(), unitName: z.string(), lens, items: z.number() })),
          }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(reply, actor.ok ? await waitingWithoutPeople(ctx, { actor: actor.value }) : actor);
    },
  );

  app.post(
    "/api/v1/items/:itemId/signoffs",
    {
      schema: {
        operationId: "signOff",
        summary: "Approve or return a revision through one lens; names the hash of exactly what was read",
        tags,
        params,
        body: z.strictObject({
          revisionId: id,
          contentHash: hash,
          lens,
          verdict: z.enum(["approve", "return"]),
          reason: plainText({ max: 2000 }).default(""),
        }),
        response: { 200: z.object({ signoffId: z.string(), complete: z.boolean() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      const input = { ...request.params, ...request.body };
      await sendOutcome(reply, actor.ok ? await signOff(ctx, { actor: actor.value, ...input }) : actor);
    },
  );

  app.post(
    "/api/v1/items/:itemId/return",
    {
      schema: {
        operationId: "returnItem",
        summary: "Return an item that is fully reviewed, or that nobody is left to sign, to its writers",
        tags,
        params,
        body: z.strictObject({ revisionId: id, reason: plainText({ max: 2000 }) }),
        response: { 200: z.object({ version: z.number() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      const input = { ...request.params, ...request.body };
      await sendOutcome(reply, actor.ok ? await returnItem(ctx, { actor: actor.value, ...input }) : actor);
    },
  );

  app.get(
    "/api/v1/items/:itemId/story",
    {
      schema: {
        operationId: "readStory",
        summary: "What was done with an item, by whom and when",
        tags,
        params,
        response: {
          200: z.object({
            items: z.array(
              z.object({
                seq: z.number(),
                at: z.string(),
                act: z.string(),
                actorName: z.string(),
                details: z.record(z.string(), z.unknown()),
              }),
            ),
            /** Whether still older steps stand in the ledger. */
            hasOlder: z.boolean(),
          }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(
        reply,
        actor.ok ? await itemHistory(ctx, { actor: actor.value, ...request.params }) : actor,
      );
    },
  );
}

function viewOf(compared: OpenReview["changesSinceSeen"]) {
  return compared === null ? null : { sinceNumber: compared.sinceNumber, ...compared.changes };
}
