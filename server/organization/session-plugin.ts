import type { FastifyRequest } from "fastify";
import type { Context } from "../foundation/context.ts";
import { type HttpApp, sendProblem } from "../foundation/http/http.ts";
import { done, type Outcome, refused } from "../foundation/outcome.ts";
import type { Actor } from "./actor.ts";
import { readSession } from "./session.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The person behind the request, or null when nobody is signed in. Set before any handler runs. */
    actor: Actor | null;
  }
}

/** The name of the session's cookie. */
export const sessionCookie = "td_session";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Makes `request.actor` known to all routes under /api, and refuses what another site makes a browser send. Called on
 * the application itself, before any route (registerOrganizationRoutes does so).
 */
export function registerSession(app: HttpApp, ctx: Context): void {
  app.decorateRequest("actor", null);
  app.addHook("onRequest", async (request, reply) => {
    if (!reading.has(request.method) && isForged(request, new URL(ctx.config.publicUrl).host)) {
      return sendProblem(reply, {
        code: "foreign-origin",
        status: 403,
        title: "Yêu cầu từ trang lạ",
        detail:
          "Yêu cầu này không xuất phát từ trang của hệ thống nên bị từ chối. Hãy mở lại trang rồi thực hiện.",
      });
    }
    if (request.url.startsWith("/api/")) request.actor = await currentActor(ctx, request);
  });
}

/** The person behind the request, or "not-signed-in" (401). Every route but the sign-in asks this first. */
export function requireActor(request: FastifyRequest): Outcome<Actor> {
  if (request.actor !== null) return done(request.actor);
  return refused({
    code: "not-signed-in",
    status: 401,
    title: "Chưa đăng nhập",
    detail: "Đồng chí chưa đăng nhập hoặc phiên làm việc đã hết hạn. Hãy đăng nhập lại.",
  });
}

/**
 * The person behind a request at this moment, for an answer that outlives the request, such as a stream of events:
 * null once the session ended, expired, or its person was deactivated.
 */
export async function currentActor(
  ctx: Pick<Context, "db" | "clock">,
  request: FastifyRequest,
): Promise<Actor | null> {
  const token = request.cookies[sessionCookie];
  return token === undefined ? null : ((await readSession(ctx, { token })) ?? null);
}

/**
 * Whether a browser says that the request comes from another site. A caller without these headers is no browser, and
 * so has nobody's cookies but its own; an old browser without them does not send a SameSite=Strict cookie across sites.
 */
function isForged(request: FastifyRequest, publicHost: string): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  const { origin, host } = request.headers;
  if (origin === undefined) return false;
  const originHost = URL.parse(origin)?.host;
  return originHost !== publicHost && originHost !== host;
}
