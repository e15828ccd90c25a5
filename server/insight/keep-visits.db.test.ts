import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { keepVisits } from "./keep-visits.ts";

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

const views = async () =>
  (await test.ctx.db.selectFrom("page_view_count").select(["day", "views"]).orderBy("day").execute()).map(
    (row) => row.views,
  );

describe("readings around midnight", () => {
  it("are counted once though the database fails just then, and under the day on which they were", async () => {
    const { counter, stop: store } = await keepVisits(test.ctx);
    const reading = {
      subject: "item:abc",
      address: "198.51.100.1",
      userAgent: "Mozilla/5.0 (Linux; Android 10; K) Chrome/131.0.0.0 Mobile Safari/537.36",
      referer: "",
    };
    counter.count(reading);
    test.clock.advance(24 * 3_600_000);
    await sql`alter table reader_salt rename to reader_salt_away`.execute(database.adminDb);
    await store();
    await store();
    expect(await views()).toEqual([1]);
    counter.count(reading);
    await store();
    expect(await views()).toEqual([1, 1]);
    await sql`alter table reader_salt_away rename to reader_salt`.execute(database.adminDb);
    await store();
    counter.count(reading);
    await store();
    expect(await views()).toEqual([1, 2]);
  });
});
