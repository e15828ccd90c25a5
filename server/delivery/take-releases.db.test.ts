import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { TestDatabase } from "../../tests/support/database.ts";
import { openDemonstrationNetwork } from "../../tests/support/demonstration-network.ts";
import { correctThroughActs, releaseThroughActs } from "../../tests/support/release.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { takeReleases } from "./take-releases.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof openDemonstrationNetwork>>["test"];
let closeNetwork: () => Promise<void>;

beforeAll(async () => {
  ({ database, test, close: closeNetwork } = await openDemonstrationNetwork());
});

afterAll(async () => {
  await closeNetwork();
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

const correct = (itemId: string) =>
  correctThroughActs(test.ctx, {
    itemId,
    kind: "warning",
    change: { title: "Cảnh báo A đã đính chính", correctionNote: "Sửa tiêu đề." },
  });

it("brings out what came after a release that the portal cannot take, and in its place its correction", async () => {
  const title = "Cảnh báo A mà Cổng chưa nhận được";
  const { itemId, releaseId } = await released(title);
  await released("Cảnh báo B phát hành sau đó");
  test.clock.advance(60_000);
  // Something in the public store stands in the way of the first alone.
  const articles = database.adminDb.schema.withSchema("public_store").alterTable("article");
  await articles.addCheckConstraint("in_the_way", sql`title <> ${sql.lit(title)}`).execute();
  expect(await take()).toBe(1);
  expect(await take()).toBe(0);
  expect(await onPortal()).toEqual(["Cảnh báo B phát hành sau đó"]);
  await correct(itemId);
  expect(await take()).toBe(2);
  await articles.dropConstraint("in_the_way").execute();
  expect(await onPortal()).toEqual(["Cảnh báo A đã đính chính", "Cảnh báo B phát hành sau đó"]);
  const original = database.db.selectFrom("delivery").select("state").where("release_id", "=", releaseId);
  expect(await original.execute()).toEqual([{ state: "replaced" }]);
});

it("brings out no correction before its original has left the outbox", async () => {
  const { itemId, releaseId } = await released("Cảnh báo C");
  test.clock.advance(60_000);
  await correct(itemId);
  const deliveries = database.adminDb.schema.alterTable("delivery");
  await deliveries.addCheckConstraint("in_the_way", sql`release_id <> ${sql.lit(releaseId)}`).execute();
  expect(await take()).toBe(0);
  await deliveries.dropConstraint("in_the_way").execute();
  expect(await take()).toBe(2);
});
