import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

/** What the check says of a checkout that holds `server/main.ts` and this ARCHITECTURE.md. */
function complaintsOf(text: string) {
  const root = mkdtempSync(join(tmpdir(), "trongdong-test-"));
  try {
    mkdirSync(join(root, "server"));
    writeFileSync(join(root, "server/main.ts"), "");
    writeFileSync(join(root, "ARCHITECTURE.md"), text);
    const script = join(import.meta.dirname, "check-paths.mjs");
    const { status, stderr } = spawnSync(process.execPath, [script, root], { encoding: "utf8" });
    return { status, stderr };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

test("files and folders that are there, patterns and what is made later are in order", () => {
  const text =
    "`server/main.ts` of `server/`; `server/**/*.test.ts`, `dist/newsroom`, `bench/results.json`.\n";
  expect(complaintsOf(text)).toEqual({ status: 0, stderr: "" });
});

test("a file that was moved away is named with its line", () => {
  expect(complaintsOf("# Map\n\nSee `server/main.ts` and `server/web.ts`.\n")).toEqual({
    status: 1,
    stderr: "ARCHITECTURE.md:3: there is no server/web.ts\n",
  });
});
