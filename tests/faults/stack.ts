import { chmod, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { storeTokens } from "../../server/channels/tokens.ts";
import { queues } from "../../server/composition/queues.ts";
import { readConfig } from "../../server/foundation/config.ts";
import type { Context } from "../../server/foundation/context.ts";
import { migrate } from "../../server/foundation/database/migrate.ts";
import { startEmbeddedPostgres } from "../../server/foundation/embedded/embedded-postgres.ts";
import { createLog } from "../../server/foundation/log.ts";
import { openContext } from "../../server/foundation/open-context.ts";
import { freePort } from "../../server/foundation/start/ports.ts";
import { platforms } from "../../server/platforms/list.ts";
import { answers, type TestProcess, testProcess, workerIsUp } from "../support/processes.ts";
import { prepareSimulators, type Simulators } from "../support/simulators.ts";
import { loadTestNetwork } from "../support/test-network.ts";

/** The processes of a whole installation, each of which may be killed, on one clock that the test moves. */
export interface Stack extends Simulators {
  readonly ctx: Context;
  readonly worker: TestProcess;
  readonly web: TestProcess;
  killDatabase(): Promise<void>;
  /** Holds every process of the database still: connections stay open, and nothing answers on them. */
  hangDatabase(): Promise<void>;
  wakeDatabase(): void;
  startDatabase(): Promise<void>;
  readonly webUrl: string;
  readonly dataDir: string;
  /** Moves the clock of everybody: the product's and the platforms'. */
  advance(milliseconds: number): Promise<void>;
  /** From now on the product's clock is so far ahead of the platforms' (behind, when negative). */
  skew(milliseconds: number): Promise<void>;
  repairTokens(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts everything on free ports in a folder of its own. */
export async function startStack(): Promise<Stack> {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-faults-"));
  await chmod(folder, 0o755);
  const clockFile = join(folder, "clock");
  const platformClockFile = join(folder, "platform-clock");
  let offset = 0;
  let skew = 0;
  const setClocks = async () => {
    await Promise.all([writeOffset(clockFile, offset + skew), writeOffset(platformClockFile, offset)]);
    // The worker looks at the clock by itself; woken, it sees the jump at once.
    await sql`select pg_notify('delivery_wake', '')`.execute(ctx.db);
  };
  await Promise.all([writeOffset(clockFile, 0), writeOffset(platformClockFile, 0)]);
  const postgresFolder = join(folder, "postgres");
  const postgres = await startEmbeddedPostgres({ folder: postgresFolder });
  const held = new Set<number>();
  const wakeDatabase = () => {
    for (const pid of held) if (isAlive(pid)) process.kill(pid, "SIGCONT");
    held.clear();
  };
  await migrate({ adminUrl: postgres.adminUrl, appRole: "trongdong_app", queues, platforms, kind: "none" });
  const webPort = await freePort();
  const simulators = await prepareSimulators({ folder, env: { CLOCK_OFFSET_FILE: platformClockFile } });
  const env = {
    PORT: String(webPort),
    PUBLIC_URL: `http://127.0.0.1:${webPort}`,
    DATABASE_URL: postgres.appUrl,
    DATA_DIR: join(folder, "data"),
    SEED: "none",
    LOG_LEVEL: "error",
    // Only in tests may a file move the clock.
    CLOCK_OFFSET_FILE: clockFile,
    NODE_ENV: "test",
    ...simulators.env,
  };
  const opened = await openContext({
    config: readConfig(env),
    log: createLog({ level: "silent" }),
    databaseUrl: postgres.appUrl,
    platforms,
  });
  const { ctx } = opened;
  await loadTestNetwork(ctx, "whole");
  const role = (name: "web" | "worker", ready: () => Promise<boolean>) =>
    testProcess({ script: "dist/server/main.mjs", env: { ...env, ROLE: name }, ready });
  const stack: Stack = {
    ctx,
    ...simulators,
    // A worker listens on no port: it is up when it has asked the database for deliveries.
    worker: role("worker", () => workerIsUp(ctx)),
    web: role("web", () => answers(`http://127.0.0.1:${webPort}/readyz`)),
    async killDatabase() {
      const pid = postgres.pid();
      process.kill(pid, "SIGKILL");
      while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    async hangDatabase() {
      // The postmaster first: after that no new process of it comes to be.
      process.kill(postgres.pid(), "SIGSTOP");
      held.add(postgres.pid());
      for (const pid of await childrenOf(postgres.pid())) {
        process.kill(pid, "SIGSTOP");
        held.add(pid);
      }
    },
    wakeDatabase,
    async startDatabase() {
      await postgres.revive();
    },
    webUrl: `http://127.0.0.1:${webPort}`,
    dataDir: env.DATA_DIR,
    async advance(milliseconds) {
      offset += milliseconds;
      await setClocks();
    },
    async skew(milliseconds) {
      skew = milliseconds;
      await setClocks();
    },
    async repairTokens() {
      // As a channel manager would: the pair that the platform now accepts is stored for every account.
      const generations = await simulators.zaloGenerations();
      await ctx.db.transaction().execute(async (tx) => {
        for (const [account, generation] of Object.entries(generations)) {
          await storeTokens(ctx, tx, {
            channelId: `zalo-${account}`,
            accessToken: `demo-zalo-${account}-${generation}`,
            refreshToken: `demo-zalo-refresh-${account}-${generation}`,
            expiresAt: new Date("2099-01-01T00:00:00Z"),
            at: ctx.clock.now(),
          });
        }
      });
    },
    async stop() {
      // What is held still could not end.
      wakeDatabase();
      await Promise.all([stack.worker.end(), stack.web.end()]);
      await Promise.all([simulators.facebook.end(), simulators.zalo.end()]);
      await opened.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await Promise.all([simulators.facebook.start(), simulators.zalo.start()]);
  return stack;
}

/** Replaces the file in one step: whoever read a file just emptied would be back at the time of the machine for a moment. */
async function writeOffset(file: string, offset: number): Promise<void> {
  await writeFile(`${file}.new`, String(offset));
  await rename(`${file}.new`, file);
}

/** The processes that this one started and that run, by their ids. */
async function childrenOf(pid: number): Promise<number[]> {
  const listed = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  return listed
    .split(" ")
    .map(Number)
    .filter((child) => child > 0);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // Gone.
    return false;
  }
}
