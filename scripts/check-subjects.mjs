// Subjects of commits have a scope and an imperative, in at most 72 characters (CONTRIBUTING.md).
import { execFileSync } from "node:child_process";
import { root as checkout } from "./root.mjs";

/** The checkout, or another one. */
const root = process.argv[2] ?? checkout;
/** When the rule came; what is older stays as it is. */
const since = "2026-12-01T13:00:00Z";
const subject = /^[a-z][a-z0-9-]*(?: [a-z0-9-]+)*: \p{Lu}/u;

for (const line of subjects()) {
  const length = [...line].length;
  if (!subject.test(line)) complain(line, 'does not read "scope: Imperative …"');
  if (length > 72) complain(line, `has ${length} characters`);
}

/** Of the checkout's history as far as it is there: an exported tree has none, a shallow clone a part. */
function subjects() {
  try {
    const log = execFileSync("git", ["log", "--no-merges", `--since=${since}`, "--format=%s"], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return log.split("\n").filter((line) => line !== "");
  } catch {
    console.log("no history to look at");
    return [];
  }
}

function complain(line, what) {
  console.error(`"${line}" ${what}`);
  process.exitCode = 1;
}
