import { spawn } from "node:child_process";
import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-test-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A start that notes when it begins and ends its work; `ms` is how long the work takes. */
function begin(name: string, ms: number) {
  const script = `
    import { appendFileSync } from "node:fs";
    import { inTurn } from ${JSON.stringify(join(import.meta.dirname, "turn.mjs"))};
    const note = (what) => appendFileSync(${JSON.stringify(join(folder, "log"))}, what + " ${name}\\n");
    await inTurn({ folder: ${JSON.stringify(folder)}, longestMs: 60_000, onWait: () => note("waits") }, async () => {
      note("begins");
      await new Promise((resolve) => setTimeout(resolve, ${ms}));
      note("ends");
    });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "inherit" });
  return { child, gone: new Promise((resolve) => child.once("exit", resolve)) };
}

const noted = async () => (await readFile(join(folder, "log"), "utf8")).trim().split("\n");

test("two first starts install and build one after the other", async () => {
  await appendFile(join(folder, "log"), "");
  await Promise.all([begin("one", 600).gone, begin("two", 600).gone]);
  const works = (await noted()).filter((line) => !line.startsWith("waits"));
  expect(works.map((line) => line.split(" ")[0])).toEqual(["begins", "ends", "begins", "ends"]);
});

test("one that is killed in the middle does not keep the next", async () => {
  await appendFile(join(folder, "log"), "");
  const killed = begin("one", 60_000);
  await expect.poll(noted).toContain("begins one");
  const next = begin("two", 0);
  await expect.poll(noted).toContain("waits two");
  killed.child.kill("SIGKILL");
  await next.gone;
  expect(await noted()).toEqual(["begins one", "waits two", "begins two", "ends two"]);
});
