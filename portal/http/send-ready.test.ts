import { createServer, type IncomingMessage, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { sendReady } from "./send-ready.ts";

const page = { headers: ["Content-Type", "text/html", "Content-Length", "5"], body: "trang" };
const zipped = { headers: ["Content-Encoding", "gzip", "Content-Length", "3"], body: "\x1f\x8b\xff" };
const servers: Server[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) server.closeAllConnections();
});

/** Serves both, the second at /gz; `before` and `onRequest` are done to each first, `onAnswered` after. Answers its port. */
async function serve({
  before,
  perSocket = 0,
  keepAliveTimeout = 10_000,
  onRequest,
  onAnswered,
}: {
  before?: string;
  perSocket?: number;
  keepAliveTimeout?: number;
  onRequest?: (request: { url: string; socket: Socket }) => void;
  onAnswered?: (request: IncomingMessage) => void;
} = {}): Promise<number> {
  const server = createServer({ keepAliveTimeout }, (request, response) => {
    if (before !== undefined) response.setHeader("X-For", before + request.url);
    onRequest?.({ url: request.url ?? "", socket: request.socket });
    sendReady(request, response, { status: 200, variant: request.url === "/gz" ? zipped : page });
    onAnswered?.(request);
  });
  server.maxRequestsPerSocket = perSocket;
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** All that comes back over one connection for these requests, sent at once; it is closed by the last of them. */
async function exchange(port: number, ...requests: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(requests.join("")));
    const chunks: Buffer[] = [];
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("error", reject);
    socket.on("close", () => resolve(Buffer.concat(chunks).toString("latin1")));
  });
}

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
const last = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`;
const answers = (text: string) => text.split(/(?=HTTP\/1\.1 )/);

describe("a page that many get in the same second", () => {
  it("is to the byte what Node writes for the first, over one connection and over others", async () => {
    vi.spyOn(Date, "now").mockReturnValue(1_795_000_000_000);
    const port = await serve();
    const [first, second, third, end] = answers(
      await exchange(port, get("/"), get("/"), get("/"), last("/")),
    );
    expect(first).toMatch(/^HTTP\/1\.1 200 OK\r\nContent-Type: text\/html\r\nContent-Length: 5\r\nDate: /);
    expect(first).toMatch(/\r\nConnection: keep-alive\r\nKeep-Alive: timeout=10\r\n\r\ntrang$/);
    expect([second, third]).toEqual([first, first]);
    expect(end).toMatch(/\r\nConnection: close\r\n\r\ntrang$/);
    expect(answers(await exchange(port, get("/"), last("/")))[0]).toBe(first);
  });

  it("is not written anew by Node, which would tell a later time", async () => {
    vi.spyOn(Date, "now").mockReturnValue(1_795_000_001_000);
    const port = await serve();
    const [first] = answers(await exchange(port, get("/"), last("/")));
    // The portal's second stands still here; Node's own clock goes on.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(answers(await exchange(port, get("/"), last("/")))[0]).toBe(first);
    vi.restoreAllMocks();
    expect(answers(await exchange(port, get("/"), last("/")))[0]).not.toBe(first);
  });

  it("is not mixed up with the same page in another encoding, and keeps every byte", async () => {
    const port = await serve();
    const got = answers(await exchange(port, get("/"), get("/gz"), get("/"), get("/gz"), last("/gz")));
    expect(got.map((answer) => answer.split("\r\n\r\n")[1])).toEqual([
      "trang",
      zipped.body,
      "trang",
      zipped.body,
      zipped.body,
    ]);
  });

  it("leaves together with what others asked for in the same turn, and reaches whoever has not gone away", async () => {
    vi.spyOn(Date, "now").mockReturnValue(1_795_000_002_000);
    const port = await serve({
      onRequest: ({ url, socket }) => {
        if (url === "/gone") socket.destroy();
      },
    });
    await exchange(port, get("/"), last("/"));
    // All three lie ready when the server next looks.
    const got = await Promise.all(
      ["/", "/gone", "/"].map(async (path) => exchange(port, get("/"), get(path), last("/"))),
    );
    expect(got[1]).toBe("");
    for (const whole of [got[0], got[2]])
      expect(answers(whole ?? "").map((answer) => answer.split("\r\n\r\n")[1])).toEqual([
        "trang",
        "trang",
        "trang",
      ]);
  });

  it("bears the time of a new second", async () => {
    const port = await serve();
    const dateOf = async () => /Date: (.*)\r/.exec(await exchange(port, get("/"), last("/")))?.[1] ?? "";
    const before = await dateOf();
    await expect.poll(dateOf).not.toBe(before);
  });
});

describe("a reader who asks in another way", () => {
  it("may send a body along, of which nothing is taken for a question", async () => {
    vi.spyOn(Date, "now").mockReturnValue(1_795_000_003_000);
    const done: boolean[] = [];
    const port = await serve({ onAnswered: ({ readableEnded }) => done.push(readableEnded) });
    const body = get("/gz");
    const lengthy = `GET / HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const chunk = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    const chunked = `GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`;
    const got = answers(await exchange(port, get("/"), get("/"), lengthy, get("/"), chunked, last("/")));
    expect(got.map((answer) => answer.split("\r\n\r\n")[1])).toEqual(Array(6).fill("trang"));
    // What Node wrote anew it also reads to the end by itself; of what is sent as it is there is nothing left to read.
    expect(done).toEqual([false, true, false, true, false, false]);
  });

  it("gets the head alone for HEAD, and then a whole page", async () => {
    const port = await serve();
    const head = "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n";
    const got = answers(await exchange(port, get("/"), head, head, last("/")));
    expect(got.map((answer) => answer.split("\r\n\r\n")[1])).toEqual(["trang", "", "", "trang"]);
  });

  it("has his connection closed when he or his protocol wants it so, and when it has served its requests", async () => {
    const port = await serve();
    await exchange(port, get("/"), last("/"));
    expect(await exchange(port, last("/"))).toContain("Connection: close");
    expect(await exchange(port, "GET / HTTP/1.0\r\n\r\n")).toContain("Connection: close");
    // Who reads "close" closes; this client waits until the server has had enough of it.
    const keepAliveTimeout = 1;
    const once = await serve({ perSocket: 1, keepAliveTimeout });
    for (const _ of [1, 2, 3]) expect(await exchange(once, get("/"))).toContain("Connection: close");
    const twice = await serve({ perSocket: 2, keepAliveTimeout });
    for (const _ of [1, 2]) expect(answers(await exchange(twice, get("/"), get("/")))).toHaveLength(2);
  });

  it("is never sent a header that was meant for another", async () => {
    const port = await serve({ before: "only " });
    const got = answers(await exchange(port, get("/a"), get("/b"), last("/c")));
    expect(got.map((answer) => /X-For: only (.*)\r/.exec(answer)?.[1])).toEqual(["/a", "/b", "/c"]);
  });
});
