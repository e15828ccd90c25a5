import { z } from "zod";
import type { Context } from "../foundation/context.ts";
import { type HttpApp, sendOutcome, sendProblem } from "../foundation/http/http.ts";
import { done, forbidden } from "../foundation/outcome.ts";
import { platformOfChannel } from "../foundation/platform-facts.ts";
import { unitsWhere } from "../organization/rights.ts";
import { requireActor } from "../organization/session-plugin.ts";
import { largestPage, listChannels } from "./list-channels.ts";
import { replaceTokens } from "./replace-tokens.ts";

const tags = ["channels"];
const channelId = z.string().regex(/^(portal|[a-z]{1,20}-[\w-]{1,64})$/);

/** The routes of the registry of channels. No answer ever holds a token. */
export async function registerChannelRoutes(app: HttpApp, ctx: Context): Promise<void> {
  app.get(
    "/api/v1/channels",
    {
      schema: {
        operationId: "listChannels",
        summary: "Official channels with their health, without their tokens",
        tags,
        querystring: z.strictObject({
          platform: platformOfChannel(ctx.platforms).optional(),
          unit: z.string().max(40).optional(),
          q: z.string().max(200).optional(),
          health: z.string().max(40).optional(),
          cursor: z.string().max(80).optional(),
          limit: z.coerce.number().int().min(1).max(largestPage).optional(),
        }),
        response: {
          200: z.object({
            items: z.array(
              z.object({
                id: z.string(),
                platform: z.string(),
                externalId: z.string(),
                name: z.string(),
                unitCode: z.string(),
                unitName: z.string(),
                kind: z.string(),
                status: z.enum(["active", "retiring", "closed"]),
                retiresOn: z.string().nullable(),
                verified: z.boolean(),
                followers: z.number(),
                health: z.string(),
                healthReason: z.string(),
                hasToken: z.boolean(),
              }),
            ),
            nextCursor: z.string().nullable(),
          }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      if (unitsWhere({ actor: actor.value, action: "channel.read" }).length === 0) {
        return sendOutcome(reply, forbidden("Đồng chí chưa được phân quyền xem danh sách kênh."));
      }
      await sendOutcome(reply, done(await listChannels(ctx, request.query)));
    },
  );

  app.put(
    "/api/v1/channels/:channelId/tokens",
    {
      schema: {
        operationId: "replaceTokens",
        summary: "Store new tokens of a channel; they are never shown again",
        tags,
        params: z.object({ channelId }),
        body: z.strictObject({
          accessToken: z.string().trim().min(1).max(2000),
          refreshToken: z.string().trim().min(1).max(2000).optional(),
          expiresAt: z.iso.datetime({ offset: true }).optional(),
        }),
        response: { 200: z.object({ channelId: z.string() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      const { accessToken, refreshToken = null, expiresAt } = request.body;
      const tokens = {
        accessToken,
        refreshToken,
        expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
      };
      await sendOutcome(
        reply,
        actor.ok ? await replaceTokens(ctx, { actor: actor.value, ...request.params, ...tokens }) : actor,
      );
    },
  );
}
