import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Database } from "./database/database.ts";
import type { Jobs } from "./database/jobs.ts";
import type { FileStore } from "./files/file-store.ts";
import type { MasterKey } from "./keys/secrets.ts";
import type { Logger } from "./log.ts";
import type { PlatformFacts } from "./platform-facts.ts";

/** What every act may use; made once at start by the file that composes the rooms, or by a test. */
export interface Context {
  readonly config: Config;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly files: FileStore;
  readonly masterKey: MasterKey;
  readonly jobs: Jobs;
  /** The platforms that this installation publishes on. */
  readonly platforms: readonly PlatformFacts[];
}
