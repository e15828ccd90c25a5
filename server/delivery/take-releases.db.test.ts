import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestDatabase } from "../../tests/support/database.ts";
import { actor, correctThroughActs, releaseThroughActs, value } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { projectRoot } from "../foundation/project-root.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { postLate } from "./post-late.ts";
import { takeReleases } from "./take-releases.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;

beforeAll(async () => {
  ({ database, test, close: closeNetwork } = await openTestNetwork());
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

describe("a release that was late, and that somebody let go out all the same", () => {
  const hour = 60 * 60_000;
  const press = async (releaseId: string) =>
    postLate(test.ctx, { actor: await actor(test.ctx, "phoban"), releaseId });

  /** How its deliveries stand, with how often the ledger tells the end of each. */
  async function statesOf(releaseId: string) {
    const rows = await database.db
      .selectFrom("delivery")
      .select(["id", "channel_id", "state", "reason_code"])
      .where("release_id", "=", releaseId)
      .orderBy("channel_id")
      .execute();
    const entries = await database.adminDb
      .selectFrom("ledger_entry")
      .select(["subject_id", "act"])
      .where("subject_type", "=", "delivery")
      .execute();
    return rows.map(({ id, state, reason_code }) => ({
      state,
      reason: reason_code,
      entries: entries.filter(({ subject_id, act }) => subject_id === id && act === `delivery.${state}`)
        .length,
    }));
  }

  /** Lets it go two days late, for the portal and two pages; answers what lets the portal take it again. */
  async function letGo(title: string) {
    const pages = await database.db
      .selectFrom("channel")
      .select("id")
      .where("platform", "=", "facebook")
      .orderBy("id")
      .limit(2)
      .execute();
    const targets = pages.map(({ id }) => id);
    const one = await releaseThroughActs(test.ctx, { title, targets });
    test.clock.advance(48 * hour);
    expect(await take()).toBe(1);
    expect(value(await press(one.releaseId))).toEqual({ deliveries: 3 });
    const articles = database.adminDb.schema.withSchema("public_store").alterTable("article");
    await articles.addCheckConstraint("in_the_way", sql`title <> ${sql.lit(title)}`).execute();
    return { ...one, mend: () => articles.dropConstraint("in_the_way").execute() };
  }
  const three = (state: string, reason: string, entries: number) => Array(3).fill({ state, reason, entries });

  it("is overdue again when the portal could not take it within the new term, and may be let go once more", async () => {
    const { releaseId, mend } = await letGo("Cảnh báo trễ hạn hai lần");
    expect(await take()).toBe(0);
    expect(await statesOf(releaseId)).toEqual(three("waiting", "", 0));
    test.clock.advance(3 * hour);
    expect(await take()).toBe(1);
    await mend();
    expect(await statesOf(releaseId)).toEqual(three("overdue", "overdue", 2));
    value(await press(releaseId));
    expect(await take()).toBe(1);
    expect((await statesOf(releaseId)).map(({ state }) => state)).toEqual([
      "pending",
      "pending",
      "confirmed",
    ]);
  });

  it("ends with the reason when its content is no longer the sealed one, and is left in no outbox", async () => {
    const { releaseId, mend } = await letGo("Cảnh báo trễ hạn rồi bị sửa");
    await sql`
      update revision set content = content || '{"them": 1}'
      where id = (select revision_id from release where id = ${releaseId})`.execute(database.adminDb);
    expect(await take()).toBe(1);
    expect(await take()).toBe(0);
    await mend();
    expect(await statesOf(releaseId)).toEqual(three("failed", "content-changed", 1));
    expect(await press(releaseId)).toMatchObject({ ok: false });
  });

  it("ends for good when its correction is released meanwhile, and does not hold it up", async () => {
    const { itemId, releaseId, mend } = await letGo("Cảnh báo trễ hạn rồi được đính chính");
    await correctThroughActs(test.ctx, {
      itemId,
      kind: "warning",
      change: { title: "Cảnh báo trễ hạn đã đính chính", correctionNote: "Sửa tiêu đề." },
    });
    expect(await take()).toBe(2);
    await mend();
    expect(await statesOf(releaseId)).toEqual(three("replaced", "replaced", 1));
    expect(await onPortal()).toContain("Cảnh báo trễ hạn đã đính chính");
  });

  it("and that waits since it was taken by an older version is taken once more, and ends", async () => {
    const { releaseId, mend } = await letGo("Cảnh báo nằm chờ từ phiên bản trước");
    test.clock.advance(3 * hour);
    await database.adminDb.updateTable("release_outbox").set({ taken_at: test.clock.now() }).execute();
    expect(await take()).toBe(0);
    const migration = join(projectRoot(), "server/migrations/0125-waiting-for-good.sql");
    await sql.raw(await readFile(migration, "utf8")).execute(database.adminDb);
    expect(await take()).toBe(1);
    await mend();
    expect(await statesOf(releaseId)).toEqual(three("overdue", "overdue", 2));
  });
});
