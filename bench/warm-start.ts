import { spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../server/foundation/project-root.ts";
import { threeFreePorts } from "../tests/support/installation.ts";
import { answers } from "../tests/support/processes.ts";
import type { Bench, Figure } from "./figure.ts";
import { median } from "./rounds.ts";

const rounds = 5;
const longestMs = 120_000;

/** `npm start` on a clone that is installed and built, until it is ready: with new data, and then with those data. */
export async function measureWarmStart(bench: Bench): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-bench-"));
  await chmod(folder, 0o755);
  bench.later(() => rm(folder, { recursive: true, force: true }));
  const dataDir = join(folder, "data");
  const first = await startOnce(bench, { dataDir });
  const again: number[] = [];
  for (let round = 0; round < rounds; round += 1) again.push(await startOnce(bench, { dataDir }));
  bench.say(`first ${first.toFixed(1)} s, again ${again.map((seconds) => seconds.toFixed(1)).join(" ")} s`);
  return [
    { name: "npm start, ready", value: median(again), unit: "s", bound: { most: 10 }, rounds: again },
    { name: "npm start the first time, with the demonstration network", value: first, unit: "s" },
  ];
}

async function startOnce(bench: Bench, { dataDir }: { dataDir: string }): Promise<number> {
  const port = await threeFreePorts();
  const started = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: projectRoot(),
    stdio: "ignore",
    // A group of its own, so that its end reaches all of it as Ctrl-C does.
    detached: true,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), DATA_DIR: dataDir },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const end = async () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, "SIGINT");
    await ended;
  };
  bench.later(end);
  while (!(await answers(`http://127.0.0.1:${port}/readyz`).catch(() => false))) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    if (performance.now() - started > longestMs) throw new Error("npm start did not become ready");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const seconds = (performance.now() - started) / 1000;
  await end();
  return seconds;
}
