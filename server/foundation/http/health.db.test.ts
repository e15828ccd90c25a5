import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestContext } from "../../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../../tests/support/database.ts";
import { openDatabase } from "../database/database.ts";
import { freePort } from "../start/ports.ts";
import { serveHealth } from "./health.ts";
import { createMetrics, deliveryResults } from "./metrics.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
});

afterAll(async () => {
  await test.close();
  await database.drop();
});

const port = await freePort();
const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: "close", ...headers } });

describe("a worker's own figures", () => {
  it("are told to this machine alone, with its health", async () => {
    const health = await serveHealth(test.ctx, { port });
    try {
      expect(await (await ask("/healthz")).json()).toEqual({ live: true });
      expect(await (await ask("/readyz")).json()).toEqual({ ready: true });
      deliveryResults.inc({ platform: "zalo", state: "confirmed" }, 3);
      const figures = await (await ask("/metrics")).text();
      expect(figures).toMatch(/trongdong_delivery_results_total\{platform="zalo",state="confirmed"\} \d+/);
      expect(figures).toContain("trongdong_releases_waiting 0");
      expect((await ask("/metrics", { "x-forwarded-for": "203.0.113.9" })).status).toBe(404);
      expect((await ask("/anything")).status).toBe(404);
    } finally {
      await health.stop();
    }
  });

  it("say when the database is away instead of waiting or ending the worker", async () => {
    const nowhere = openDatabase({ url: "postgres://nobody@127.0.0.1:1/none", maxConnections: 1 });
    const health = await serveHealth({ ...test.ctx, db: nowhere }, { port });
    try {
      expect((await ask("/readyz")).status).toBe(503);
      expect((await ask("/metrics")).status).toBe(503);
      expect((await ask("/healthz")).status).toBe(200);
    } finally {
      await health.stop();
      await nowhere.destroy();
    }
  });
});

describe("a scrape", () => {
  it("reads what is open and never the archive of deliveries", async () => {
    // Rows of deliveries alone: what they refer to has no part in this.
    await sql`alter table delivery drop constraint delivery_release_id_fkey, drop constraint delivery_item_id_fkey,
      drop constraint delivery_channel_id_fkey`.execute(database.adminDb);
    await sql`insert into delivery (id, release_id, item_id, channel_id, platform, content_hash, urgent, state, next_at, not_after, created_at, updated_at)
      select n, n, n, n, case when n % 2 = 0 then 'facebook' else 'zalo' end, '', false,
        case when n <= 7 then (array['waiting', 'pending', 'sending', 'unknown', 'blocked', 'unsettled', 'overdue'])[n]
          when n % 10 = 0 then 'failed' else 'confirmed' end, now(), now(), now(), now()
      from generate_series(1, 30000) as n`.execute(database.adminDb);
    await sql`analyze delivery`.execute(database.adminDb);
    const db = openDatabase({ url: database.url, maxConnections: 1 });
    const readSoFar = async () => {
      await sql`select pg_stat_force_next_flush()`.execute(db);
      const { rows } = await sql<{ read: number }>`
        select seq_tup_read + idx_tup_fetch as read from pg_stat_user_tables where relname = 'delivery'`.execute(
        db,
      );
      return rows[0]?.read ?? Number.NaN;
    };
    const before = await readSoFar();
    const figures = await createMetrics({ db }).registry.metrics();
    expect((await readSoFar()) - before).toBeLessThan(1000);
    await db.destroy();
    const open = figures.split("\n").filter((line) => line.startsWith("trongdong_deliveries_open{"));
    expect(open.sort()).toEqual([
      'trongdong_deliveries_open{platform="facebook",state="pending"} 1',
      'trongdong_deliveries_open{platform="facebook",state="unknown"} 1',
      'trongdong_deliveries_open{platform="facebook",state="unsettled"} 1',
      'trongdong_deliveries_open{platform="zalo",state="blocked"} 1',
      'trongdong_deliveries_open{platform="zalo",state="overdue"} 1',
      'trongdong_deliveries_open{platform="zalo",state="sending"} 1',
      'trongdong_deliveries_open{platform="zalo",state="waiting"} 1',
    ]);
  });
});
