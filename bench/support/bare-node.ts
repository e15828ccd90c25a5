import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "../../server/foundation/project-root.ts";
import type { Bench } from "../figure.ts";

/**
 * Node's own HTTP server in a process of its own, answering with the bytes and headers of one page and doing nothing
 * else: what one process that is built on it can reach on this machine. Answers its address.
 */
export async function serveFromBareNode(bench: Bench, { page }: { page: string }): Promise<string> {
  const script = join(projectRoot(), "bench/support/bare-server.mjs");
  const child = spawn(process.execPath, [script, page], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  bench.later(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  const [line] = await Promise.race([
    once(child.stdout, "data"),
    ended.then(([code]) => {
      throw new Error(`Node's own server ended with ${code}`);
    }),
  ]);
  return `http://127.0.0.1:${Number(line)}/`;
}
