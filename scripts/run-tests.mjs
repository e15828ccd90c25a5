// Every test of the product. Skipped tests and empty suites count as failed; the last line is "N passed, N failed".
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import { root } from "./root.mjs";

/**
 * Lanes run beside each other, the projects of a lane one after the other. The fault tests mostly wait for clocks and
 * calls, so that they leave the machine to the others; the browsers come last, when they have it nearly to themselves.
 * The unit tests fill what the fault tests leave of their lane.
 */
const lanes = [
  ["postgres-18", "postgres-15", "journeys"],
  ["faults", "unit"],
];
const results = join(root, "test-results");
/** Where Linux keeps files in memory: making a database for each test file costs a disk more than the tests themselves. */
const inMemory = "/dev/shm";
const neededBytes = 6 * 1024 ** 3;
const temporary = freeBytes(inMemory) >= neededBytes ? inMemory : tmpdir();

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
let passedInAll = 0;
/** A line for each; said again at the end, where whoever sees only the last lines finds it. */
const failuresInAll = [];
const requestedProjects = process.argv.slice(2);
await Promise.all((requestedProjects.length > 0 ? [requestedProjects] : lanes).map(runLane));
for (const failure of failuresInAll) console.log(`FAILED ${failure}`);
console.log(`${passedInAll} passed, ${failuresInAll.length} failed`);
process.exitCode = failuresInAll.length === 0 && passedInAll > 0 ? 0 : 1;

function freeBytes(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    // Not a Linux machine.
    return 0;
  }
}

async function runLane(projects) {
  for (const project of projects) {
    const started = Date.now();
    const { passed, failures } = await runProject(project);
    passedInAll += passed;
    failuresInAll.push(...failures.map((failure) => `${project} | ${failure}`));
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(`${project}: ${passed} passed, ${failures.length} failed (${seconds} s)`);
  }
}

/** Runs one project of vitest.config.ts and counts its tests; names whatever did not pass, and that has failed. */
async function runProject(project) {
  const file = join(results, `${project}.json`);
  const args = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--project",
    project,
    // Most tests wait for a database, a clock or a browser; one at a time would leave the machine idle.
    "--maxWorkers=2",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ];
  const code = await new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, TMPDIR: temporary, NO_COLOR: "1", FORCE_COLOR: undefined },
    });
    // Two lanes speak at once: each line says whose it is.
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on("line", (line) => console.log(`${project} | ${line}`));
    child.on("close", resolve);
  });
  try {
    const report = JSON.parse(readFileSync(file, "utf8"));
    const passed = report.numPassedTests;
    const failures = report.testResults.flatMap(failuresOf);
    if (failures.length === 0 && (code !== 0 || passed === 0))
      failures.push(`no test failed, ${passed} passed, yet the runner ended with code ${code}`);
    return { passed, failures };
  } catch (error) {
    return {
      passed: 0,
      failures: [`the runner ended with code ${code} and left no report: ${error.message}`],
    };
  }
}

/** What failed in a test file, each in a line: the file, the test's whole name, the beginning of what went wrong. */
function failuresOf({ name, status, message, assertionResults }) {
  const tests = assertionResults
    .filter((test) => test.status !== "passed")
    .map((test) => [test.fullName, test.failureMessages[0] ?? (message || test.status)]);
  // What stands around its tests broke.
  if (status !== "passed" && tests.length === 0) tests.push(["the whole file", message || status]);
  return tests.map(([what, why]) => `${relative(root, name)} | ${what} | ${inOneLine(why)}`);
}

function inOneLine(text) {
  return text.trim().replace(/\s+/g, " ").slice(0, 1500);
}
