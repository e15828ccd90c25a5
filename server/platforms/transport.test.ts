import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTransport } from "./transport.ts";

/** A platform in a thread of its own, which answers whatever this process is busy with; "/never" is not answered. */
const platform = `
  const { createServer } = require("node:http");
  const { parentPort } = require("node:worker_threads");
  const server = createServer((request, response) => {
    if (request.url === "/never") return;
    setTimeout(() => response.end('{"id":"1"}'), 100);
  });
  server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
`;
let thread: Worker;
let address: string;

beforeAll(async () => {
  thread = new Worker(platform, { eval: true });
  const [port] = await once(thread, "message");
  address = `http://127.0.0.1:${port}`;
});

afterAll(() => thread.terminate());

const send = openTransport({ connections: 2, userAgent: "test", timeoutMs: 900 });
const call = (path: string) => send({ method: "GET", url: `${address}${path}`, headers: {} });

/** Keeps this process from hearing anything. */
function holdUp(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe("a call to a platform", () => {
  it("is answered although this process was held up for longer than a call may take", async () => {
    // Once before, so that the connection is there.
    expect(await call("/")).toMatchObject({ outcome: "answered" });
    const answer = call("/");
    await new Promise((resolve) => setTimeout(resolve, 30));
    // As by work on what has come in: the next thing that is looked at are the timers.
    await new Promise((resolve) => setImmediate(resolve));
    holdUp(2500);
    expect(await answer).toMatchObject({ outcome: "answered", body: { id: "1" } });
  });

  it("is over when the platform is silent for as long as a call may take", async () => {
    const began = performance.now();
    expect(await call("/never")).toEqual({ outcome: "no-answer", detail: expect.any(String) });
    expect(performance.now() - began).toBeGreaterThan(800);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
