import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as the stand-ins see it; `fields` merges query and form, as the Graph API does. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
  readonly wantsPage: boolean;
}

/** An answer: JSON unless `html` or `bytes` are given. */
export interface Answer {
  readonly status: number;
  readonly json?: unknown;
  readonly html?: string;
  readonly bytes?: Buffer;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the wire does instead of, or before, sending it. */
  readonly wire?: "hang" | "reset" | "garbage";
  readonly delayMs?: number;
}

export interface Running {
  readonly port: number;
  readonly inFlight: () => number;
  stop(): Promise<void>;
}

const largestBody = 16 * 1024 * 1024;

/** Serves a handler on a port; 0 stands for one that is free. */
export async function serve({
  host,
  port,
  now,
  handle,
}: {
  host: string;
  port: number;
  /** The time that the answers bear. */
  now: () => Date;
  handle: (call: Call) => Answer | Promise<Answer>;
}): Promise<Running> {
  let inFlight = 0;
  const server: Server = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
    const control = request.url?.startsWith("/_simulator/") === true || request.url === "/healthz";
    if (!control) inFlight += 1;
    response.on("close", () => {
      if (!control) inFlight -= 1;
    });
    try {
      const url = new URL(request.url ?? "/", "http://simulator");
      const answer = await handle({
        method: request.method ?? "GET",
        path: decodeURIComponent(url.pathname),
        query: url.searchParams,
        headers: request.headers,
        body: await readBody(request),
        wantsPage: request.headers.accept?.includes("text/html") === true,
      });
      await send(response, { ...answer, headers: { date: now().toUTCString(), ...answer.headers } });
    } catch (error) {
      if (response.headersSent || response.destroyed) return;
      response.writeHead(500, { "content-type": "application/json" });
      response.end(JSON.stringify({ simulator: error instanceof Error ? error.message : "broken" }));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    port: portOf(server.address()),
    inFlight: () => inFlight,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largestBody) throw new Error("the body is too large");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function send(response: ServerResponse, answer: Answer): Promise<void> {
  if (answer.wire === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  if (answer.delayMs !== undefined && answer.delayMs > 0)
    await new Promise((resolve) => setTimeout(resolve, answer.delayMs));
  if (answer.wire === "hang") {
    response.socket?.destroy();
    return;
  }
  if (response.destroyed) return;
  const body =
    answer.wire === "garbage"
      ? Buffer.from("<html><body>502 Bad Gateway")
      : (answer.bytes ?? Buffer.from(answer.html ?? JSON.stringify(answer.json)));
  const type =
    answer.type ??
    (answer.html === undefined ? "application/json; charset=utf-8" : "text/html; charset=utf-8");
  response.writeHead(answer.status, {
    "content-type": type,
    "content-length": body.length,
    ...answer.headers,
  });
  response.end(body);
}

/** Ends the process when its parent is gone (its standard input was a pipe) or when it is told to. */
export function endWithParent(stop: () => Promise<void>): void {
  const end = () => void stop().finally(() => process.exit(0));
  const ledByParent = process.env.SIMULATOR_ENDS_WITH_PARENT === "yes";
  process.on("SIGTERM", end);
  // Ctrl-C reaches the whole group; who was started by the product is ended by it, when nothing calls any more.
  process.on("SIGINT", ledByParent ? () => undefined : end);
  if (ledByParent) {
    process.stdin.resume();
    process.stdin.on("end", end);
    process.stdin.on("error", end);
  }
}
