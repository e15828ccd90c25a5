import { type ChildProcess, spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Config } from "../foundation/config.ts";
import type { Logger } from "../foundation/log.ts";
import { projectRoot } from "../foundation/project-root.ts";
import { platforms } from "../platforms/list.ts";

/** The stand-ins of the platforms, each a process of its own. */
export interface SimulatorProcesses {
  stop(): Promise<void>;
}

const restartAfterMs = 500;
/** So long they may take until they answer, in milliseconds. */
const answersWithinMs = 30_000;

/**
 * Starts the simulators, each at its own distance from PORT, their state in DATA_DIR/simulators, and starts one again when it dies.
 * A simulator ends by itself when this process is gone: its standard input is a pipe from here. When one of them does not
 * come up neither stays, and the promise rejects.
 */
export async function startSimulators({
  config,
  log,
  withinMs = answersWithinMs,
}: {
  config: Config;
  log: Logger;
  withinMs?: number;
}): Promise<SimulatorProcesses> {
  const running = new Map<string, ChildProcess>();
  let stopping = false;
  const start = (platform: string, port: number) => {
    const child = spawn(process.execPath, [join(projectRoot(), `dist/simulators/${platform}.mjs`)], {
      stdio: ["pipe", "ignore", "inherit"],
      env: {
        PATH: process.env.PATH,
        HOST: "127.0.0.1",
        PORT: String(port),
        SIMULATOR_STATE_DIR: join(config.dataDir, "simulators", platform),
        SIMULATOR_ENDS_WITH_PARENT: "yes",
        SIMULATOR_CHANNELS: join(projectRoot(), "demonstration/data/channels.csv"),
        ...(config.clockOffsetFile === undefined ? {} : { CLOCK_OFFSET_FILE: config.clockOffsetFile }),
      },
    });
    running.set(platform, child);
    const again = (how: object) => {
      if (stopping) return;
      log.warn({ platform, ...how }, "simulator ended, starting it again");
      setTimeout(() => {
        if (!stopping) start(platform, port);
      }, restartAfterMs);
    };
    child.on("exit", (exitCode, signal) => again({ exitCode, signal }));
    // The system gave no process: then it never ends.
    child.on("error", (error) => {
      if (child.pid === undefined) again({ err: error });
    });
  };
  const stop = async () => {
    stopping = true;
    await Promise.all([...running.values()].map(ended));
  };
  for (const { id } of platforms) {
    await mkdir(join(config.dataDir, "simulators", id), { recursive: true, mode: 0o700 });
  }
  for (const { id, simulator } of platforms) start(id, config.port + simulator.portOffset);
  const until = performance.now() + withinMs;
  try {
    await Promise.all(
      platforms.map(({ id, simulator }) =>
        untilHealthy({
          port: config.port + simulator.portOffset,
          pid: () => running.get(id)?.pid,
          until,
        }),
      ),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

const health = z.object({ live: z.literal(true), pid: z.number() });

/** Waits until the process of this number answers at the port: the stand-in of another installation may have it. */
async function untilHealthy({
  port,
  pid,
  until,
}: {
  port: number;
  pid: () => number | undefined;
  until: number;
}): Promise<void> {
  const url = `http://127.0.0.1:${port}/healthz`;
  while (performance.now() < until) {
    // Somebody else at this port may take the call and never answer it.
    const signal = AbortSignal.timeout(2000);
    const reply = await fetch(url, { signal })
      .then((response) => response.json())
      .catch(() => undefined);
    const answer = health.safeParse(reply).data;
    if (answer !== undefined && answer.pid === pid()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`a simulator did not become ready at ${url}`);
}
