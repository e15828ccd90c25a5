import { type ChildProcess, spawn } from "node:child_process";
import { sql } from "kysely";
import type { Context } from "../../server/foundation/context.ts";
import { projectRoot } from "../../server/foundation/project-root.ts";

/** How long a first start with the whole demonstration may take on a busy machine. */
const comesUpWithinMs = 90_000;

/** A process of the product that a test may kill at any moment and start again. */
export interface TestProcess {
  start(): Promise<void>;
  /** Starts it and takes another sign for its being up. */
  startAs(ready: () => Promise<boolean>): Promise<void>;
  /** kill -9, and nothing else. */
  kill(): Promise<void>;
  /** The last it wrote, and how it ended if it did. */
  output(): string;
  /** Whether it has ended, however. */
  hasEnded(): boolean;
  /** The number of the process that was started last. */
  pid(): number;
  /** Asks it to end and waits. */
  end(): Promise<void>;
}

/** A Node process of the product; `ready` tells whether it has come up. */
export function testProcess({
  script,
  env,
  ready,
}: {
  script: string;
  env: Record<string, string>;
  ready: () => Promise<boolean>;
}): TestProcess {
  let child: ChildProcess | undefined;
  let output = "";
  const gone = () =>
    new Promise<void>((resolve) => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) resolve();
      else child.once("exit", () => resolve());
    });
  return {
    output: () => `${output} (${child?.exitCode ?? child?.signalCode ?? "running"})`,
    hasEnded: () => child === undefined || child.exitCode !== null || child.signalCode !== null,
    pid() {
      if (child?.pid === undefined) throw new Error(`${script} was not started`);
      return child.pid;
    },
    start() {
      return this.startAs(ready);
    },
    async startAs(isUp) {
      output = "";
      child = spawn(process.execPath, ["--enable-source-maps", script], {
        cwd: projectRoot(),
        stdio: ["pipe", "pipe", "pipe"],
        env: { PATH: process.env.PATH, ...env },
      });
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on("data", (chunk: Buffer) => {
          output = (output + chunk.toString("utf8")).slice(-4000);
        });
      }
      const deadline = Date.now() + comesUpWithinMs;
      while (Date.now() < deadline) {
        if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}: ${output}`);
        if (await isUp().catch(() => false)) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`${script} did not come up: ${output}`);
    },
    async kill() {
      child?.kill("SIGKILL");
      await gone();
    },
    async end() {
      child?.kill("SIGTERM");
      await gone();
    },
  };
}

/** Whether an address answers with success. */
export async function answers(url: string): Promise<boolean> {
  return (await fetch(url)).ok;
}

/** Whether a worker serves this database: it listens on no port, but it has asked to be woken for deliveries. */
export async function workerIsUp(ctx: Context): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from pg_stat_activity where application_name = 'trongdong listen delivery_wake'`.execute(
    ctx.db,
  );
  return (rows[0]?.n ?? 0) > 0;
}
