import type { CookieSerializeOptions } from "@fastify/cookie";
import rateLimit from "@fastify/rate-limit";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { formedText } from "../../body/plain-text.ts";
import type { Context } from "../foundation/context.ts";
import { type HttpApp, sendOutcome, sendProblem } from "../foundation/http/http.ts";
import { done } from "../foundation/outcome.ts";
import { platformData } from "../foundation/platform-facts.ts";
import type { Actor } from "./actor.ts";
import {
  deviceCookieName,
  deviceLasts,
  newDeviceCookie,
  readDevice,
  surplusDevices,
} from "./known-device.ts";
import { stepUpLasts, unitsWhere } from "./rights.ts";
import { roles } from "./roles.ts";
import { actions } from "./rule-table.ts";
import { endSession, sessionLasts } from "./session.ts";
import { requireActor, sessionCookie } from "./session-plugin.ts";
import { type Caller, signIn, stepUp } from "./sign-in.ts";
import { signOutEverywhere } from "./sign-out-everywhere.ts";

/** So many attempts a minute are weighed, each of which costs a hash: of strangers at one source, of a device or session. */
const attemptsPerMinute = 300;
/** The cookies of known devices go along with signing in alone. */
const devicePath = "/api/v1/session";
const resetShownFor = 14 * 24 * 60 * 60_000;
const attemptedName = z.object({ username: z.string().max(64) });

const sessionSchema = z.object({
  person: z.object({
    personId: z.string(),
    username: z.string(),
    fullName: z.string(),
    rank: z.string(),
    title: z.string(),
    unitCode: z.string(),
    unitName: z.string(),
  }),
  roles: z.array(z.object({ role: z.enum(roles), unitCode: z.string() })),
  /** The actions that the person may do anywhere at all, for the menu; each thing says what may be done with it. */
  may: z.array(z.enum(actions)),
  steppedUpUntil: z.iso.datetime(),
  /** The platforms on which the force publishes, in the order of the screen. */
  platforms: z.array(platformData),
  /** That password and second factor were made anew in the last two weeks, and in whose name. */
  credentialReset: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
});

const totp = z.string().regex(/^\d{6}$/);
const username = formedText({ max: 64, form: /^\P{Cc}+$/u });

/** The routes of signing in and out and of proving oneself anew. */
export async function registerSessionRoutes(app: HttpApp, ctx: Context): Promise<void> {
  const secure = ctx.config.publicUrl.startsWith("https:");
  const cookie = { path: "/", httpOnly: true, sameSite: "strict", secure } as const;

  await app.register(async (limited) => {
    await limited.register(rateLimit, { global: false, keyGenerator: ({ source }) => source });
    const scope = limited.withTypeProvider<ZodTypeProvider>();
    const config = {
      rateLimit: {
        max: attemptsPerMinute,
        timeWindow: 60_000,
        // After the body was read, which names the account: whoever proved himself is not held up by his neighbours.
        hook: "preHandler",
        keyGenerator: (request: FastifyRequest) => attemptedBy(ctx, request),
      },
    } as const;

    scope.post(
      "/api/v1/session",
      {
        config,
        schema: {
          operationId: "signIn",
          security: [],
          tags: ["session"],
          summary: "Sign in by password and second factor",
          body: z.strictObject({
            username,
            password: z.string().min(1).max(200),
            totp: totp.optional(),
          }),
          response: { 200: sessionSchema },
        },
      },
      async (request, reply) => {
        const { username: name, password, totp: code } = request.body;
        const caller = callerOf(ctx, request, name);
        const signedIn = await signIn(ctx, { username: name, password, totp: code, caller });
        if (!signedIn.ok) return refuse(reply, signedIn.problem);
        const { token, actor } = signedIn.value;
        reply.setCookie(sessionCookie, token, { ...cookie, maxAge: sessionLasts / 1000 });
        rememberDevice(ctx, {
          request,
          reply,
          username: actor.username,
          cookie: { ...cookie, path: devicePath },
        });
        reply.header("cache-control", "no-store");
        await sendOutcome(reply, done(await describeSession(ctx, actor)));
      },
    );

    scope.post(
      "/api/v1/session/step-up",
      {
        config,
        schema: {
          operationId: "stepUp",
          tags: ["session"],
          summary: "Prove oneself anew by the second factor, to sign and release for 5 minutes",
          body: z.strictObject({ totp }),
          response: { 200: sessionSchema },
        },
      },
      async (request, reply) => {
        const actor = requireActor(request);
        if (!actor.ok) return sendProblem(reply, actor.problem);
        const { token = "", source } = callerOf(ctx, request, actor.value.username);
        const proved = await stepUp(ctx, { actor: actor.value, totp: request.body.totp, token, source });
        if (!proved.ok) return refuse(reply, proved.problem);
        await sendOutcome(reply, done(await describeSession(ctx, proved.value)));
      },
    );
  });

  app.get(
    "/api/v1/session",
    {
      schema: {
        operationId: "readSession",
        tags: ["session"],
        summary: "Who is signed in, with which roles",
        response: { 200: sessionSchema },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      reply.header("cache-control", "no-store");
      await sendOutcome(reply, done(await describeSession(ctx, actor.value)));
    },
  );

  app.delete(
    "/api/v1/session",
    {
      schema: {
        operationId: "signOut",
        tags: ["session"],
        summary: "Sign out of this browser",
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      const token = request.cookies[sessionCookie];
      if (token !== undefined) await endSession(ctx.db, { token, at: ctx.clock.now() });
      reply.clearCookie(sessionCookie, cookie);
      await sendOutcome(reply, done(null));
    },
  );

  app.delete(
    "/api/v1/sessions",
    {
      schema: {
        operationId: "signOutEverywhere",
        tags: ["session"],
        summary: "Sign out on every device",
        response: { 200: z.object({ sessions: z.number().int() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      reply.clearCookie(sessionCookie, cookie);
      await sendOutcome(reply, await signOutEverywhere(ctx, { actor: actor.value }));
    },
  );
}

/** Who is counted for an attempt: the session, the known device, or else the source. */
function attemptedBy(ctx: Pick<Context, "masterKey" | "clock">, request: FastifyRequest): string {
  if (request.actor !== null) return `person ${request.actor.personId}`;
  const named = attemptedName.safeParse(request.body);
  const device = named.success ? callerOf(ctx, request, named.data.username).device : undefined;
  return device === undefined ? request.source : `device ${device.deviceId}`;
}

function callerOf(ctx: Pick<Context, "masterKey" | "clock">, request: FastifyRequest, name: string): Caller {
  return {
    device: readDevice({
      key: ctx.masterKey,
      username: name.trim().toLowerCase(),
      cookies: request.cookies,
      now: ctx.clock.now(),
    }),
    source: request.source,
    userAgent: request.headers["user-agent"] ?? "",
    token: request.cookies[sessionCookie],
  };
}

/** From now on this browser is known for its person, so that no stranger's failures hold it up. */
function rememberDevice(
  ctx: Pick<Context, "masterKey" | "clock">,
  {
    request,
    reply,
    username: name,
    cookie,
  }: { request: FastifyRequest; reply: FastifyReply; username: string; cookie: CookieSerializeOptions },
): void {
  const of = { key: ctx.masterKey, username: name };
  const cookieName = deviceCookieName(of);
  reply.setCookie(cookieName, newDeviceCookie({ ...of, now: ctx.clock.now() }), {
    ...cookie,
    maxAge: deviceLasts / 1000,
  });
  for (const surplus of surplusDevices({ cookies: request.cookies, kept: cookieName }))
    reply.clearCookie(surplus, cookie);
}

async function refuse(reply: FastifyReply, problem: Parameters<typeof sendProblem>[1]): Promise<void> {
  const seconds = problem.extra?.retryAfterSeconds;
  if (seconds !== undefined) reply.header("retry-after", String(seconds));
  await sendProblem(reply, problem);
}

async function describeSession(
  ctx: Pick<Context, "db" | "clock" | "platforms">,
  actor: Actor,
): Promise<z.infer<typeof sessionSchema>> {
  const { personId, username: name, fullName, rank, title, unitCode } = actor;
  const unit = await ctx.db
    .selectFrom("unit")
    .select("name")
    .where("code", "=", unitCode)
    .executeTakeFirstOrThrow();
  return {
    person: { personId, username: name, fullName, rank, title, unitCode, unitName: unit.name },
    roles: actor.grants.map((grant) => ({ role: grant.role, unitCode: grant.unitCode })),
    may: actions.filter((action) => unitsWhere({ actor, action }).length > 0),
    credentialReset: await recentReset(ctx, personId),
    steppedUpUntil: new Date(actor.steppedUpAt.getTime() + stepUpLasts).toISOString(),
    // Their data alone: what a platform can do stays here.
    platforms: ctx.platforms.map((platform) => platformData.parse(platform)),
  };
}

/** Whoever's credential another replaced is told so for two weeks: nobody else would know that it was not asked for. */
async function recentReset(ctx: Pick<Context, "db" | "clock">, personId: string) {
  const found = await ctx.db
    .selectFrom("credential")
    .select(["reset_at", "reset_by"])
    .where("person_id", "=", personId)
    .where("reset_at", ">", new Date(ctx.clock.now().getTime() - resetShownFor))
    .executeTakeFirst();
  return found?.reset_at == null ? null : { at: found.reset_at.toISOString(), by: found.reset_by };
}
