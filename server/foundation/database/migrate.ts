import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Dialect, Kysely, PostgresDialect, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { PgBoss } from "pg-boss";
import { projectRoot } from "../project-root.ts";
import { connectionOptions, type Database, openPool } from "./database.ts";
import { grantAccess } from "./grant-access.ts";
import { claimKind, type InstallationKind, readKind, refuseOtherKind } from "./installation-kind.ts";
import type { Queue } from "./jobs.ts";
import { inTurn } from "./turn-in-database.ts";

/**
 * Brings a database to the present form: the product's tables, a row for each platform, the job queues, and the rights
 * of the application's role. Runs as the owner; done again it changes nothing. Answers the names of the migrations that were applied.
 * With `kind` a database of the other kind is refused (SettingError) before anything is written, and one of none yet
 * becomes one of this kind. Whatever it has to wait for (another migration, a lock that an older act holds) it waits for
 * `waitsAtMostMs` at the longest.
 */
export async function migrate(input: Migrating): Promise<string[]> {
  // Two that start together would stand in each other's way.
  const { adminUrl: url, waitsAtMostMs: longestMs } = input;
  return inTurn({ url, what: "migrate", ...(longestMs === undefined ? {} : { longestMs }) }, () =>
    migrateInTurn(input),
  );
}

interface Migrating {
  readonly adminUrl: string;
  readonly appRole: string;
  readonly queues: readonly Queue<object>[];
  /** The platforms whose channels this database may hold; those of an earlier version stay. */
  readonly platforms: readonly { readonly id: string }[];
  readonly kind?: InstallationKind;
  readonly waitsAtMostMs?: number;
}

/**
 * PostgreSQL's own for the owner's connections: an act that is under way, or Kysely's own lock in the hands of a machine
 * that is gone, is not waited for without an end; a process that stands still in the middle loses its transaction.
 */
export function ownerSettings(waitsAtMostMs = 300_000) {
  return { lock_timeout: `${waitsAtMostMs}ms`, idle_in_transaction_session_timeout: "120s" } as const;
}

async function migrateInTurn({
  adminUrl,
  appRole,
  queues,
  platforms,
  kind,
  waitsAtMostMs,
}: Migrating): Promise<string[]> {
  const settings = ownerSettings(waitsAtMostMs);
  const db = new Kysely<unknown>({
    dialect: migrating(
      new PostgresDialect({ pool: openPool({ url: adminUrl, maxConnections: 2, settings }) }),
    ),
  });
  try {
    if (kind !== undefined) refuseOtherKind({ present: await readKind(db), wanted: kind });
    const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } });
    const { error, results } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
    await addPlatforms(db, platforms);
    await installQueues({ adminUrl, queues, settings });
    await grantAccess({ db, appRole });
    if (kind !== undefined) await claimKind(db, kind);
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}

/** The application may not add one: a channel of a platform that nobody knows would be sent to by guesswork. */
async function addPlatforms(db: Kysely<unknown>, platforms: Migrating["platforms"]): Promise<void> {
  const ids = platforms.map(({ id }) => id);
  await sql`insert into platform (id) select unnest(${ids}::text[]) on conflict do nothing`.execute(db);
}

/** Takes the migrator's own lock as Kysely does, but for its wait: that has an hour, and not the connection's limit. */
function migrating(dialect: Dialect): Dialect {
  const adapter = Object.assign(dialect.createAdapter(), {
    acquireMigrationLock: async (db: Kysely<unknown>) => {
      await sql`select pg_advisory_lock(3853314791062309107)`.execute(db);
    },
  });
  return {
    createAdapter: () => adapter,
    createDriver: () => dialect.createDriver(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
}

/** The migrations that a database lacks, by name; read with the application's own rights. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const names = Object.keys(await readMigrations());
  const { rows } = await sql<{
    present: boolean;
  }>`select to_regclass('public.kysely_migration') is not null as present`.execute(db);
  if (rows[0]?.present !== true) return names;
  const applied = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const known = new Set(applied.rows.map((row) => row.name));
  return names.filter((name) => !known.has(name));
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const folder = join(projectRoot(), "server/migrations");
  const files = (await readdir(folder)).filter((file) => file.endsWith(".sql")).sort();
  const entries = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), "utf8");
      const migration: Migration = {
        async up(db) {
          await sql.raw(text).execute(db);
        },
      };
      return [file.replace(/\.sql$/, ""), migration] as const;
    }),
  );
  return Object.fromEntries(entries);
}

/** The queue itself takes away jobs that ended so long ago. */
const doneJobsKeptSeconds = 7 * 86_400;

async function installQueues({
  adminUrl,
  queues,
  settings,
}: {
  adminUrl: string;
  queues: readonly Queue<object>[];
  settings: Readonly<Record<string, string>>;
}): Promise<void> {
  const boss = new PgBoss({
    connectionString: adminUrl,
    max: 2,
    supervise: false,
    schedule: false,
    application_name: "trongdong migrate",
    options: connectionOptions(settings),
  });
  boss.on("error", () => undefined);
  await boss.start();
  try {
    for (const queue of queues) {
      const options = {
        retryLimit: queue.retryLimit,
        retryBackoff: true,
        notify: true,
        deleteAfterSeconds: doneJobsKeptSeconds,
      };
      if ((await boss.getQueue(queue.name)) === null) await boss.createQueue(queue.name, options);
      else await boss.updateQueue(queue.name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}
