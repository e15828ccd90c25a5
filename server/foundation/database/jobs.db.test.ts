import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestContext } from "../../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../../tests/support/database.ts";
import { renderPictureQueue } from "../../media/queues.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
const done: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  await test.ctx.jobs.work(renderPictureQueue, async ({ assetId }) => {
    done.push(assetId);
  });
});

afterAll(async () => {
  await test.close();
  await database.drop();
});

async function until(condition: () => boolean): Promise<number> {
  const start = performance.now();
  while (!condition() && performance.now() - start < 10_000)
    await new Promise((resolve) => setTimeout(resolve, 5));
  return performance.now() - start;
}

describe("a job", () => {
  it("exists exactly when its transaction commits", async () => {
    const { db, jobs } = test.ctx;
    await db
      .transaction()
      .execute(async (tx) => {
        await jobs.enqueue(tx, renderPictureQueue, { assetId: "rolled-back" });
        throw new Error("rolled back");
      })
      .catch(() => undefined);
    await db.transaction().execute((tx) => jobs.enqueue(tx, renderPictureQueue, { assetId: "committed" }));
    await until(() => done.includes("committed"));
    expect(done).toEqual(["committed"]);
  });

  it("is taken up at once when many come together, and not one at each look", async () => {
    const { db, jobs } = test.ctx;
    const many = Array.from({ length: 40 }, (_, n) => `together-${n}`);
    await Promise.all(many.map((assetId) => jobs.enqueue(db, renderPictureQueue, { assetId })));
    await until(() => many.every((assetId) => done.includes(assetId)));
    expect(done.filter((one) => one.startsWith("together"))).toHaveLength(many.length);
  });
});

describe("the application's role", () => {
  it.each(["ledger_entry", "revision", "signoff", "delivery_attempt", "media_rendition", "contributor"])(
    "cannot change or take away rows of %s",
    async (table) => {
      for (const statement of [`delete from ${table}`, `truncate ${table}`]) {
        await expect(database.db.executeQuery(CompiledQuery.raw(statement))).rejects.toMatchObject({
          code: "42501",
        });
      }
      const column = table === "ledger_entry" ? "act" : table === "delivery_attempt" ? "detail" : "ctid";
      await expect(
        database.db.executeQuery(CompiledQuery.raw(`update ${table} set ${column} = ${column}`)),
      ).rejects.toMatchObject({
        code: expect.stringMatching(/^(42501|0A000)$/),
      });
    },
  );

  it("cannot make or drop tables", async () => {
    await expect(
      database.db.executeQuery(CompiledQuery.raw("create table mine (id int)")),
    ).rejects.toMatchObject({
      code: "42501",
    });
    await expect(database.db.executeQuery(CompiledQuery.raw("drop table item"))).rejects.toMatchObject({
      code: "42501",
    });
  });
});
