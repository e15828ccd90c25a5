// Every test of the product. Skipped tests and empty suites count as failed; the last line is "N passed, N failed".
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "./root.mjs";

/**
 * Lanes run beside each other, the projects of a lane one after the other. The fault tests mostly wait for clocks and
 * calls, so that they leave the machine to the others; the browsers come last, when they have it nearly to themselves.
 */
const lanes = [["unit", "postgres-18", "postgres-15", "journeys"], ["faults"]];
const results = join(root, "test-results");
/** Where Linux keeps files in memory: making a database for each test file costs a disk more than the tests themselves. */
const inMemory = "/dev/shm";
const roomBytes = 6 * 1024 ** 3;
const temporary = freeBytes(inMemory) >= roomBytes ? inMemory : tmpdir();

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const totals = { passed: 0, failed: 0 };
const asked = process.argv.slice(2);
await Promise.all((asked.length > 0 ? [asked] : lanes).map(runLane));
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;

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
    const { passed, failed } = await runProject(project);
    totals.passed += passed;
    totals.failed += failed;
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(`${project}: ${passed} passed, ${failed} failed (${seconds} s)`);
  }
}

/** Runs one project of vitest.config.ts and counts its tests; whatever did not pass has failed. */
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
    const others = report.numTotalTests - passed;
    const brokenFiles = report.testResults.filter(
      (result) => result.status !== "passed" && result.assertionResults.length === 0,
    );
    const failed = others + brokenFiles.length;
    return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
  } catch {
    // No report: the runner itself broke, which is one failure at least.
    return { passed: 0, failed: 1 };
  }
}
