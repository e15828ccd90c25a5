import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seedDirectory } from "../../demonstration/seed.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { releaseThroughActs } from "../../tests/support/release.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { takeReleases } from "./take-releases.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  await seedDirectory(test.ctx);
});

afterAll(async () => {
  await test.close();
  await database.drop();
});

const released = (title: string) => releaseThroughActs(test.ctx, { title, targets: ["portal"] });
const onPortal = async () =>
  (await database.db.selectFrom("public_store.article").select("title").orderBy("title").execute()).map(
    ({ title }) => title,
  );

/** Takes what waits; answers how many were taken. */
async function take(): Promise<number> {
  let taken = 0;
  await takeReleases(test.ctx, {
    publishToPortal: publishArticle,
    going: () => true,
    onTaken: () => {
      taken += 1;
    },
  });
  return taken;
}

it("brings out the releases that came after one which the portal cannot take, and that one once it can", async () => {
  const stuck = await released("Cảnh báo A mà Cổng chưa nhận được");
  await released("Cảnh báo B phát hành sau đó");
  await released("Cảnh báo C khẩn cấp");
  // Something in the public store stands in the way of the first.
  const { adminDb } = database;
  await adminDb.schema
    .withSchema("public_store")
    .alterTable("article")
    .addCheckConstraint("in_the_way", sql`id <> ${sql.lit(stuck.itemId)}`)
    .execute();
  expect(await take()).toBe(2);
  expect(await onPortal()).toEqual(["Cảnh báo B phát hành sau đó", "Cảnh báo C khẩn cấp"]);
  expect(await take()).toBe(0);
  await adminDb.schema
    .withSchema("public_store")
    .alterTable("article")
    .dropConstraint("in_the_way")
    .execute();
  expect(await take()).toBe(1);
  expect(await onPortal()).toHaveLength(3);
});
