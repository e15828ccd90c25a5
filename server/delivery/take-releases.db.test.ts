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

it("brings out what came after a release that the portal cannot take, but not before it the correction of its item", async () => {
  const title = "Cảnh báo A mà Cổng chưa nhận được";
  const { itemId } = await released(title);
  await released("Cảnh báo B phát hành sau đó");
  test.clock.advance(60_000);
  const change = { title: "Cảnh báo A đã đính chính", correctionNote: "Sửa tiêu đề." };
  await correctThroughActs(test.ctx, { itemId, kind: "warning", change });
  // Something in the public store stands in the way of the first alone.
  const articles = database.adminDb.schema.withSchema("public_store").alterTable("article");
  await articles.addCheckConstraint("in_the_way", sql`title <> ${sql.lit(title)}`).execute();
  expect(await take()).toBe(1);
  expect(await take()).toBe(0);
  expect(await onPortal()).toEqual(["Cảnh báo B phát hành sau đó"]);
  await articles.dropConstraint("in_the_way").execute();
  expect(await take()).toBe(2);
  expect(await onPortal()).toEqual(["Cảnh báo A đã đính chính", "Cảnh báo B phát hành sau đó"]);
});
