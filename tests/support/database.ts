import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { queues } from "../../server/composition/queues.ts";
import { type Database, openDatabase } from "../../server/foundation/database/database.ts";
import { migrate } from "../../server/foundation/database/migrate.ts";
import { platforms } from "../../server/platforms/list.ts";
import { templateName } from "./test-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    postgres: { ownerUrl: string };
  }
}

/** A database of a test's own: migrated, empty, seen as the application and as its owner. */
export interface TestDatabase {
  /** As the application's role. */
  readonly db: Database;
  readonly url: string;
  /** As the owner: what somebody does behind the application's back. */
  readonly adminDb: Database;
  readonly adminUrl: string;
  drop(): Promise<void>;
}

/** Clones the migrated template; each test file makes one and drops it at its end. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { ownerUrl } = inject("postgres");
  const name = newName();
  await asOwner(ownerUrl, `create database ${name} template ${templateName}`);
  return openTestDatabase({ ownerUrl, name });
}

/** Restores what an earlier version wrote (`dump`: SQL that makes and fills a database), and migrates it as a start does. */
export async function restoreTestDatabase({ dump }: { dump: string }): Promise<TestDatabase> {
  const { ownerUrl } = inject("postgres");
  const name = newName();
  await asOwner(ownerUrl, `create database ${name}`);
  const adminUrl = withDatabase(ownerUrl, name);
  await asOwner(adminUrl, dump);
  await migrate({ adminUrl, appRole: "test_app", queues, platforms });
  return openTestDatabase({ ownerUrl, name });
}

function newName(): string {
  return `test_${randomBytes(6).toString("hex")}`;
}

function openTestDatabase({ ownerUrl, name }: { ownerUrl: string; name: string }): TestDatabase {
  const adminUrl = withDatabase(ownerUrl, name);
  const app = new URL(adminUrl);
  app.username = "test_app";
  app.password = "test";
  const db = openDatabase({ url: app.href, maxConnections: 10 });
  const adminDb = openDatabase({ url: adminUrl, maxConnections: 2 });
  return {
    db,
    url: app.href,
    adminDb,
    adminUrl,
    async drop() {
      await db.destroy();
      await adminDb.destroy();
      await asOwner(ownerUrl, `drop database ${name} with (force)`);
    },
  };
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function asOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
