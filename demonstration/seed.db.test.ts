import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ledgerChecks } from "../server/composition/ledger-checks.ts";
import { verifyLedger } from "../server/ledger/verify-ledger.ts";
import { measureQuality } from "../tests/search/quality.ts";
import { createTestContext } from "../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../tests/support/database.ts";
import { isPublished, readSampleItems } from "./sample-items.ts";
import { isSeeded, seedDirectory, seedItems } from "./seed.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  expect(await isSeeded(test.ctx)).toBe(false);
  await seedDirectory(test.ctx);
  const begun = performance.now();
  await seedItems(test.ctx);
  console.info(`items and records seeded in ${Math.round((performance.now() - begun) / 1000)} s`);
}, 900_000);

afterAll(async () => {
  await test.close();
  await database.drop();
});

describe("the demonstration network", () => {
  it("has the real unit tree, all people, and every channel with a token", async () => {
    const { db } = test.ctx;
    const count = async (table: "unit" | "person" | "channel" | "channel_token") =>
      (
        await db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as("n"))
          .executeTakeFirstOrThrow()
      ).n;
    expect(await count("unit")).toBe(193);
    expect(await count("person")).toBe(422);
    expect(await count("channel")).toBe(870);
    expect(await count("channel_token")).toBe(869);
    expect(await isSeeded(test.ctx)).toBe(true);
  });

  it("carries 58 items that went through every act, on the portal alone and at their own time", async () => {
    const { db } = test.ctx;
    const samples = (await readSampleItems({ folder: join(import.meta.dirname, "data/items") })).filter(
      isPublished,
    );
    const articles = await db.selectFrom("public_store.article").selectAll().execute();
    const titles = articles.map(({ title }) => title);
    expect(samples).toHaveLength(58);
    expect(samples.filter(({ title }) => !titles.includes(title.normalize("NFC")))).toEqual([]);
    expect(articles.every((article) => article.published_at < new Date("2026-11-23"))).toBe(true);
    const deliveries = await db.selectFrom("delivery").select(["platform", "state"]).distinct().execute();
    expect(deliveries).toEqual([{ platform: "portal", state: "confirmed" }]);
    const incident = await db
      .selectFrom("signoff")
      .innerJoin("public_store.article as article", "article.id", "signoff.item_id")
      .select("lens")
      .where("article.kind", "=", "crime-incident")
      .distinct()
      .orderBy("lens")
      .execute();
    expect(incident.map((row) => row.lens)).toEqual(["legal", "political", "professional", "unit"]);
  });

  it("fills every room of the portal besides", async () => {
    const { db } = test.ctx;
    const rows = await db
      .selectFrom("public_store.article")
      .select(["kind", (eb) => eb.fn.countAll<number>().as("n")])
      .groupBy("kind")
      .execute();
    const numbers = new Map(rows.map(({ kind, n }) => [kind, n]));
    expect(Object.fromEntries(numbers)).toMatchObject({
      wanted: 44,
      missing: 15,
      document: 32,
      procedure: 26,
      question: 25,
    });
  });

  it("carries documents whose words were read", async () => {
    const { db } = test.ctx;
    const files = await db
      .selectFrom("public_store.article")
      .select(["id", sql<string>`attachments -> 0 ->> 'digest'`.as("digest")])
      .where("kind", "=", "document")
      .execute();
    const texts = await db.selectFrom("document_text").select(["digest", "text"]).execute();
    expect(texts.map(({ digest }) => digest).toSorted()).toEqual(
      files.map(({ digest }) => digest).toSorted(),
    );
    expect(texts.filter(({ text }) => text.normalize("NFC").includes("Nội dung chính"))).toHaveLength(
      files.length,
    );
  });

  it("carries the drawn video with its poster, its files for players and its captions", async () => {
    const rows = await test.ctx.db
      .selectFrom("public_store.article")
      .select(["title", sql<string>`videos -> 0 ->> 'durationMs'`.as("duration"), "videos"])
      .where(sql`videos`, "!=", sql`'[]'::jsonb`)
      .execute();
    expect(rows.map(({ title }) => title)).toEqual([expect.stringContaining("nhận diện cuộc gọi deepfake")]);
    expect(Number(rows[0]?.duration)).toBeGreaterThan(28_000);
    expect(JSON.stringify(rows[0]?.videos)).toMatch(/"captions":"[0-9a-f]{64}"/);
  });

  it("shows what was corrected, and the right words", async () => {
    const rows = await test.ctx.db
      .selectFrom("public_store.article")
      .select(["corrections", "body_html"])
      .where(sql`corrections`, "!=", sql`'[]'::jsonb`)
      .execute();
    expect(rows).toHaveLength(2);
    expect(rows.map(({ body_html }) => body_html).join()).toContain("hơn 3.400 phương tiện");
    expect(JSON.stringify(rows.map(({ corrections }) => corrections))).toContain(
      "không phải hơn 4.300 như đã đăng",
    );
  });

  it("does nothing the second time", async () => {
    const { db } = test.ctx;
    const count = async () =>
      (
        await db
          .selectFrom("ledger_entry")
          .select((eb) => eb.fn.countAll<number>().as("n"))
          .executeTakeFirstOrThrow()
      ).n;
    const before = await count();
    await seedItems(test.ctx);
    expect(await count()).toBe(before);
  }, 120_000);

  it("agrees with its ledger", async () => {
    const report = await verifyLedger(test.ctx, { checks: ledgerChecks });
    expect(report).toMatchObject({ agrees: true, problemCount: 0 });
  });

  it("is found by what people type: 100 queries, one of the things meant among the first three", async () => {
    const quality = await measureQuality(test.ctx.db, { now: new Date("2026-11-24T02:00:00.000Z") });
    expect(quality.queries).toBe(100);
    expect(quality.successAt3, quality.misses.join("\n")).toBeGreaterThanOrEqual(0.95);
    expect(quality.meanReciprocalRank).toBeGreaterThanOrEqual(0.9);
  });
});
