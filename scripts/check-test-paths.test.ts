import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

/** What the check says of a checkout that holds one file. */
function complaintsOf(file: string, text: string) {
  const root = mkdtempSync(join(tmpdir(), "trongdong-test-"));
  try {
    execFileSync("git", ["init", "--quiet"], { cwd: root });
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    const script = join(import.meta.dirname, "check-test-paths.mjs");
    const { status, stderr } = spawnSync(process.execPath, [script, root], { encoding: "utf8" });
    return { status, stderr };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

test.each([
  ["a test beside the code", "server/a/a.db.test.ts", 'const file = "demonstration/data/units.csv";'],
  ["an address beside the module", "portal/a.test.ts", "new URL(`../demonstration/data/x`, import.meta.url)"],
  ["a path in parts", "tests/support/a.ts", 'join(root, "demonstration", "data")'],
  ["a path built from the root", "tests/faults/a.ts", `readFile(\`\${root}/demonstration/data/x\`)`],
])("%s that reads from the demonstration is named", (_what, file, text) => {
  const { status, stderr } = complaintsOf(file, `// Lời nói đầu.\n${text}\n`);
  expect(status).toBe(1);
  expect(stderr).toContain(`${file}:2: names the demonstration`);
});

test.each([
  [
    "a test of the demonstration itself",
    "demonstration/a.test.ts",
    'readFile("demonstration/data/units.csv")',
  ],
  [
    "the program that loads it",
    "server/composition/a.ts",
    'import { x } from "../../demonstration/seed.ts";',
  ],
  ["a setting of that name", "tests/journeys/a.ts", 'const env = { SEED: "demonstration" };'],
])("%s is in order", (_what, file, text) => {
  expect(complaintsOf(file, text)).toEqual({ status: 0, stderr: "" });
});
