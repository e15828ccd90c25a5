// Product tests and what they share read no file of the demonstration by its name: import rules see imports alone.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root as checkout } from "./root.mjs";

/** The checkout, or another folder of the same form. */
const root = process.argv[2] ?? checkout;
const isTest = /\.test\.tsx?$|^tests\/.*\.(?:ts|tsx|mjs)$/;
/** The demonstration's own tests; the search, judged by its archive; the tests of this check and of the rights of all code. */
const excepted = [
  /^demonstration\//,
  /^tests\/search\//,
  /^scripts\/check-test-paths\.test\.ts$/,
  /^server\/foundation\/database\/table-rights\.db\.test\.ts$/,
];
/** A text with a path in it, whole or in parts: "../../demonstration/data", join(root, "demonstration", "data"). */
const named = /["'`}/]demonstration\/|"demonstration", ["'`]/;

const listed = ["ls-files", "--cached", "--others", "--exclude-standard"];
for (const file of execFileSync("git", listed, { cwd: root, encoding: "utf8" }).split("\n")) {
  if (!isTest.test(file) || excepted.some((one) => one.test(file))) continue;
  // A file that was deleted and not committed yet is listed too.
  if (!existsSync(join(root, file))) continue;
  readFileSync(join(root, file), "utf8")
    .split("\n")
    .forEach((line, index) => {
      if (!named.test(line)) return;
      console.error(
        `${file}:${index + 1}: names the demonstration; use tests/fixtures/network or its builder`,
      );
      process.exitCode = 1;
    });
}
