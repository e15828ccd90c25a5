import { defineConfig } from "vitest/config";

/** Real servers and browsers are slow on a small machine; a test that hangs still ends. */
const slow = { testTimeout: 120_000, hookTimeout: 240_000 };
const integration = {
  include: [
    "server/**/*.db.test.ts",
    "portal/**/*.db.test.ts",
    "demonstration/**/*.db.test.ts",
    "tests/rights/*.db.test.ts",
  ],
  // Every file has a database of its own; loading the product anew for each would cost more than its tests.
  isolate: false,
  ...slow,
};

export default defineConfig({
  test: {
    // As above: what comes late is no failure, what never comes is.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "{body,server,portal,newsroom,simulators,demonstration,bench,scripts}/**/*.test.{ts,tsx}",
            // What the fault tests take for wrong.
            "tests/faults/*.test.ts",
          ],
          exclude: ["**/*.db.test.ts", "**/*.fault.test.ts", "**/node_modules/**"],
          ...slow,
        },
      },
      {
        extends: true,
        test: { name: "postgres-18", globalSetup: "tests/support/postgres-18.ts", ...integration },
      },
      {
        extends: true,
        test: { name: "postgres-15", globalSetup: "tests/support/postgres-15.ts", ...integration },
      },
      {
        extends: true,
        test: {
          name: "faults",
          include: ["tests/faults/*.fault.test.ts"],
          testTimeout: 2_400_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: "journeys",
          globalSetup: "tests/support/demonstration.ts",
          include: ["tests/journeys/*.browser.test.ts"],
          testTimeout: 900_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
