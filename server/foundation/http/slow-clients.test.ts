import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLog } from "../log.ts";
import { createHttpServer, type HttpApp } from "./http.ts";

const attackers = 300;

let app: HttpApp;
let port: number;

beforeAll(async () => {
  app = await createHttpServer({ log: createLog({ level: "silent" }), trustedProxies: [] });
  app.get("/news", async (_request, reply) => reply.send("news"));
  await app.listen({ host: "127.0.0.1", port: 0 });
  const address = app.server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  port = address.port;
});

afterAll(() => app.close());

/** A client that begins a request and then sends one byte of it a second, for as long as it is let. */
async function drip(): Promise<{ socket: Socket; ended: Promise<unknown> }> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  // Being refused is what is hoped for: an error ends it like a close.
  const ended = new Promise((resolve) => socket.once("close", resolve));
  await once(socket, "connect");
  socket.write("GET /news HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
  const timer = setInterval(() => socket.write("a"), 1000);
  socket.once("close", () => clearInterval(timer));
  return { socket, ended };
}

describe("clients that send their request a byte at a time", () => {
  it("are let go, and keep nobody else from reading", async () => {
    const began = Date.now();
    const slow = await Promise.all(Array.from({ length: attackers }, drip));
    for (let turn = 0; turn < 20; turn += 1) {
      expect(await (await fetch(`http://127.0.0.1:${port}/news`)).text()).toBe("news");
    }
    await Promise.all(slow.map(({ ended }) => ended));
    expect(Date.now() - began).toBeLessThan(30_000);
    expect(app.server.listening).toBe(true);
  });
});
