import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

/** What the check says of a checkout with these files. */
function complaintsOf(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "trongdong-test-"));
  try {
    spawnSync("git", ["init", "-q"], { cwd: root });
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    const script = join(import.meta.dirname, "check-platforms.mjs");
    return spawnSync(process.execPath, [script, root], { encoding: "utf8" }).stderr;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

test.each([
  "server/delivery/claim.ts",
  "portal/pages/home.tsx",
  "newsroom/editor/form.tsx",
  "body/render.ts",
  "portal/design/tokens.css",
])("a file that names a platform is refused: %s", (file) => {
  expect(complaintsOf({ [file]: 'if (platform === "Zalo") skip();' })).toContain(`${file} names a platform`);
});

test.each([
  "server/platforms/zalo/zalo.ts",
  "server/migrations/0131-more.sql",
  "newsroom/texts/vi/words.ts",
  "newsroom/api/schema.generated.ts",
  "server/delivery/claim.db.test.ts",
  "simulators/facebook/main.ts",
])("where one belongs it may be named: %s", (file) => {
  expect(complaintsOf({ [file]: "facebook and zalo" })).toBe("");
});

test("who is allowed and names none any more leaves the list", () => {
  expect(complaintsOf({ "server/foundation/config.ts": "export const port = 3000;" })).toContain("any more");
});
