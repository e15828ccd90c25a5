import { join } from "node:path";
import { type Config, SettingError } from "./foundation/config.ts";
import { openDatabase } from "./foundation/database.ts";
import { startEmbeddedPostgres } from "./foundation/embedded-postgres.ts";
import { migrate } from "./foundation/migrate.ts";
import { writeBaseline } from "./ledger-baseline.ts";
import { queues } from "./queues.ts";

/** The database that this process works on. */
export interface DatabaseServer {
  readonly appUrl: string;
  /** Whether this process started it; one that served already is left to whoever started it. */
  readonly startedHere: boolean;
  /** Applies what is pending, as the owner; answers the names. */
  migrate(): Promise<string[]>;
  stop(): Promise<void>;
}

/** The external database of DATABASE_URL, or the embedded one, started when it does not serve already. */
export async function openDatabaseServer(config: Config): Promise<DatabaseServer> {
  if (config.databaseUrl !== undefined) {
    const appUrl = config.databaseUrl;
    return {
      appUrl,
      startedHere: false,
      async migrate() {
        if (config.databaseAdminUrl === undefined) {
          throw new SettingError(
            "Cấu hình DATABASE_ADMIN_URL còn trống: cần địa chỉ postgres:// của chủ sở hữu để nâng cấp cơ sở dữ liệu.",
          );
        }
        const appRole = decodeURIComponent(new URL(appUrl).username);
        return migrateWhole({ config, adminUrl: config.databaseAdminUrl, appRole });
      },
      stop: async () => undefined,
    };
  }
  const embedded = await startEmbeddedPostgres({ folder: join(config.dataDir, "postgres") });
  return {
    appUrl: embedded.appUrl,
    startedHere: embedded.startedHere,
    migrate: () =>
      migrateWhole({
        config,
        adminUrl: embedded.adminUrl,
        appRole: decodeURIComponent(new URL(embedded.appUrl).username),
      }),
    stop: embedded.stop,
  };
}

/** Migrates, and tells the ledger of an older installation what it never heard of. */
async function migrateWhole({
  config,
  adminUrl,
  appRole,
}: {
  config: Config;
  adminUrl: string;
  appRole: string;
}): Promise<string[]> {
  const applied = await migrate({ adminUrl, appRole, queues, kind: config.seed });
  const db = openDatabase({ url: adminUrl, maxConnections: 1 });
  try {
    await writeBaseline(db, { at: new Date() });
  } finally {
    await db.destroy();
  }
  return applied;
}
