import { createServer, type IncomingMessage } from "node:http";
import type { Context } from "../context.ts";
import { pendingMigrations } from "../database/migrate.ts";
import { createMetrics, type Metrics } from "./metrics.ts";

/** What a proxy adds, whichever it is. */
const proxyHeaders = ["x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via"] as const;

/** Whether a request comes from this machine itself, and through no proxy on it: figures are not public. */
export function isFromThisMachine(request: IncomingMessage): boolean {
  const own = request.socket.remoteAddress?.replace("::ffff:", "") ?? "";
  const direct = proxyHeaders.every((name) => request.headers[name] === undefined);
  return direct && (own === "::1" || own.startsWith("127."));
}

/** Whether a process can do its work; otherwise what it lacks. */
export async function readiness(
  db: Context["db"],
): Promise<{ ready: true } | { ready: false; reason: "database" | "migrations" }> {
  const pending = await pendingMigrations(db).catch(() => undefined);
  if (pending === undefined) return { ready: false, reason: "database" };
  return pending.length > 0 ? { ready: false, reason: "migrations" } : { ready: true };
}

/** Health and figures of a process that serves nothing else, on this machine alone. Rejects when the port is taken. */
export async function serveHealth(
  ctx: Context,
  { port, metrics = createMetrics({ db: ctx.db }) }: { port: number; metrics?: Pick<Metrics, "registry"> },
): Promise<{ stop(): Promise<void> }> {
  const answers: Readonly<Record<string, () => Promise<{ status: number; type: string; body: string }>>> = {
    "/healthz": async () => asJson(200, { live: true }),
    "/readyz": async () => {
      const state = await readiness(ctx.db);
      return asJson(state.ready ? 200 : 503, state);
    },
    "/metrics": async () => ({
      status: 200,
      type: metrics.registry.contentType,
      body: await metrics.registry.metrics(),
    }),
  };
  const server = createServer({ requestTimeout: 10_000 }, async (request, response) => {
    const path = (request.url ?? "").split("?", 1)[0] ?? "";
    const answer = Object.hasOwn(answers, path) && isFromThisMachine(request) ? answers[path] : undefined;
    const { status, type, body } = await (answer?.() ?? Promise.resolve(asJson(404, {}))).catch(
      (error: unknown) => {
        ctx.log.warn({ err: error, path }, "health: could not be answered");
        return asJson(503, { ready: false, reason: "database" });
      },
    );
    response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return {
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function asJson(status: number, value: object) {
  return { status, type: "application/json; charset=utf-8", body: JSON.stringify(value) };
}
