import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const rows = "| Code | Rule |\n|---|---|\n| LAY-02 | a rule |\n| A11Y-03 | another |\n";

/** What the check says of a checkout with one file in which these words stand. */
function complaintsOf({ file, words, register = rows }: { file: string; words: string; register?: string }) {
  const root = mkdtempSync(join(tmpdir(), "trongdong-test-"));
  try {
    execFileSync("git", ["init", "--quiet"], { cwd: root });
    const files = {
      "docs/requirements.md": register,
      "docs/platforms/facebook.md": "| FB-9 | errors |\n| FB-3.2 | photos |\n",
      [file]: words,
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const script = join(import.meta.dirname, "check-citations.mjs");
    const { status, stderr } = spawnSync(process.execPath, [script, root], { encoding: "utf8" });
    return { status, stderr };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

test.each([
  ["server/a.ts", "// The foot (LAY-02), keys (A11Y-03), errors (FB-9), photos (FB-3.2)."],
  ["portal/a.tsx", "// UTF-16 is no rule, and 2026-11-23 no code; nor is SHA-256."],
])("a citation with its row is let pass: %s", (file, words) => {
  expect(complaintsOf({ file, words })).toEqual({ status: 0, stderr: "" });
});

test.each([
  ["server/a.ts", "// The foot (LAY-99).", "server/a.ts:1: LAY-99"],
  ["server/migrations/0001.sql", "select 1;\n-- Kept (RET-77).", "server/migrations/0001.sql:2: RET-77"],
  ["tests/a.test.ts", 'test("NEW-01: a rule", () => {});', "tests/a.test.ts:1: NEW-01"],
  ["simulators/a.ts", "// FB-3.9: nobody knows it.", "simulators/a.ts:1: FB-3.9"],
  ["docs/operations.md", "As SEC-88 asks.", "docs/operations.md:1: SEC-88"],
])("a citation without a row is named with its place: %s", (file, words, complaint) => {
  const { status, stderr } = complaintsOf({ file, words });
  expect(status).toBe(1);
  expect(stderr).toContain(`${complaint} has no row`);
});

test("a code that has two rows is named", () => {
  const { status, stderr } = complaintsOf({
    file: "server/a.ts",
    words: "",
    register: `${rows}| LAY-02 | once more |\n`,
  });
  expect([status, stderr]).toEqual([1, "docs/requirements.md: LAY-02 has two rows\n"]);
});
