import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const glossary = `# Contributing

| Word | Meaning | Not |
|---|---|---|
| batcher | takes calls together | \`gather\` |
| request, options | what is asked for | \`told\`, \`asked\` |
| route | what an address names | \`room\` (in portal/) |
`;

/** What the check says of a checkout with this glossary and these files. */
function complaintsOf(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "trongdong-test-"));
  try {
    spawnSync("git", ["init", "-q"], { cwd: root });
    for (const [name, text] of Object.entries({ "CONTRIBUTING.md": glossary, ...files })) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    const script = join(import.meta.dirname, "check-words.mjs");
    return spawnSync(process.execPath, [script, root], { encoding: "utf8" }).stderr;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

test.each([
  ["a variable", "server/a.ts", "const told = 1;", "server/a.ts:1"],
  ["a parameter", "server/a.ts", "export const f = (asked: string) => asked;", "server/a.ts:1"],
  ["a type", "portal/b.tsx", "\ninterface Asked {}", "portal/b.tsx:2"],
  ["a member", "newsroom/c.ts", "const x = { told: 1 };", "newsroom/c.ts:1"],
  ["a function", "scripts/d.mjs", "export function gather() {}", "scripts/d.mjs:1"],
  ["a file", "body/gather.ts", "export const x = 1;", "body/gather.ts: "],
  ["a test's file", "tests/what-was-told.test.ts", "", "tests/what-was-told.test.ts: "],
  ["a word in its folder", "portal/e.ts", "const room = 1;", "portal/e.ts:1"],
])("a refused name is found and its word is named: %s", (_what, file, text, where) => {
  expect(complaintsOf({ [file]: text })).toContain(where);
  expect(complaintsOf({ [file]: text })).toMatch(/is (?:batcher|request, options|route) here/);
});

test.each([
  ["prose", "server/a.ts", "/** Whoever was told. */\nexport const reader = 'told';"],
  ["a part of a longer name", "server/a.ts", "export const askedAt = 1;"],
  ["a use of what others declare", "server/a.ts", "export const f = (x: { y: string }) => x.y;"],
  ["a word outside its folder", "server/a.ts", "const room = 1;"],
  ["a text of a screen", "newsroom/texts/vi/a.ts", "export const a = { told: 'Trả lời' };"],
])("it may stand elsewhere: %s", (_what, file, text) => {
  expect(complaintsOf({ [file]: text })).toBe("");
});
