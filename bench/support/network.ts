import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedDirectory } from "../../demonstration/seed.ts";
import { type Config, readConfig } from "../../server/foundation/config.ts";
import type { Context } from "../../server/foundation/context.ts";
import { openDatabase } from "../../server/foundation/database/database.ts";
import { createLog } from "../../server/foundation/log.ts";
import { openContext } from "../../server/foundation/open-context.ts";
import { projectRoot } from "../../server/foundation/project-root.ts";
import { platforms } from "../../server/platforms/list.ts";
import { releaseItem } from "../../server/release/release-item.ts";
import { testProcess, workerIsUp } from "../../tests/support/processes.ts";
import { actor, approveThroughActs, submitThroughActs, value } from "../../tests/support/release.ts";
import { prepareSimulators } from "../../tests/support/simulators.ts";
import type { Bench } from "../figure.ts";
import { timed } from "../rounds.ts";
import type { ProductDatabase } from "./databases.ts";

/** One worker of the product, and 869 channels on both platforms that answer after `latencyMs` and never throttle. */
export interface Network {
  readonly config: Config;
  readonly channels: number;
  /** Releases one item to every channel: how long until the last delivery is confirmed (ms), and the calls it took. */
  fanOut(): Promise<{ ms: number; calls: { facebook: number; zalo: number } }>;
}

const never = 1_000_000_000;

/** Starts it over a database: worker and both simulators are processes of their own. */
export async function startNetwork(
  bench: Bench,
  { database, latencyMs }: { database: ProductDatabase; latencyMs: number },
): Promise<Network> {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-bench-"));
  bench.later(() => rm(folder, { recursive: true, force: true }));
  const simulators = await prepareSimulators({
    folder,
    channelsFile: join(projectRoot(), "demonstration/data/channels.csv"),
  });
  for (const simulator of [simulators.facebook, simulators.zalo]) {
    bench.later(simulator.end);
    await simulator.start();
  }
  await simulators.settings("facebook", { latencyMs, callsPerPage: never });
  // Covers would be fetched from the portal before the answer: then it would not come after `latencyMs`.
  await simulators.settings("zalo", { latencyMs, callsPerMinute: never, fetchCovers: false });
  const env = {
    PUBLIC_URL: await startPublicAddress(bench),
    DATABASE_URL: database.appUrl,
    DATA_DIR: join(folder, "data"),
    SEED: "none",
    LOG_LEVEL: "error",
    ROLE: "worker",
    ...simulators.env,
  };
  const config = readConfig(env);
  const log = createLog({ level: "error" });
  const { ctx, close } = await openContext({ config, log, databaseUrl: database.appUrl, platforms });
  bench.later(close);
  await seedDirectory(ctx);
  const worker = testProcess({ script: "dist/server/main.mjs", env, ready: () => workerIsUp(ctx) });
  bench.later(worker.end);
  await worker.start();
  const admin = openDatabase({ url: database.adminUrl, maxConnections: 1 });
  bench.later(() => admin.destroy());
  const channels = await ctx.db
    .selectFrom("channel")
    .select("id")
    .where("platform", "!=", "portal")
    .execute();
  const targets = channels.map(({ id }) => id);
  let round = 0;
  return {
    config,
    channels: targets.length,
    async fanOut() {
      round += 1;
      const approved = await submitThroughActs(ctx, { title: `Cảnh báo số ${round}`, targets, urgent: true });
      await approveThroughActs(ctx, { kind: "warning", ...approved });
      const board = await actor(ctx, "phoban");
      // One post a page a minute: let the minute after the last round have passed.
      await admin
        .updateTable("pacing")
        .set({ paused_until: new Date(0) })
        .execute();
      const before = await simulators.calls();
      const ms = await timed(async () => {
        const { releaseId } = value(await releaseItem(ctx, { actor: board, ...approved, at: null }));
        await untilConfirmed(ctx, { releaseId, channels: targets.length });
      });
      const after = await simulators.calls();
      const posts = (await simulators.posts()).length;
      if (posts !== round * targets.length) throw new Error(`${posts} copies stand after ${round} rounds`);
      return { ms, calls: { facebook: after.facebook - before.facebook, zalo: after.zalo - before.zalo } };
    },
  };
}

/** Our own public address, where the worker looks before a platform comes for a picture: it gives something for each. */
async function startPublicAddress(bench: Bench): Promise<string> {
  const server = createServer((_, response) => response.end("ảnh"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  bench.later(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the public address has no port");
  return `http://127.0.0.1:${address.port}`;
}

async function untilConfirmed(ctx: Context, release: { releaseId: string; channels: number }): Promise<void> {
  for (;;) {
    const states = await ctx.db
      .selectFrom("delivery")
      .select(["state", (eb) => eb.fn.countAll<number>().as("n")])
      .where("release_id", "=", release.releaseId)
      .where("platform", "!=", "portal")
      .groupBy("state")
      .execute();
    const count = new Map(states.map((row) => [row.state, row.n]));
    if (count.get("confirmed") === release.channels) return;
    const stuck = ["failed", "blocked", "unknown", "unsettled"].filter((state) => count.has(state));
    if (stuck.length > 0)
      throw new Error(`a round without faults has deliveries that are ${stuck.join(", ")}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
