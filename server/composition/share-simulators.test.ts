import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { threeFreePorts } from "../../tests/support/installation.ts";
import { answers } from "../../tests/support/processes.ts";
import { readConfig } from "../foundation/config.ts";
import { createLog } from "../foundation/log.ts";
import { shareSimulators } from "./share-simulators.ts";
import { startSimulators } from "./simulator-processes.ts";

let dataDir: string;
const log = createLog({ level: "silent" });

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "trongdong-stand-ins-"));
});

afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function newcomer(settings: Record<string, string> = {}) {
  const port = await threeFreePorts();
  const config = readConfig({ DATA_DIR: dataDir, PORT: String(port), SEED: "demo", ...settings });
  return { own: config, shared: await shareSimulators(config) };
}

const anothers = JSON.stringify({ live: true, pid: process.pid });

const isUp = (url: string) => answers(`${url}/healthz`).catch(() => false);

test("processes over one folder publish on one pair of stand-ins, also when the one that runs them is gone", async () => {
  const first = await newcomer();
  const running = await first.shared.start(log);
  const second = await newcomer();
  const waiting = await second.shared.start(log);
  const { graphUrl } = first.own.facebook;
  const { openapiUrl, oauthUrl } = first.own.zalo;
  expect(second.shared.config.facebook.graphUrl).toBe(graphUrl);
  expect(second.shared.config.zalo).toMatchObject({ openapiUrl, oauthUrl });
  expect(second.shared.config.port, "its own pages stay where they are").toBe(second.own.port);
  for (const url of [graphUrl, openapiUrl]) expect(await isUp(url), url).toBe(true);
  expect(await isUp(second.own.facebook.graphUrl)).toBe(false);
  await running.stop();
  for (const url of [graphUrl, openapiUrl]) await expect.poll(() => isUp(url)).toBe(true);
  const third = await newcomer();
  expect(third.shared.config.facebook.graphUrl, "the second uses them").toBe(graphUrl);
  const last = await third.shared.start(log);
  await waiting.stop();
  await expect.poll(() => isUp(graphUrl)).toBe(true);
  await last.stop();
  expect(await isUp(graphUrl)).toBe(false);
  const fresh = await newcomer();
  expect(fresh.shared.config.facebook.graphUrl, "nobody uses them any more").toBe(
    fresh.own.facebook.graphUrl,
  );
});

test("addresses that were set by hand stay", async () => {
  const first = await newcomer();
  const second = await newcomer({ SIMULATORS: "on", FACEBOOK_GRAPH_URL: "http://127.0.0.1:9" });
  expect(second.shared.config.facebook.graphUrl).toBe("http://127.0.0.1:9");
  expect(second.shared.config.zalo.openapiUrl).toBe(first.own.zalo.openapiUrl);
});

test("a process that could not take them over tries again, and so may any other", async () => {
  const first = await newcomer();
  const running = await first.shared.start(log);
  const others = [await newcomer(), await newcomer()];
  const waiting = [];
  for (const { shared } of others) waiting.push(await shared.start(log));
  const { graphUrl } = first.own.facebook;
  const state = join(dataDir, "simulators/zalo");
  // For a while nobody can make the folder in which the stand-in keeps what was published.
  await rename(state, `${state}.aside`);
  await writeFile(state, "");
  await running.stop();
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(await isUp(graphUrl)).toBe(false);
  await rm(state);
  await rename(`${state}.aside`, state);
  await expect.poll(() => isUp(graphUrl)).toBe(true);
  await waiting[0]?.stop();
  await expect.poll(() => isUp(graphUrl), { message: "the other one runs them on" }).toBe(true);
  await waiting[1]?.stop();
  expect(await isUp(graphUrl)).toBe(false);
});

test.each([
  ["a program that knows nothing of it", (response: ServerResponse) => response.writeHead(500).end()],
  ["the stand-in of another installation", (response: ServerResponse) => response.end(anothers)],
])(
  "when %s has the port of one stand-in, the other is not left running with nobody to end it",
  async (_, answer) => {
    const { own } = await newcomer();
    const stranger = createServer((_request, response) => answer(response));
    await new Promise<void>((resolve) => stranger.listen(own.port + 2, "127.0.0.1", resolve));
    const started = startSimulators({ config: own, log, withinMs: 4000 });
    started.catch(() => undefined);
    await expect.poll(() => isUp(own.facebook.graphUrl)).toBe(true);
    await expect(started).rejects.toThrow("did not become ready");
    expect(await isUp(own.facebook.graphUrl)).toBe(false);
    await new Promise((resolve) => stranger.close(resolve));
  },
);
