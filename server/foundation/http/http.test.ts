import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createLog } from "../log.ts";
import { done, notFound } from "../outcome.ts";
import { createHttpServer, type HttpApp, sendOutcome } from "./http.ts";

let app: HttpApp;

beforeAll(async () => {
  app = await createHttpServer({ log: createLog({ level: "silent" }), trustedProxies: [] });
  app.post(
    "/things",
    {
      schema: {
        body: z.strictObject({
          name: z
            .string()
            .min(2)
            .max(5)
            .refine((name) => !name.includes(" "), "Tên không có dấu cách."),
          number: z.string().regex(/^\d+$/, "Số chỉ có chữ số.").optional(),
          inner: z.strictObject({ count: z.number() }).optional(),
        }),
        response: { 200: z.object({ name: z.string() }) },
      },
    },
    (request, reply) =>
      sendOutcome(
        reply,
        request.body.name === "none" ? notFound() : done({ name: request.body.name, secret: 1 }),
      ),
  );
  app.get(
    "/things/:id",
    { schema: { params: z.object({ id: z.string().regex(/^[0-9a-z]{16}$/) }) } },
    (_, reply) => sendOutcome(reply, notFound()),
  );
  app.get("/broken", () => {
    throw new Error("a secret in a message");
  });
  app.get("/database-away", () => {
    throw Object.assign(new Error("the database system is shutting down"), { code: "57P01" });
  });
  app.get("/mail-away", () => {
    throw Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:25"), { code: "ECONNREFUSED" });
  });
  await app.ready();
});

afterAll(() => app.close());

async function post(payload: unknown, headers: Record<string, string> = {}) {
  const response = await app.inject({
    method: "POST",
    url: "/things",
    headers: { "content-type": "application/json", ...headers },
    payload: typeof payload === "string" ? payload : JSON.stringify(payload),
  });
  return {
    status: response.statusCode,
    type: String(response.headers["content-type"]),
    body: response.json(),
  };
}

describe("an answer of the API", () => {
  it("says of an id that cannot be one what it says of one that is absent", async () => {
    const [absent, mistyped] = await Promise.all(
      ["/things/0123456789abcdef", "/things/moi"].map((url) => app.inject(url)),
    );
    expect(absent?.statusCode).toBe(404);
    expect([mistyped?.statusCode, mistyped?.json()]).toEqual([404, absent?.json()]);
  });

  it("holds only what its schema names", async () => {
    expect((await post({ name: "abc" })).body).toEqual({ name: "abc" });
  });

  it.each([
    ["an unknown field", { name: "abc", extra: 1 }, "extra"],
    ["an unknown field inside", { name: "abc", inner: { count: 1, odd: 2 } }, "inner.odd"],
    ["a wrong type", { name: 3 }, "name"],
    ["a missing field", {}, "name"],
    ["a text that is too long", { name: "abcdef" }, "name"],
  ])("to %s is a problem document that names the field in Vietnamese", async (_name, payload, path) => {
    const answer = await post(payload);
    expect(answer.status).toBe(400);
    expect(answer.type).toContain("application/problem+json");
    expect(answer.body).toMatchObject({ status: 400, code: "invalid-input", fields: [{ path }] });
    expect(answer.body.detail).toMatch(/[ạ-ỹđ]/i);
  });

  it("tells the limit that was passed, and what a schema's own check found", async () => {
    expect((await post({ name: "abcdef" })).body.fields).toEqual([
      { path: "name", message: "Mục này dài quá 5 ký tự." },
    ]);
    expect((await post({ name: "a b" })).body.fields).toEqual([
      { path: "name", message: "Tên không có dấu cách." },
    ]);
    expect((await post({ name: "abc", number: "12a" })).body.fields).toEqual([
      { path: "number", message: "Số chỉ có chữ số." },
    ]);
  });

  it.each([
    ["broken JSON", '{"name":', {}, 400, "invalid-json"],
    ["nothing at all", "", {}, 400, "invalid-json"],
    [
      "a form",
      "name=abc",
      { "content-type": "application/x-www-form-urlencoded" },
      415,
      "unsupported-media-type",
    ],
    ["two megabytes", JSON.stringify({ name: "x".repeat(2_000_000) }), {}, 413, "body-too-large"],
    ["an absent thing", { name: "none" }, {}, 404, "not-found"],
  ])("to %s is a problem document", async (_name, payload, headers, status, code) => {
    const answer = await post(payload, headers);
    expect(answer).toMatchObject({ status, body: { status, code } });
    expect(answer.type).toContain("application/problem+json");
  });

  it("tells nothing of what broke inside", async () => {
    const response = await app.inject({ url: "/broken" });
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain("secret");
    expect(response.json()).toMatchObject({ code: "internal-error" });
  });

  it("tells of a database that does not answer as something that passes", async () => {
    const response = await app.inject({ method: "GET", url: "/database-away" });
    expect(response.statusCode).toBe(503);
    expect(response.json()).toMatchObject({ code: "database-away", status: 503 });
    // A mail server or a platform that refuses is no database.
    expect((await app.inject("/mail-away")).json()).toMatchObject({ code: "internal-error", status: 500 });
    expect(response.body).not.toContain("127.0.0.1");
  });

  it("to an unknown address is a problem document", async () => {
    expect((await app.inject({ url: "/nowhere" })).json()).toMatchObject({ code: "not-found", status: 404 });
  });
});

describe("what is no HTTP request", () => {
  async function send(text: string): Promise<{ head: string; problem: Record<string, unknown> }> {
    const address = app.server.address();
    if (address === null || typeof address === "string") throw new Error("the server has no port");
    const socket = connect(address.port, "127.0.0.1");
    socket.end(text);
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk);
    const [head = "", body = "{}"] = Buffer.concat(chunks).toString("utf8").split("\r\n\r\n");
    return { head, problem: z.record(z.string(), z.unknown()).parse(JSON.parse(body)) };
  }

  beforeAll(async () => {
    await app.listen({ host: "127.0.0.1", port: 0 });
  });

  it.each([
    [
      "letters with marks in the address",
      "GET /tim-kiem?q=lừa HTTP/1.1\r\nHost: a\r\n\r\n",
      400,
      "malformed-request",
    ],
    ["another protocol", "\x16\x03\x01\x02\x00\x01", 400, "malformed-request"],
    [
      "a head of 20 kB",
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(20_000)}\r\n\r\n`,
      431,
      "head-too-large",
    ],
    [
      "a broken escape",
      "GET /api/%E0%A4%A HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      400,
      "malformed-address",
    ],
  ])("is answered with a problem document: %s", async (_name, text, status, code) => {
    const { head, problem } = await send(text);
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(head).toMatch(/^content-type: application\/problem\+json/im);
    expect(problem).toMatchObject({ status, code });
    expect(problem.detail).toMatch(/[ạ-ỹđ]/i);
  });
});

describe("a server that stops", () => {
  async function slowServer(graceMs: number) {
    const server = await createHttpServer({
      log: createLog({ level: "silent" }),
      trustedProxies: [],
      graceMs,
    });
    let begun = 0;
    server.get("/slow/:ms", { schema: { params: z.object({ ms: z.coerce.number() }) } }, async (request) => {
      begun += 1;
      await new Promise((resolve) => setTimeout(resolve, request.params.ms));
      return { done: true };
    });
    const address = await server.listen({ host: "127.0.0.1", port: 0 });
    return { server, address, begun: () => begun };
  }

  it("lets what is under way end, and is gone as soon as it has", async () => {
    const { server, address, begun } = await slowServer(10_000);
    const answer = fetch(`${address}/slow/1200`);
    await expect.poll(begun).toBe(1);
    const began = performance.now();
    const closed = server.close();
    expect(await (await answer).json()).toEqual({ done: true });
    await closed;
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it("refuses what comes over an open connection meanwhile, as not done", async () => {
    const { server, address, begun } = await slowServer(10_000);
    const { port } = new URL(address);
    const socket = connect(Number(port), "127.0.0.1");
    let received = "";
    socket.on("data", (bytes) => {
      received += String(bytes);
    });
    const ask = (path: string) => socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
    const other = fetch(`${address}/slow/1500`);
    ask("/slow/600");
    await expect.poll(begun).toBe(2);
    const closed = server.close();
    // Its connection is not idle, so that it may ask once more before it is closed.
    ask("/slow/1");
    await expect.poll(() => received).toContain('"code":"stopping"');
    expect(received).toContain("503");
    expect(received.toLowerCase()).toContain("retry-after: 1");
    expect(begun()).toBe(2);
    expect((await other).status).toBe(200);
    await closed;
    socket.destroy();
  });

  it("closes what does not end in time", async () => {
    const { server, address, begun } = await slowServer(300);
    const answer = fetch(`${address}/slow/60000`).then(
      () => "answered",
      () => "closed",
    );
    await expect.poll(begun).toBe(1);
    const began = performance.now();
    await server.close();
    expect(await answer).toBe("closed");
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
