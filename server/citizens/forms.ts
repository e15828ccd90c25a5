import type { Readable } from "node:stream";
import formBody from "@fastify/formbody";
import rateLimit from "@fastify/rate-limit";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Context } from "../foundation/context.ts";
import type { HttpApp } from "../foundation/http/http.ts";
import type { FormAnswer, FormPage } from "../public-store/form-page.ts";
import { askForMail } from "./ask-for-mail.ts";
import { commentOnDraft } from "./comment-on-draft.ts";
import { confirmSubscription } from "./confirm-subscription.ts";
import { registerDevices } from "./device-routes.ts";
import {
  enteredIn,
  fellIntoTrap,
  oneOf,
  readCommentForm,
  readMailForm,
  readReportForm,
} from "./form-fields.ts";
import { leaveSubscription } from "./leave-subscription.ts";
import { rateArticle } from "./rate-article.ts";
import { reportError } from "./report-error.ts";

/** How the portal shows what follows from a form. */
export interface FormPages {
  show(form: FormPage): Promise<{ status: number; headers: readonly string[]; body: Buffer }>;
}

const bytesAtMost = 64 * 1024;
const windowMs = 600_000;
/**
 * Sendings of one source in ten minutes. Thousands of phones share one address behind a mobile network, so the limits
 * leave room for a crowd; mail servers end many subscriptions from one address.
 */
const limits = { subscription: 60, link: 600, rating: 240, message: 40 } as const;

const id = /^[0-9a-hjkmnp-tv-z]{16}$/;
const token = z.object({ ma: z.string().max(100) });

/** The forms that citizens post to the portal. Every answer is a page; nothing is known of who sends them. */
export async function registerForms(
  app: HttpApp,
  ctx: Context,
  { pages }: { pages: FormPages },
): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(formBody, { bodyLimit: bytesAtMost });
    await scope.register(rateLimit, {
      global: false,
      timeWindow: windowMs,
      keyGenerator: ({ source }) => source,
    });
    const show = async (reply: FastifyReply, form: FormPage) => {
      const { status, headers, body } = await pages.show(form);
      reply.code(status);
      for (let index = 0; index < headers.length; index += 2)
        reply.header(headers[index] ?? "", headers[index + 1] ?? "");
      await reply.send(body);
    };
    const say = (reply: FastifyReply, answer: FormAnswer) => show(reply, { name: "said", answer });
    scope.setErrorHandler<FastifyError>(async (error, request, reply) => {
      if (error.statusCode === 429) return say(reply, "too-many");
      if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE") return say(reply, "too-large");
      if ((error.statusCode ?? 500) < 500) return say(reply, "refused");
      // The route alone: an address may carry a token.
      request.log.error({ err: error, route: request.routeOptions.url }, "a form could not be taken");
      return say(reply, "failed");
    });
    const limited = (limit: keyof typeof limits) => ({
      bodyLimit: bytesAtMost,
      config: { rateLimit: { max: limits[limit], groupId: limit } },
      schema: { hide: true },
    });
    const tokenIn = (request: FastifyRequest) =>
      token.safeParse(request.query).data?.ma ?? oneOf(enteredIn(request.body), "ma");

    scope.post("/dang-ky-nhan-tin", limited("subscription"), async (request, reply) => {
      if (ctx.config.smtpUrl === undefined) return say(reply, "no-mail");
      const entered = enteredIn(request.body);
      if (fellIntoTrap(entered)) return say(reply, "mail-sent");
      const read = readMailForm(entered);
      const result = read.ok ? await askForMail(ctx, read.value) : read;
      if (result.ok) return say(reply, "mail-sent");
      return show(reply, {
        name: "subscription",
        itemId: "",
        entered,
        wrong: result.problem.fields ?? [],
      });
    });

    scope.get("/dang-ky-nhan-tin/xac-nhan", limited("link"), (request, reply) =>
      show(reply, { name: "confirm", token: tokenIn(request) }),
    );
    scope.post("/dang-ky-nhan-tin/xac-nhan", limited("link"), async (request, reply) =>
      say(
        reply,
        (await confirmSubscription(ctx, { token: tokenIn(request) })) ? "confirmed" : "link-too-old",
      ),
    );
    scope.get("/dang-ky-nhan-tin/huy", limited("link"), (request, reply) =>
      show(reply, { name: "leave", token: tokenIn(request) }),
    );
    await scope.register(async (leaving) => {
      // The link says it all (RFC 8058): whatever a mail program sends along, or nothing, ends the subscription.
      leaving.removeAllContentTypeParsers();
      leaving.addContentTypeParser("*", readFieldsOrNothing);
      leaving.setErrorHandler<FastifyError>(async (error, request, reply) => {
        if ((error.statusCode ?? 500) >= 500 || error.statusCode === 429) throw error;
        await leaveSubscription(ctx, { token: tokenIn(request) });
        return say(reply, "left");
      });
      leaving.post("/dang-ky-nhan-tin/huy", limited("link"), async (request, reply) => {
        await leaveSubscription(ctx, { token: tokenIn(request) });
        return say(reply, "left");
      });
    });

    scope.post("/danh-gia", limited("rating"), async (request, reply) => {
      const entered = enteredIn(request.body);
      const itemId = oneOf(entered, "bai");
      const value = /^[1-5]$/.test(oneOf(entered, "diem")) ? Number(oneOf(entered, "diem")) : undefined;
      if (value === undefined) return say(reply, "refused");
      const path = id.test(itemId) ? await rateArticle(ctx, { itemId, value }) : undefined;
      if (path === undefined) return say(reply, "not-found");
      return reply.redirect(`${path}#cam-on`, 303);
    });

    scope.post("/bao-loi", limited("message"), async (request, reply) => {
      const entered = enteredIn(request.body);
      const itemId = oneOf(entered, "bai");
      if (!id.test(itemId)) return say(reply, "not-found");
      if (fellIntoTrap(entered)) return say(reply, "reported");
      const read = readReportForm(entered);
      if (!read.ok)
        return show(reply, { name: "error-report", itemId, entered, wrong: read.problem.fields ?? [] });
      return say(reply, (await reportError(ctx, { itemId, ...read.value })) ? "reported" : "not-found");
    });

    scope.post("/gop-y", limited("message"), async (request, reply) => {
      const entered = enteredIn(request.body);
      const itemId = oneOf(entered, "van-ban");
      if (!id.test(itemId)) return say(reply, "not-found");
      if (fellIntoTrap(entered)) return say(reply, "commented");
      const read = readCommentForm(entered);
      if (!read.ok)
        return show(reply, { name: "comment", itemId, entered, wrong: read.problem.fields ?? [] });
      const taken = await commentOnDraft(ctx, { itemId, ...read.value });
      return say(
        reply,
        taken === "taken" ? "commented" : taken === "closed" ? "comments-closed" : "not-found",
      );
    });
    await registerDevices(scope, ctx, { limit: limited("subscription") });
  });
}

/** The fields of a urlencoded body, as our own page sends them; of any other body nothing, and no fault in it matters. */
async function readFieldsOrNothing(_request: FastifyRequest, payload: Readable): Promise<unknown> {
  const pieces: Buffer[] = [];
  let size = 0;
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  payload.on("data", (piece: Buffer) => {
    size += piece.length;
    // What is too long is not read to its end: the answer is ready.
    if (size > bytesAtMost) end();
    else pieces.push(piece);
  });
  payload.once("end", end);
  payload.once("error", () => end());
  await ended;
  return Object.fromEntries(new URLSearchParams(Buffer.concat(pieces).toString("utf8")));
}
