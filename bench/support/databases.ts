import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { queues } from "../../server/composition/queues.ts";
import { migrate } from "../../server/foundation/database/migrate.ts";
import { startEmbeddedPostgres } from "../../server/foundation/embedded/embedded-postgres.ts";
import { platforms } from "../../server/platforms/list.ts";
import { startPostgres15 } from "../../tests/support/start-postgres-15.ts";
import type { Bench } from "../figure.ts";

/** A migrated, empty database of the product, as its two roles see it. */
export interface ProductDatabase {
  readonly adminUrl: string;
  readonly appUrl: string;
}

/** The PostgreSQL that the product ships with, in a folder of its own. */
export async function openEmbedded(bench: Bench): Promise<ProductDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-bench-"));
  await chmod(folder, 0o755);
  bench.later(() => rm(folder, { recursive: true, force: true }));
  const server = await startEmbeddedPostgres({ folder });
  bench.later(server.stop);
  await migrate({ adminUrl: server.adminUrl, appRole: new URL(server.appUrl).username, queues, platforms });
  return server;
}

/** Debian's PostgreSQL 15, as an operator's own server. */
export async function openExternal(bench: Bench): Promise<ProductDatabase> {
  const server = await startPostgres15();
  bench.later(server.stop);
  const client = new pg.Client({ connectionString: server.ownerUrl("postgres") });
  await client.connect();
  await client.query("create role bench_app login password 'bench'");
  await client.query("create database trongdong");
  await client.end();
  const adminUrl = server.ownerUrl("trongdong");
  await migrate({ adminUrl, appRole: "bench_app", queues, platforms });
  const app = new URL(adminUrl);
  app.username = "bench_app";
  app.password = "bench";
  return { adminUrl, appUrl: app.href };
}
