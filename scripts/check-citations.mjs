// A rule that a comment, a test or a document cites has its row in docs/requirements.md or docs/platforms/.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root as checkout } from "./root.mjs";

/** The checkout, or another folder of the same form. */
const root = process.argv[2] ?? checkout;
/** Where the rows stand: the first cell of a table's line. */
const registers = [
  "docs/requirements.md",
  ...readdirSync(join(root, "docs/platforms")).map((name) => `docs/platforms/${name}`),
];
/** Codes of rules (LAY-02, A11Y-03) and of what is known of platforms (FB-9, ZL-4.1). */
const citation = /\b(?:[A-Z][A-Z0-9]{1,4}-\d{2}|(?:FB|ZL)-\d{1,2}(?:\.\d{1,2})?)(?![\w.-]*\d)/g;
/** Names of standards that look like a code. */
const otherNames = new Set(["UTF-16", "UTF-32"]);
const folders = [
  "body",
  "newsroom",
  "portal",
  "server",
  "simulators",
  "demonstration",
  "tests",
  "bench",
  "docs",
];
const written = /\.(?:ts|tsx|js|mjs|css|sql|md)$/;

const rows = new Set();
for (const register of registers) {
  for (const line of read(register).split("\n")) {
    const code = /^\| ([A-Z0-9]+-\d{1,2}(?:\.\d{1,2})?) \|/.exec(line)?.[1];
    if (code === undefined) continue;
    if (rows.has(code)) complain(register, `${code} has two rows`);
    rows.add(code);
  }
}

const tracked = ["ls-files", "--cached", "--others", "--exclude-standard", ...folders, "*.md"];
const files = execFileSync("git", tracked, { cwd: root, encoding: "utf8" }).split("\n").filter(isThere);
for (const file of files) {
  if (!written.test(file) || file.includes(".generated.")) continue;
  read(file)
    .split("\n")
    .forEach((line, index) => {
      for (const [code] of line.matchAll(citation))
        if (!rows.has(code) && !otherNames.has(code))
          complain(`${file}:${index + 1}`, `${code} has no row in docs/requirements.md or docs/platforms/`);
    });
}

/** A file that was deleted and not committed yet is listed too. */
function isThere(file) {
  return existsSync(join(root, file));
}

function read(file) {
  return readFileSync(join(root, file), "utf8");
}

function complain(where, what) {
  console.error(`${where}: ${what}`);
  process.exitCode = 1;
}
