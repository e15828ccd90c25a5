import { offsetClock, systemClock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Context } from "./context.ts";
import { openDatabase } from "./database/database.ts";
import { startJobs } from "./database/jobs.ts";
import { folderFileStore } from "./files/file-store.ts";
import { holdMasterKey } from "./keys/hold-master-key.ts";
import type { Logger } from "./log.ts";
import type { PlatformFacts } from "./platform-facts.ts";

/** Connections to the database a process keeps for its jobs. */
const jobConnections = 4;

/**
 * A process that stands still inside a transaction (suspended, held by a debugger) loses it after so long, with the locks
 * that all others wait for. Far longer than the longest call that is made under a lock: a refresh of tokens, 30 s.
 */
const actSettings = {
  idle_in_transaction_session_timeout: "120s",
  // No act, list or page asks for as long; one that does holds up others.
  statement_timeout: "60s",
} as const;
/** Longer than the database itself allows: what says nothing until then has vanished. */
const answersWithinMs = 75_000;

/** Opens what every act uses: database, clock, files, keys, jobs. `close` gives all of it back. */
export async function openContext({
  config,
  log,
  databaseUrl,
  platforms,
}: {
  config: Config;
  log: Logger;
  databaseUrl: string;
  platforms: readonly PlatformFacts[];
}): Promise<{ ctx: Context; close(): Promise<void> }> {
  const db = openDatabase({
    url: databaseUrl,
    maxConnections: config.databaseConnections,
    settings: actSettings,
    answerTimeoutMs: answersWithinMs,
    log,
  });
  const masterKey = await holdMasterKey(db, { file: config.masterKeyFile }).catch(async (error: unknown) => {
    await db.destroy();
    throw error;
  });
  const jobs = await startJobs({ url: databaseUrl, log, maxConnections: jobConnections });
  const ctx: Context = {
    config,
    db,
    clock: config.clockOffsetFile === undefined ? systemClock : offsetClock({ file: config.clockOffsetFile }),
    log,
    files: folderFileStore({ folder: config.mediaDir }),
    masterKey,
    jobs,
    platforms,
  };
  return {
    ctx,
    async close() {
      await jobs.stop();
      await db.destroy();
    },
  };
}
