import { connect, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { createLog } from "../log.ts";
import { obstacleAt } from "../start/ports.ts";
import { createHttpServer, type HttpApp } from "./http.ts";
import { type ListeningSockets, listenOnSockets, sharesPort } from "./listening-sockets.ts";

const crowd = 64;
let app: HttpApp;
let listeningSockets: ListeningSockets;
let sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  await listeningSockets.stop();
  await app.close();
});

/** A server of which every answer takes its process 2 ms. */
async function busyServer(): Promise<number> {
  app = await createHttpServer({ log: createLog({ level: "silent" }), trustedProxies: [] });
  app.get("/", async () => {
    const until = performance.now() + 2;
    while (performance.now() < until);
    return "x";
  });
  listeningSockets = await listenOnSockets({ app, host: "127.0.0.1", port: 0 });
  const address = app.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

it.runIf(sharesPort)(
  "lets a crowd in several at a time, however busy those keep it who are in already",
  async () => {
    const port = await busyServer();
    let turn = 0;
    let counting = true;
    const count = () => {
      turn += 1;
      if (counting) setImmediate(count);
    };
    const letIn: number[] = [];
    app.server.on("connection", () => letIn.push(turn));
    count();
    sockets = Array.from({ length: crowd }, () => {
      const socket = connect(port, "127.0.0.1");
      const ask = () => socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      socket.on("data", ask);
      ask();
      return socket;
    });
    await expect.poll(() => letIn.length, { timeout: 30_000 }).toBe(crowd);
    counting = false;
    expect(new Set(letIn).size).toBeLessThan(crowd / 2);
  },
);

it("keeps the port from another program, and gives it free at the end", async () => {
  const port = await busyServer();
  expect(await obstacleAt({ host: "127.0.0.1", port })).toBe("EADDRINUSE");
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  await listeningSockets.stop();
  await app.close();
  expect(await obstacleAt({ host: "127.0.0.1", port })).toBeUndefined();
});
