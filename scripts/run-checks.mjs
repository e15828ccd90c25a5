// Types, lint and formatting, import rules, dead code, licences, records, drift of generated types. Under two minutes.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

/** The folders with code of ours. */
const folders = [
  "server",
  "portal",
  "body",
  "newsroom",
  "simulators",
  "demonstration",
  "tests",
  "bench",
  "scripts",
].filter((name) => existsSync(join(root, name)));

const checks = [
  ["types", ["node_modules/typescript7/bin/tsc", "--noEmit"]],
  ["lint and formatting", ["node_modules/@biomejs/biome/bin/biome", "ci", "--error-on-warnings", "."]],
  [
    "import rules",
    [
      "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
      "--config",
      "import-rules.mjs",
      ...folders,
    ],
  ],
  ["dead code", ["node_modules/knip/bin/knip.js"]],
  ["licences", ["scripts/check-licences.mjs"]],
  ["citations", ["scripts/check-citations.mjs"]],
  ["words of the glossary", ["scripts/check-words.mjs"]],
  ["decisions", ["scripts/check-decisions.mjs"]],
  ["a platform is one folder", ["scripts/check-platforms.mjs"]],
  ["paths in documents", ["scripts/check-paths.mjs"]],
  ["paths in tests", ["scripts/check-test-paths.mjs"]],
  ["subjects of commits", ["scripts/check-subjects.mjs"]],
  ["database types", ["scripts/database-types.mjs", "--verify"]],
  ["API types", ["scripts/api-types.mjs", "--verify"]],
  ["drawings of states", ["scripts/state-diagrams.mjs", "--verify"]],
  ["tables of kinds", ["scripts/kind-tables.mjs", "--verify"]],
];

let failed = 0;
for (const [name, args] of checks) {
  const started = Date.now();
  const { code, output } = await run(args);
  console.log(`${code === 0 ? "ok  " : "FAIL"} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (code !== 0) {
    failed += 1;
    console.log(output);
  }
}
process.exitCode = failed === 0 ? 0 : 1;

async function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
      });
    }
    child.on("exit", (code) => resolve({ code, output }));
  });
}
