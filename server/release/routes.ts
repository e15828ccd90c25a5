import { z } from "zod";
import { cleanText } from "../../body/clean-text.ts";
import type { Context } from "../foundation/context.ts";
import { expectedVersion } from "../foundation/http/expected-version.ts";
import { type HttpApp, sendOutcome } from "../foundation/http/http.ts";
import { requireActor } from "../organization/session-plugin.ts";
import { cancelRelease } from "./cancel-release.ts";
import { type ClosingEffects, closeNotice, closingReasons, decisionNumberForm } from "./close-notice.ts";
import { releaseItem } from "./release-item.ts";

const id = z.string().regex(/^[0-9a-z]{16}$/);
const params = z.object({ itemId: id });
const tags = ["release"];

/** The routes of the editorial board: release now or at a time, cancel what was set, close a notice by law. */
export async function registerReleaseRoutes(
  app: HttpApp,
  ctx: Context,
  closing: ClosingEffects,
): Promise<void> {
  app.post(
    "/api/v1/items/:itemId/closing",
    {
      schema: {
        operationId: "closeNotice",
        summary:
          "Close a wanted or missing notice by law: it leaves the portal and is ordered off every channel",
        tags,
        params,
        body: z.strictObject({
          expectedVersion,
          decisionNumber: z
            .string()
            .max(200, { abort: true })
            .overwrite((text) => cleanText(text).trim().toUpperCase())
            .max(60, { abort: true })
            .regex(decisionNumberForm, "Số quyết định có dạng như 12/QĐĐN-VPCQCSĐT, không ghi tên người."),
          decisionDate: z.iso.date("Chưa ghi ngày ra quyết định."),
          reason: z.enum(closingReasons),
        }),
        response: { 200: z.object({ version: z.number(), takedowns: z.number() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      const input = { ...request.params, ...request.body };
      await sendOutcome(
        reply,
        actor.ok ? await closeNotice(ctx, closing, { actor: actor.value, ...input }) : actor,
      );
    },
  );

  app.post(
    "/api/v1/items/:itemId/release",
    {
      schema: {
        operationId: "releaseItem",
        summary: "Release an approved revision now or at a set time",
        tags,
        params,
        body: z.strictObject({
          revisionId: id,
          contentHash: z.string().regex(/^[0-9a-f]{64}$/),
          at: z.iso.datetime({ offset: true }).nullable(),
          notAfter: z.iso.datetime({ offset: true }).nullable().optional(),
        }),
        response: { 200: z.object({ releaseId: z.string(), state: z.enum(["released", "scheduled"]) }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      const { at, notAfter = null, ...decided } = request.body;
      const input = {
        ...{ ...request.params, ...decided },
        at: at === null ? null : new Date(at),
        notAfter: notAfter === null ? null : new Date(notAfter),
      };
      await sendOutcome(reply, actor.ok ? await releaseItem(ctx, { actor: actor.value, ...input }) : actor);
    },
  );

  app.post(
    "/api/v1/items/:itemId/release/cancellation",
    {
      schema: {
        operationId: "cancelRelease",
        summary: "Take back a release that is set for later",
        tags,
        params,
        body: z.strictObject({ releaseId: id }),
        response: { 200: z.object({ releaseId: z.string() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      const input = { ...request.params, ...request.body };
      await sendOutcome(reply, actor.ok ? await cancelRelease(ctx, { actor: actor.value, ...input }) : actor);
    },
  );
}
