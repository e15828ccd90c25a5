import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildEntry } from "../../../tests/support/builders/ledger-builder.ts";
import { createTestDatabase, type TestDatabase } from "../../../tests/support/database.ts";
import { queues } from "../../composition/queues.ts";
import { appendEntry } from "../../ledger/append-entry.ts";
import { platforms } from "../../platforms/list.ts";
import { projectRoot } from "../project-root.ts";
import { freePort } from "../start/ports.ts";
import { claimKind, readKind } from "./installation-kind.ts";
import { migrate } from "./migrate.ts";

const databases: TestDatabase[] = [];
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "trongdong-kind-"));
});

afterAll(async () => {
  for (const database of databases) await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function newDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  databases.push(database);
  return database;
}

/** Starts the product, or one command of it, as somebody types it; answers how it ended and what it said last. */
async function typed(
  script: "dist/server/main.mjs" | "server/composition/cli.ts",
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number | string; output: string }> {
  const port = String(await freePort());
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--enable-source-maps", join(projectRoot(), script), ...args],
      { env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: port, ...env }, timeout: 60_000 },
      (error, _stdout, stderr) => resolve({ code: error?.code ?? 0, output: stderr.trim() }),
    );
  });
}

/** All that stands in a database, by table: so many rows. */
async function rowsOf({ adminDb }: TestDatabase): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string; n: number }>`
    select table_schema || '.' || table_name as name, (xpath('/row/n/text()',
      query_to_xml(format('select count(*) as n from %I.%I', table_schema, table_name), false, true, '')))[1]::text::int as n
    from information_schema.tables
    where table_schema in ('public', 'public_store') and table_type = 'BASE TABLE'`.execute(adminDb);
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

/** A database as it was before this rule, with the migrations of its time, in which somebody began with this act. */
async function olderDatabase(actorName: string): Promise<TestDatabase> {
  const database = await newDatabase();
  const { adminDb } = database;
  await sql`drop schema public, public_store cascade`.execute(adminDb);
  await sql`create schema public`.execute(adminDb);
  const migrator = new Migrator({ db: adminDb, provider: { getMigrations: olderMigrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  await sql`grant usage on schema public to public`.execute(adminDb);
  await sql`grant select on all tables in schema public to test_app`.execute(adminDb);
  await adminDb.transaction().execute(async (tx) => {
    await appendEntry(tx, buildEntry({ act: "unit.imported", actor: { id: null, name: actorName } }));
    await appendEntry(tx, buildEntry({ actor: { id: null, name: "Nạp dữ liệu trình diễn" } }));
  });
  return database;
}

/** The migrations from before a database knew its kind. */
async function olderMigrations(): Promise<Record<string, Migration>> {
  const folder = join(projectRoot(), "server/migrations");
  const files = (await readdir(folder)).filter((file) => file.endsWith(".sql") && file < "0059");
  const read = async (file: string) => {
    const text = await readFile(join(folder, file), "utf8");
    const up = async (db: Kysely<unknown>) => void (await sql.raw(text).execute(db));
    return [file.replace(/\.sql$/, ""), { up }] as const;
  };
  return Object.fromEntries(await Promise.all(files.map(read)));
}

const migrateAs = (database: TestDatabase, kind: "demo" | "none") =>
  migrate({ adminUrl: database.adminUrl, appRole: "test_app", queues, platforms, kind });

describe("a database of a force's own", () => {
  it.each([
    ["a worker", "dist/server/main.mjs", [], { ROLE: "worker" }],
    ["a web process", "dist/server/main.mjs", [], { ROLE: "web" }],
    ["the whole product", "dist/server/main.mjs", [], { ROLE: "all", SIMULATORS: "off" }],
    ["a command", "server/composition/cli.ts", ["doctor"], {}],
  ] as const)("is not touched by %s of the demonstration", async (_who, script, args, env) => {
    const database = await newDatabase();
    await claimKind(database.db, "none");
    const before = await rowsOf(database);
    const ended = await typed(script, args, { ...env, DATABASE_URL: database.url, SEED: "demo" });
    expect(ended).toMatchObject({ code: 1 });
    expect(ended.output).toMatch(/^Cấu hình SEED không đúng: [^\n]*đơn vị thật[^\n]*SEED=none[^\n]+$/);
    expect(await rowsOf(database)).toEqual(before);
  });

  it("is not migrated by it either", async () => {
    const database = await olderDatabase("Dòng lệnh của quản trị");
    const env = { DATABASE_URL: database.url, DATABASE_ADMIN_URL: database.adminUrl };
    for (const [script, args] of [
      ["server/composition/cli.ts", ["migrate"]],
      ["dist/server/main.mjs", []],
    ] as const) {
      const ended = await typed(script, args, { ...env, SEED: "demo", ROLE: "worker" });
      expect(ended.output).toMatch(/^Cấu hình SEED không đúng: [^\n]+$/);
      expect(await rowsOf(database)).not.toHaveProperty("public.installation");
    }
    await migrateAs(database, "none");
    expect(await readKind(database.db)).toBe("none");
  });

  it("cannot be made the demonstration's by the application", async () => {
    const database = await newDatabase();
    await claimKind(database.db, "none");
    await expect(sql`update installation set kind = 'demo'`.execute(database.db)).rejects.toThrow(
      /permission/,
    );
    await expect(sql`delete from installation`.execute(database.db)).rejects.toThrow(/permission/);
    await expect(sql`insert into installation (kind) values ('demo')`.execute(database.db)).rejects.toThrow(
      /duplicate/,
    );
  });
});

describe("a database of the demonstration", () => {
  it("is not taken for a force's own work, also when it is older than this rule", async () => {
    const database = await olderDatabase("Nạp dữ liệu trình diễn");
    await expect(migrateAs(database, "none")).rejects.toThrow(/bản trình diễn.*SEED=demo/);
    await migrateAs(database, "demo");
    const ended = await typed("server/composition/cli.ts", ["doctor"], {
      DATABASE_URL: database.url,
      SEED: "none",
    });
    expect(ended).toMatchObject({ code: 1, output: expect.stringMatching(/bản trình diễn[^\n]*SEED=demo/) });
  });
});

it("an empty database becomes what its first process asks for", async () => {
  const database = await newDatabase();
  expect(await readKind(database.db)).toBeUndefined();
  const first = await typed("server/composition/cli.ts", ["doctor"], {
    DATABASE_URL: database.url,
    SEED: "none",
  });
  expect(first).toEqual({ code: 0, output: "" });
  expect(await readKind(database.db)).toBe("none");
});
