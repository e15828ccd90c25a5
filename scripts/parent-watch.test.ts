import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test.each(["SIGTERM", "SIGKILL"] as const)(
  "what a shell started ends by itself when that shell alone is sent %s",
  async (signal) => {
    const folder = await mkdtemp(join(tmpdir(), "trongdong-test-"));
    try {
      const script = join(folder, "child.mjs");
      const watch = join(import.meta.dirname, "parent-watch.mjs");
      await writeFile(
        script,
        `import { watchParent } from ${JSON.stringify(watch)};
         watchParent(() => process.exit(0));
         setInterval(() => {}, 1000);
         console.log(process.pid);`,
      );
      // As npm does: the shell stays between the two and hands nothing on.
      const shell = spawn("sh", ["-c", `"${process.execPath}" "${script}"; true`], {
        stdio: ["ignore", "pipe", "inherit"],
        detached: true,
      });
      const pid = await new Promise<number>((resolve) =>
        shell.stdout.once("data", (line) => resolve(Number(String(line).trim()))),
      );
      expect(isAlive(pid)).toBe(true);
      shell.kill(signal);
      await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
