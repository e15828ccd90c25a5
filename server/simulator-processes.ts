import { type ChildProcess, spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "./foundation/config.ts";
import type { Logger } from "./foundation/log.ts";
import { projectRoot } from "./foundation/project-root.ts";

/** The stand-ins for Facebook and Zalo, each a process of its own. */
export interface SimulatorProcesses {
  stop(): Promise<void>;
}

const restartAfterMs = 500;

/**
 * Starts both simulators on PORT+1 and PORT+2, their state in DATA_DIR/simulators, and starts one again when it dies.
 * A simulator ends by itself when this process is gone: its standard input is a pipe from here.
 */
export async function startSimulators({
  config,
  log,
}: {
  config: Config;
  log: Logger;
}): Promise<SimulatorProcesses> {
  const running = new Map<string, ChildProcess>();
  let stopping = false;
  const start = (platform: "facebook" | "zalo", port: number) => {
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
    child.on("exit", (code, signal) => {
      if (stopping) return;
      log.warn({ platform, exitCode: code, signal }, "simulator ended, starting it again");
      setTimeout(() => {
        if (!stopping) start(platform, port);
      }, restartAfterMs);
    });
  };
  for (const platform of ["facebook", "zalo"] as const) {
    await mkdir(join(config.dataDir, "simulators", platform), { recursive: true, mode: 0o700 });
  }
  start("facebook", config.port + 1);
  start("zalo", config.port + 2);
  await Promise.all(
    [config.port + 1, config.port + 2].map((port) => untilHealthy(`http://127.0.0.1:${port}/healthz`)),
  );
  return {
    async stop() {
      stopping = true;
      await Promise.all(
        [...running.values()].map(
          (child) =>
            new Promise<void>((resolve) => {
              if (child.exitCode !== null || child.signalCode !== null) return resolve();
              child.once("exit", () => resolve());
              child.kill("SIGTERM");
            }),
        ),
      );
    },
  };
}

async function untilHealthy(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const healthy = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`a simulator did not become ready at ${url}`);
}
