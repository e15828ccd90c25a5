import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Clock, movableClock } from "../../server/foundation/clock.ts";
import { readConfig } from "../../server/foundation/config.ts";
import type { Context } from "../../server/foundation/context.ts";
import { type Jobs, startJobs } from "../../server/foundation/database/jobs.ts";
import { folderFileStore } from "../../server/foundation/files/file-store.ts";
import { createLog } from "../../server/foundation/log.ts";
import { platforms as allPlatforms } from "../../server/platforms/list.ts";
import type { TestDatabase } from "./database.ts";

/** The moment at which tests begin unless they say otherwise. */
const testStart = new Date("2026-11-24T02:00:00.000Z");

/** A context over a test database, with a clock that stands still until it is moved and a folder of its own. */
export async function createTestContext<TestClock extends Clock = ReturnType<typeof movableClock>>({
  database,
  clock,
  settings = {},
  platforms = allPlatforms,
}: {
  database: TestDatabase;
  clock?: TestClock;
  settings?: Record<string, string>;
  /** Those of the product unless a test adds one. */
  platforms?: Context["platforms"];
}): Promise<{ ctx: Context; clock: Clock & ReturnType<typeof movableClock>; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-test-"));
  const moved = movableClock(testStart);
  const log = createLog({ level: process.env.TEST_LOG_LEVEL ?? "silent" });
  const jobs: Jobs = await startJobs({ url: database.url, log, maxConnections: 3 });
  const config = readConfig({ DATA_DIR: folder, PUBLIC_URL: "http://127.0.0.1:3000", ...settings });
  const ctx: Context = {
    config,
    db: database.db,
    clock: clock ?? moved,
    log,
    files: folderFileStore({ folder: config.mediaDir }),
    masterKey: { bytes: randomBytes(32) },
    jobs,
    platforms,
  };
  return {
    ctx,
    clock: moved,
    async close() {
      await jobs.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
