import { z } from "zod";
import { webAddress } from "../../body/plain-text.ts";
import type { Context } from "../foundation/context.ts";
import { type HttpApp, sendOutcome, sendProblem } from "../foundation/http/http.ts";
import { platformOfChannel } from "../foundation/platform-facts.ts";
import { currentActor, requireActor } from "../organization/session-plugin.ts";
import { boardView, readBoard } from "./board.ts";
import { confirmTakedown } from "./confirm-takedown.ts";
import { deliveryStates } from "./delivery-state.ts";
import { followBoards } from "./follow-board.ts";
import { readNotConfirmed, readOrders } from "./list-by-page.ts";
import { listReleases } from "./list-releases.ts";
import { notConfirmedView } from "./not-confirmed.ts";
import { postLate } from "./post-late.ts";
import { retryDeliveries, retryDelivery } from "./retry-delivery.ts";
import { settleDelivery } from "./settle-delivery.ts";
import { takedownsView } from "./takedowns.ts";

const id = z.string().regex(/^[0-9a-z]{16}$/);
const releaseParams = z.object({ releaseId: id });
const deliveryParams = z.object({ deliveryId: id });
const tags = ["delivery"];
const state = z.enum(deliveryStates);
/** The routes of the delivery board: releases, live progress, retry and settlement. */
export async function registerDeliveryRoutes(app: HttpApp, ctx: Context): Promise<void> {
  const boards = followBoards(ctx);
  const chosen = {
    platform: platformOfChannel(ctx.platforms).optional(),
    reasonCode: z.string().max(60).optional(),
    unitCode: z.string().max(40).optional(),
  };
  // A stream never ends by itself: whoever waits for requests to end would wait for ever.
  app.addHook("preClose", async () => boards.endAll());
  app.get(
    "/api/v1/releases",
    {
      schema: {
        operationId: "listReleases",
        summary: "Releases with how far their delivery is, newest first",
        tags,
        querystring: z.strictObject({ cursor: z.string().max(80).optional() }),
        response: {
          200: z.object({
            items: z.array(
              z.object({
                id: z.string(),
                itemId: z.string(),
                title: z.string(),
                unitName: z.string(),
                state: z.enum(["scheduled", "released", "missed", "cancelled"]),
                scheduledFor: z.string().nullable(),
                releasedAt: z.string().nullable(),
                counts: z.object({
                  confirmed: z.number(),
                  troubled: z.number(),
                  toTakeDown: z.number(),
                  all: z.number(),
                }),
              }),
            ),
            nextCursor: z.string().nullable(),
          }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(
        reply,
        actor.ok ? await listReleases(ctx, { actor: actor.value, ...request.query }) : actor,
      );
    },
  );

  app.get(
    "/api/v1/releases/:releaseId/board",
    {
      schema: {
        operationId: "readBoard",
        summary: "How a release stands on every channel, by state and reason",
        tags,
        params: releaseParams,
        response: { 200: boardView },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(
        reply,
        actor.ok ? await readBoard(ctx, { actor: actor.value, ...request.params }) : actor,
      );
    },
  );

  app.get(
    "/api/v1/releases/:releaseId/board/events",
    {
      schema: {
        operationId: "followBoard",
        tags,
        summary: "The board as server-sent events",
        params: releaseParams,
      },
      config: {
        answers: { 200: { description: "The board, again after each change", content: "text/event-stream" } },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      const followed = await boards.follow({
        reply,
        ...request.params,
        actor: actor.value,
        stillThere: () => currentActor(ctx, request),
      });
      if (!followed.ok) return sendProblem(reply, followed.problem);
    },
  );

  app.get(
    "/api/v1/releases/:releaseId/not-confirmed",
    {
      schema: {
        operationId: "listNotConfirmed",
        tags,
        summary: "Every channel that does not carry the copy yet, in order of the deliveries' ids",
        params: releaseParams,
        querystring: z.strictObject({ after: id.optional() }),
        response: {
          200: z.object({ items: z.array(notConfirmedView), next: z.string().nullable() }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      const input = { ...request.params, ...request.query };
      await sendOutcome(
        reply,
        actor.ok ? await readNotConfirmed(ctx, { actor: actor.value, ...input }) : actor,
      );
    },
  );

  app.get(
    "/api/v1/releases/:releaseId/takedowns",
    {
      schema: {
        operationId: "listTakedowns",
        tags,
        summary: "Every order to take a copy down that is open, in order of the orders' ids",
        params: releaseParams,
        querystring: z.strictObject({ after: id.optional() }),
        response: {
          200: z.object({ items: takedownsView.shape.orders, next: z.string().nullable() }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      const input = { ...request.params, ...request.query };
      await sendOutcome(reply, actor.ok ? await readOrders(ctx, { actor: actor.value, ...input }) : actor);
    },
  );

  app.post(
    "/api/v1/deliveries/:deliveryId/retry",
    {
      schema: {
        operationId: "retryDelivery",
        summary: "Send a blocked or failed delivery again, or read the channel of an unsettled one again",
        tags,
        params: deliveryParams,
        body: z.strictObject({}),
        response: { 200: z.object({ state }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(
        reply,
        actor.ok ? await retryDelivery(ctx, { actor: actor.value, ...request.params }) : actor,
      );
    },
  );

  app.post(
    "/api/v1/releases/:releaseId/retry",
    {
      schema: {
        operationId: "retryDeliveries",
        tags,
        summary:
          "Sends again everything of a release that was blocked or failed, by reason, platform or unit",
        params: releaseParams,
        body: z.strictObject(chosen),
        response: { 200: z.object({ deliveries: z.number() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      const input = { ...request.params, ...request.body };
      await sendOutcome(
        reply,
        actor.ok ? await retryDeliveries(ctx, { actor: actor.value, ...input }) : actor,
      );
    },
  );

  app.post(
    "/api/v1/releases/:releaseId/late-posting",
    {
      schema: {
        operationId: "postLate",
        tags,
        summary: "Lets what is overdue of a release go out all the same: one channel, or all that are meant",
        params: releaseParams,
        body: z.strictObject({ ...chosen, deliveryId: id.optional() }),
        response: { 200: z.object({ deliveries: z.number() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      const input = { ...request.params, ...request.body };
      await sendOutcome(reply, actor.ok ? await postLate(ctx, { actor: actor.value, ...input }) : actor);
    },
  );

  app.post(
    "/api/v1/deliveries/:deliveryId/settlement",
    {
      schema: {
        operationId: "settleDelivery",
        summary: "Say whether a copy stands on the channel where it could not be proved",
        tags,
        params: deliveryParams,
        body: z.strictObject({
          published: z.boolean(),
          publicUrl: webAddress({ max: 500, protocol: /^https?$/ }).optional(),
        }),
        response: { 200: z.object({ state }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      const { published, publicUrl = null } = request.body;
      const input = { ...request.params, published, publicUrl };
      await sendOutcome(
        reply,
        actor.ok ? await settleDelivery(ctx, { actor: actor.value, ...input }) : actor,
      );
    },
  );

  app.post(
    "/api/v1/takedowns/:takedownId/confirmation",
    {
      schema: {
        operationId: "confirmTakedown",
        summary: "Say that the copy of a closed notice was taken down from a channel",
        tags,
        params: z.object({ takedownId: id }),
        body: z.strictObject({}),
        response: { 200: z.object({ state: z.string() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(
        reply,
        actor.ok ? await confirmTakedown(ctx, { actor: actor.value, ...request.params }) : actor,
      );
    },
  );
}
