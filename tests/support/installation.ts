import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { loadedSentence } from "../../server/composition/loaded-sentence.ts";
import { obstacleAt } from "../../server/foundation/start/ports.ts";
import { answers, type TestProcess, testProcess } from "./processes.ts";

/** How long the demonstration may take to load on a machine that has much else to do: on one that rests it is a minute. */
const loadsWithinMs = 10 * 60_000;

/** The whole product as `npm start` runs it: one process, embedded database, simulators, demonstration network. */
export interface Installation {
  readonly url: string;
  readonly facebookUrl: string;
  readonly zaloUrl: string;
  readonly dataDir: string;
  readonly process: TestProcess;
  /** Waits until the demonstration stands there to its last item. */
  loaded(): Promise<void>;
  /** Ends the processes; the data stay until `stop`. */
  end(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it in a folder of its own, empty or as a copy of the data of another that has ended, on three free ports in a row. */
export async function startInstallation({ from }: { from?: string } = {}): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-journey-"));
  await chmod(folder, 0o755);
  const port = await threeFreePorts();
  const dataDir = join(folder, "data");
  // Owners and rights are kept: the database must belong to the user that it runs as.
  if (from !== undefined) await promisify(execFile)("cp", ["-a", from, dataDir]);
  const url = `http://localhost:${port}`;
  const process = testProcess({
    script: "dist/server/main.mjs",
    env: { PORT: String(port), DATA_DIR: dataDir, SEED: "demo" },
    ready: () => answers(`${url}/readyz`),
  });
  try {
    await process.start();
  } catch (error) {
    await process.end();
    throw error;
  }
  return {
    url,
    facebookUrl: `http://127.0.0.1:${port + 1}`,
    zaloUrl: `http://127.0.0.1:${port + 2}`,
    dataDir,
    process,
    async loaded() {
      const deadline = performance.now() + loadsWithinMs;
      while (!process.output().includes(loadedSentence)) {
        if (process.hasEnded() || performance.now() > deadline)
          throw new Error(`the demonstration was not loaded: ${process.output()}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    end: () => process.end(),
    async stop() {
      await process.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The first of three free ports in a row: the product, and beside it the stand-ins of both platforms. */
export async function threeFreePorts(): Promise<number> {
  for (let port = 24_000 + Math.floor(Math.random() * 8_000); port < 60_000; port += 3) {
    const three = [port, port + 1, port + 2].map((one) => obstacleAt({ host: "127.0.0.1", port: one }));
    if ((await Promise.all(three)).every((obstacle) => obstacle === undefined)) return port;
  }
  throw new Error("no three free ports in a row");
}
