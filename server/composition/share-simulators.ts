import { join } from "node:path";
import { type Config, SettingError } from "../foundation/config.ts";
import { awaitLock, tryLock } from "../foundation/files/file-lock.ts";
import { makeFolder } from "../foundation/files/make-folder.ts";
import { readIfThere, replaceWhole } from "../foundation/files/whole-file.ts";
import type { Logger } from "../foundation/log.ts";
import { platforms } from "../platforms/list.ts";
import { type SimulatorProcesses, startSimulators } from "./simulator-processes.ts";

const turnWithinMs = 30_000;
/** Nothing tells a process that the one which ran the stand-ins has gone. */
const everyMs = 1000;

/** The stand-ins as one of the processes over a data folder uses them. */
export interface SharedSimulators {
  /** The settings of this process with the addresses at which the stand-ins are. */
  readonly config: Config;
  /** Has this process run them, now or when the one that does is gone. */
  start(log: Logger): Promise<SimulatorProcesses>;
}

/**
 * The stand-ins of a data folder are there once, at the ports of the process that came first, however many processes
 * share the folder: what one of them published is found by all. Another set of them would know nothing of it, and a post
 * that is looked for there would be sent again.
 */
export async function shareSimulators(config: Config): Promise<SharedSimulators> {
  const folder = join(config.dataDir, "simulators");
  const file = (name: string) => join(folder, name);
  await makeFolder(folder, { mode: 0o700 });
  const turn = await awaitLock({ file: file("turn.lock"), longestMs: turnWithinMs });
  if (turn === undefined)
    throw new SettingError(`Một tiến trình khác đang giữ ${file("turn.lock")} quá lâu.`);
  try {
    const alone = tryLock({ file: file("users.lock"), how: "alone" });
    alone?.release();
    const use = tryLock({ file: file("users.lock"), how: "shared" });
    const known = Number(await readIfThere(file("port")));
    const port = alone === undefined && Number.isInteger(known) && known > 0 ? known : config.port;
    if (port !== known) await replaceWhole({ file: file("port"), text: String(port) });
    const shared = at(config, port);
    return {
      config: shared,
      async start(log) {
        const running = await runInTurn({ config: { ...shared, port }, file: file("runs.lock"), log });
        return { stop: () => running.stop().finally(() => use?.release()) };
      },
    };
  } finally {
    turn.release();
  }
}

async function runInTurn({
  config,
  file,
  log,
}: {
  config: Config;
  file: string;
  log: Logger;
}): Promise<SimulatorProcesses> {
  /** Runs them unless another process does; one whose start fails leaves the turn to whoever tries next. */
  const run = async () => {
    const lock = tryLock({ file, how: "alone" });
    if (lock === undefined) return undefined;
    try {
      const { stop } = await startSimulators({ config, log });
      return { stop: () => stop().finally(lock.release) };
    } catch (error) {
      lock.release();
      throw error;
    }
  };
  const takeOver = async () => {
    try {
      return await run();
    } catch (error) {
      log.error({ err: error }, "the simulators do not start, will try again");
      return undefined;
    }
  };
  // Whoever starts the product must know.
  let own = await run();
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    if (own !== undefined) return;
    running ??= takeOver().then((taken) => {
      own = taken;
      running = undefined;
    });
  }, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
      await own?.stop();
    },
  };
}

/** The same settings with the stand-ins at other ports; addresses that were set by hand stay. */
function at(config: Config, port: number): Config {
  return platforms.reduce((moved, { simulator: { portOffset, at: movedTo } }) => {
    const ours = `http://127.0.0.1:${config.port + portOffset}`;
    return movedTo(moved, (url) => (url === ours ? `http://127.0.0.1:${port + portOffset}` : url));
  }, config);
}
