import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

/** What the check says of a folder with one decision. */
function complaintsOf({ name, text }: { name: string; text: string }) {
  const root = mkdtempSync(join(tmpdir(), "trongdong-test-"));
  try {
    mkdirSync(join(root, "docs/decisions"), { recursive: true });
    writeFileSync(join(root, "docs/decisions", name), text);
    const script = join(import.meta.dirname, "check-decisions.mjs");
    const { status, stderr } = spawnSync(process.execPath, [script, root], { encoding: "utf8" });
    return { status, stderr };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

test.each(["Status: accepted, 26 November 2026.", "Status: replaced, 1 December 2026, by decision 10."])(
  "a decision that says whether it holds and since when is in order: %s",
  (stated) => {
    const text = `# 12. A title\n\n${stated}\n\nWhy.\n`;
    expect(complaintsOf({ name: "0012-a-title.md", text })).toEqual({ status: 0, stderr: "" });
  },
);

test.each([
  ["without a status", "# 12. A title\n\nWhy.\n", "third line"],
  ["without a date", "# 12. A title\n\nStatus: accepted.\n", "third line"],
  ["with a word of its own", "# 12. A title\n\nStatus: perhaps, 1 December 2026.\n", "third line"],
  ["with another number", "# 11. A title\n\nStatus: accepted, 1 December 2026.\n", "# 12. "],
])("a decision %s is named", (_, text, why) => {
  const { status, stderr } = complaintsOf({ name: "0012-a-title.md", text });
  expect(status).toBe(1);
  expect(stderr).toContain("0012-a-title.md");
  expect(stderr).toContain(why);
});
