import { execFile, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadedSentence } from "../../server/composition/loaded-sentence.ts";
import { openDatabase } from "../../server/foundation/database/database.ts";
import { startEmbeddedPostgres } from "../../server/foundation/embedded/embedded-postgres.ts";
import { freePort } from "../../server/foundation/start/ports.ts";
import { threeFreePorts } from "../support/installation.ts";
import { answers, type TestProcess, testProcess } from "../support/processes.ts";

let folder: string;
let dataDir: string;
const started: TestProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-shared-"));
  await chmod(folder, 0o755);
  dataDir = join(folder, "data");
});

afterEach(async () => {
  for (const process of started.splice(0)) await process.end();
  await rm(folder, { recursive: true, force: true });
});

interface Member extends TestProcess {
  isReady(): Promise<boolean>;
}

/** A process of the one installation, without DATABASE_URL: all of them use the embedded database of its folder. */
async function member(role: "web" | "worker"): Promise<Member> {
  const port = await freePort();
  const isReady = () => answers(`http://127.0.0.1:${port}/readyz`).catch(() => false);
  const process = testProcess({
    script: "dist/server/main.mjs",
    env: {
      ROLE: role,
      [role === "web" ? "PORT" : "WORKER_PORT"]: String(port),
      DATA_DIR: dataDir,
      SEED: "none",
      LOG_LEVEL: "warn",
      NODE_ENV: "test",
    },
    ready: isReady,
  });
  started.push(process);
  return { ...process, isReady };
}

/** The server of the folder, as PostgreSQL itself says. */
async function databasePid(): Promise<number> {
  return Number((await readFile(join(dataDir, "postgres/data/postmaster.pid"), "utf8")).split("\n")[0]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** That it works, and goes on doing so for longer than a database needs to end. */
async function staysReady(one: Member): Promise<void> {
  for (let turn = 0; turn < 15; turn += 1) {
    expect(await one.isReady(), one.output()).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function typed(args: readonly string[], settings: Record<string, string> = {}) {
  return new Promise<{ code: unknown; answerText: string }>((resolve) => {
    const env = { PATH: process.env.PATH, DATA_DIR: dataDir, SEED: "none", ...settings };
    execFile(process.execPath, ["dist/server/cli.mjs", ...args], { env }, (error, out, err) =>
      resolve({ code: error?.code ?? 0, answerText: `${out}${err}` }),
    );
  });
}

describe("several processes over one DATA_DIR with the embedded database", () => {
  it("start together for the first time; whichever stops, or is killed, the others go on; the last ends the database", async () => {
    const [web, worker] = [await member("web"), await member("worker")];
    await Promise.all([web.start(), worker.start()]);
    const database = await databasePid();
    await worker.end();
    await staysReady(web);
    await worker.start();
    await web.end();
    await staysReady(worker);
    await web.start();
    await worker.kill();
    await staysReady(web);
    expect(await typed(["doctor"]), "a command beside it").toMatchObject({ code: 0 });
    await staysReady(web);
    expect(await databasePid()).toBe(database);
    await web.end();
    expect(isAlive(database)).toBe(false);
    expect(await typed(["doctor"]), "a command alone").toMatchObject({ code: 0 });
    await expect(databasePid()).rejects.toThrow("ENOENT");
  });

  it("work again by themselves after kill -9 of the database", async () => {
    const [web, worker] = [await member("web"), await member("worker")];
    await Promise.all([web.start(), worker.start()]);
    for (let turn = 0; turn < 2; turn += 1) {
      const database = await databasePid();
      process.kill(database, "SIGKILL");
      await expect.poll(() => databasePid().catch(() => database), { timeout: 60_000 }).not.toBe(database);
      for (const one of [web, worker]) {
        await expect.poll(() => one.isReady(), { timeout: 60_000 }).toBe(true);
        await staysReady(one);
      }
    }
    const database = await databasePid();
    await Promise.all([web.end(), worker.end()]);
    expect(isAlive(database)).toBe(false);
  });

  it.each([
    ["process", ["dist/server/main.mjs"]],
    ["command", ["dist/server/cli.mjs", "migrate"]],
  ])(
    "leave no database running when the only %s is told to end while it still opens it",
    async (_what, script) => {
      const env = {
        PATH: process.env.PATH,
        DATA_DIR: dataDir,
        SEED: "none",
        ROLE: "worker",
        NODE_ENV: "test",
      };
      const early = spawn(process.execPath, script, { env, stdio: "ignore" });
      const gone = new Promise((resolve) => early.once("exit", resolve));
      await expect.poll(() => databasePid().catch(() => 0), { interval: 5 }).toBeGreaterThan(0);
      const database = await databasePid();
      early.kill("SIGTERM");
      await gone;
      expect(isAlive(database)).toBe(false);
    },
  );
});

describe("two first starts of the demonstration over one DATA_DIR", () => {
  it("load it once, also when the one that loads is killed", async () => {
    const both = await Promise.all(
      [1, 2].map(async () => {
        const port = await threeFreePorts();
        const process = testProcess({
          script: "dist/server/main.mjs",
          env: { PORT: String(port), DATA_DIR: dataDir, SEED: "demo" },
          ready: () => answers(`http://localhost:${port}/readyz`),
        });
        started.push(process);
        return process;
      }),
    );
    await Promise.all(both.map((one) => one.start()));
    const loading = both.filter((one) => one.output().includes("Đang nạp mạng lưới trình diễn"));
    expect(loading, "one loads the network").toHaveLength(1);
    // Each says where it publishes after it has begun to answer.
    const standIns = () => both.map((one) => /Facebook mô phỏng +(http:\S+[0-9])\//.exec(one.output())?.[1]);
    await expect.poll(standIns, { timeout: 60_000 }).not.toContain(undefined);
    const [simulator = "", ...further] = standIns();
    expect(further, "both publish on the same stand-in").toEqual([simulator]);
    const server = await startEmbeddedPostgres({ folder: join(dataDir, "postgres") });
    const db = openDatabase({ url: server.adminUrl, maxConnections: 1 });
    const titles = async () =>
      (await db.selectFrom("public_store.article").select("title").execute()).map(({ title }) => title);
    await expect.poll(async () => (await titles()).length, { timeout: 60_000 }).toBeGreaterThan(3);
    await loading[0]?.kill();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await expect.poll(() => answers(`${simulator}/healthz`).catch(() => false)).toBe(true);
    const left = both.find((one) => one !== loading[0]);
    await expect.poll(() => left?.output(), { timeout: 900_000 }).toContain(loadedSentence);
    const found = await titles();
    expect(found.length).toBeGreaterThan(50);
    expect(new Set(found).size).toBe(found.length);
    await db.destroy();
    await server.stop();
    expect(await typed(["ledger", "verify"], { SEED: "demo" })).toMatchObject({ code: 0 });
    await left?.end();
    await expect(databasePid()).rejects.toThrow("ENOENT");
  });
});
