import { join } from "node:path";
import { type Config, SettingError } from "../foundation/config.ts";
import { openDatabase } from "../foundation/database/database.ts";
import { migrate, ownerSettings } from "../foundation/database/migrate.ts";
import { startEmbeddedPostgres } from "../foundation/embedded/embedded-postgres.ts";
import { keepServing } from "../foundation/embedded/keep-serving.ts";
import type { Logger } from "../foundation/log.ts";
import { platforms } from "../platforms/list.ts";
import { writeBaseline } from "./ledger-baseline.ts";
import { queues } from "./queues.ts";

/** The database that this process works on. */
export interface DatabaseServer {
  readonly appUrl: string;
  /** Applies what is pending, as the owner; answers the names. */
  migrate(): Promise<string[]>;
  /** Looks after a database of our own until it is stopped: a server that has ended is started again. */
  keep(log: Logger): { stop(): Promise<void> };
  /** Gives it back; the embedded one ends with the last process that uses it. */
  stop(): Promise<void>;
}

/** What whoever starts a force's installation on the embedded database must know; undefined where there is nothing to say. */
export function oneMachineOnly({
  seed,
  databaseUrl,
}: Pick<Config, "seed" | "databaseUrl">): string | undefined {
  if (seed !== "none" || databaseUrl !== undefined) return undefined;
  return "Đang dùng cơ sở dữ liệu nhúng: chỉ dành cho một máy, không có máy dự phòng. Khi đưa vào sử dụng cho cả đơn vị, hãy đặt DATABASE_URL (docs/operations.md).";
}

/** The external database of DATABASE_URL, or the embedded one, started when it does not serve already. */
export async function openDatabaseServer(config: Config): Promise<DatabaseServer> {
  if (config.databaseUrl !== undefined) {
    const appUrl = config.databaseUrl;
    return {
      appUrl,
      async migrate() {
        if (config.databaseAdminUrl === undefined) {
          throw new SettingError(
            "Cấu hình DATABASE_ADMIN_URL còn trống: cần địa chỉ postgres:// của chủ sở hữu để nâng cấp cơ sở dữ liệu.",
          );
        }
        const appRole = decodeURIComponent(new URL(appUrl).username);
        return migrateWhole({ config, adminUrl: config.databaseAdminUrl, appRole });
      },
      keep: () => ({ stop: async () => undefined }),
      stop: async () => undefined,
    };
  }
  const embedded = await startEmbeddedPostgres({
    folder: join(config.dataDir, "postgres"),
    note: (sentence) => console.warn(sentence),
  });
  return {
    appUrl: embedded.appUrl,
    migrate: () =>
      migrateWhole({
        config,
        adminUrl: embedded.adminUrl,
        appRole: decodeURIComponent(new URL(embedded.appUrl).username),
      }),
    keep: (log) => keepServing({ embedded, log }),
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
  const applied = await migrate({ adminUrl, appRole, queues, platforms, kind: config.seed });
  const db = openDatabase({ url: adminUrl, maxConnections: 1, settings: ownerSettings() });
  try {
    await writeBaseline(db, { at: new Date() });
  } finally {
    await db.destroy();
  }
  return applied;
}
