import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import { registerChannelRoutes } from "../channels/routes.ts";
import { type FormPages, registerForms } from "../citizens/forms.ts";
import { registerCitizenRoutes } from "../citizens/routes.ts";
import { registerContinuityRoutes } from "../continuity/routes.ts";
import { endDeliveries } from "../delivery/end-deliveries.ts";
import { registerDeliveryRoutes } from "../delivery/routes.ts";
import { authorizeItem } from "../editorial/authorize-item.ts";
import { itemAllows } from "../editorial/item-state.ts";
import { registerPortalPlaceRoutes } from "../editorial/portal-routes.ts";
import { filesUntil } from "../editorial/read-draft.ts";
import { registerRevisionRoutes } from "../editorial/revision-routes.ts";
import { registerEditorialRoutes } from "../editorial/routes.ts";
import { screenFilename } from "../editorial/screen-filename.ts";
import { addContributor } from "../editorial/store.ts";
import type { Context } from "../foundation/context.ts";
import { describeApi } from "../foundation/http/describe-api.ts";
import { isFromThisMachine, readiness } from "../foundation/http/health.ts";
import { createHttpServer, type EarlyHandler, type HttpApp, sendProblem } from "../foundation/http/http.ts";
import { createMetrics, type Metrics } from "../foundation/http/metrics.ts";
import { done, notFound, refused } from "../foundation/outcome.ts";
import { projectRoot } from "../foundation/project-root.ts";
import { registerInsightRoutes } from "../insight/routes.ts";
import { registerLedgerRoutes } from "../ledger/routes.ts";
import type { MediaRights } from "../media/media-rights.ts";
import { registerMediaRoutes } from "../media/routes.ts";
import { ledgerRights } from "../organization/ledger-rights.ts";
import { registerOrganizationRoutes } from "../organization/routes.ts";
import { sessionCookie } from "../organization/session-plugin.ts";
import { publishComment } from "../platforms/portal/publish-comment.ts";
import { removeFromPublicStore } from "../platforms/portal/remove-from-public-store.ts";
import { judgeRelease } from "../release/judge-release.ts";
import { registerReleaseRoutes } from "../release/routes.ts";
import { registerReviewRoutes } from "../review/routes.ts";
import { ledgerChecks } from "./ledger-checks.ts";
import { nameSubjects } from "./ledger-subjects.ts";

/** Everything that a web process answers besides the portal: the API, the newsroom, health, and with a portal (`forms`) what citizens send it. Not yet listening. */
export async function createWeb(
  ctx: Context,
  { early, forms }: { early?: EarlyHandler; forms?: FormPages } = {},
): Promise<HttpApp> {
  const app = await createHttpServer({
    log: ctx.log,
    trustedProxies: ctx.config.trustedProxies,
    ...(early === undefined ? {} : { early }),
  });
  app.addHook("onSend", async (request, reply) => {
    for (const [name, value] of securityHeaders(ctx, request.url))
      if (!reply.hasHeader(name)) reply.header(name, value);
  });
  const metrics = createMetrics({ db: ctx.db });
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "none";
    metrics.httpSeconds.observe(
      { method: request.method, route, status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
  await describeApi(app, { publicUrl: ctx.config.publicUrl, sessionCookie });
  await registerOrganizationRoutes(app, ctx);
  await registerEditorialRoutes(app, ctx);
  await registerRevisionRoutes(app, ctx);
  await registerPortalPlaceRoutes(app, ctx);
  await registerMediaRoutes(app, ctx, mediaRights(ctx));
  await registerReviewRoutes(app, ctx, { judgeRelease });
  await registerReleaseRoutes(app, ctx, { removeFromPortal: removeFromPublicStore, endDeliveries });
  await registerChannelRoutes(app, ctx);
  await registerDeliveryRoutes(app, ctx);
  await registerContinuityRoutes(app, ctx);
  await registerInsightRoutes(app, ctx);
  await registerCitizenRoutes(app, ctx, { publishComment });
  if (forms !== undefined) await registerForms(app, ctx, { pages: forms });
  await registerLedgerRoutes(app, ctx, { rights: ledgerRights, checks: ledgerChecks, nameSubjects });
  app.get("/api/v1/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  registerHealth(app, ctx, metrics);
  await registerNewsroom(app);
  return app;
}

/** Who may add files to an item (its writers, while it is a draft) and who may see them (its readers). */
function mediaRights(ctx: Context): MediaRights {
  return {
    async authorizeUpload({ actor, itemId }) {
      const item = await authorizeItem(ctx.db, { actor, itemId, action: "item.edit", now: ctx.clock.now() });
      if (!item.ok) return item;
      if (itemAllows(item.value.state, "edit")) return done(null);
      return refused({
        code: "item-not-editable",
        status: 409,
        title: "Chưa thêm được tệp",
        detail: "Tin, bài đã gửi duyệt nên không thêm ảnh, video, tệp được. Hãy bấm «Thu hồi để sửa» trước.",
      });
    },
    screenFilename: (named) => screenFilename(ctx, named),
    async authorizeRead({ actor, itemId }) {
      const reading = { actor, now: ctx.clock.now() };
      const item = await authorizeItem(ctx.db, { ...reading, itemId, action: "item.read" });
      return item.ok ? done({ until: await filesUntil(ctx.db, { ...reading, item: item.value }) }) : item;
    },
    recordContribution: addContributor,
  };
}

function securityHeaders(ctx: Context, url: string): [string, string][] {
  const newsroom = url.startsWith("/toa-soan/");
  const policy = newsroom
    ? "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    : "default-src 'none'; frame-ancestors 'none'";
  return [
    ["content-security-policy", policy],
    ["x-content-type-options", "nosniff"],
    ["referrer-policy", "same-origin"],
    ["cross-origin-opener-policy", "same-origin"],
    ["cross-origin-resource-policy", "same-origin"],
    ...(url.startsWith("/api/") ? ([["cache-control", "no-store"]] satisfies [string, string][]) : []),
    ...(ctx.config.publicUrl.startsWith("https://")
      ? ([["strict-transport-security", "max-age=31536000; includeSubDomains"]] satisfies [string, string][])
      : []),
  ];
}

function registerHealth(app: HttpApp, ctx: Context, { registry }: Metrics): void {
  app.get("/healthz", { schema: { hide: true } }, async () => ({ live: true }));
  app.get("/readyz", { schema: { hide: true } }, async (_request, reply) => {
    const state = await readiness(ctx.db);
    return reply.code(state.ready ? 200 : 503).send(state);
  });
  app.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    if (!isFromThisMachine(request.raw)) return sendProblem(reply, notFound().problem);
    return reply.header("content-type", registry.contentType).send(await registry.metrics());
  });
}

async function registerNewsroom(app: HttpApp): Promise<void> {
  const folder = join(projectRoot(), "dist/newsroom");
  if (!existsSync(folder)) return;
  await app.register(fastifyStatic, {
    root: folder,
    prefix: "/toa-soan/",
    preCompressed: true,
    wildcard: false,
    schemaHide: true,
    setHeaders(reply, path) {
      const hashed = path.includes("/assets/");
      reply.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  app.get("/toa-soan", { schema: { hide: true } }, async (_request, reply) =>
    reply.redirect("/toa-soan/", 301),
  );
  // Every address of the app that is no file is the app itself.
  app.get("/toa-soan/*", { schema: { hide: true } }, async (request, reply) =>
    request.url.startsWith("/toa-soan/assets/")
      ? sendProblem(reply, notFound().problem)
      : reply.sendFile("index.html"),
  );
}
