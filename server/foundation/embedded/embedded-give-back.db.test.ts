import { execFile, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-give-back-"));
  // The database's user must reach it.
  await chmod(folder, 0o755);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("the embedded database ends with the last that uses it", () => {
  it("also where the turn cannot be had any more", async () => {
    const only = await startEmbeddedPostgres({ folder });
    await rm(join(folder, "turn.lock"));
    await mkdir(join(folder, "turn.lock"));
    await only.stop();
    expect(isAlive(only.pid())).toBe(false);
  });

  it("also on a disk that takes not a byte more from that process", async () => {
    const script = `
      const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL("./embedded-postgres.ts", import.meta.url).href)});
      const used = await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)} });
      console.log(used.pid());
      process.stdin.once("data", async () => {
        await used.stop();
        process.exit(0);
      });`;
    const user = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const left = new Promise((resolve) => user.once("exit", resolve));
    const pid = await new Promise<number>((resolve) =>
      user.stdout.once("data", (output) => resolve(Number(output))),
    );
    await promisify(execFile)("prlimit", ["--pid", String(user.pid), "--fsize=0:0"]);
    user.stdin.write("stop");
    expect(await left).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });
});
