import { rm, writeFile } from "node:fs/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { startTestDelivery } from "../../tests/support/delivery.ts";
import { testPicture } from "../../tests/support/picture.ts";
import { type Platforms, startPlatforms } from "../../tests/support/platforms.ts";
import {
  actor,
  approveThroughActs,
  releaseThroughActs,
  submitThroughActs,
  value,
} from "../../tests/support/release.ts";
import { loadTestNetwork } from "../../tests/support/test-network.ts";
import { ledgerChecks } from "../composition/ledger-checks.ts";
import { hashCanonical, toJson } from "../foundation/canonical-json.ts";
import { systemClock } from "../foundation/clock.ts";
import { verifyLedger } from "../ledger/verify-ledger.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { releaseItem } from "../release/release-item.ts";
import { retryDelivery } from "./retry-delivery.ts";
import { takeRelease } from "./take-release.ts";

// Somebody with the database or the disk in his hands wants to change one word on every channel after the board
// has released. Each test is one moment at which he might.

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let platforms: Platforms;
let targets: string[];

beforeAll(async () => {
  platforms = await startPlatforms();
  database = await createTestDatabase();
  test = await createTestContext({ database, clock: systemClock, settings: platforms.settings });
  await loadTestNetwork(test.ctx);
  const of = (platform: string) =>
    database.db
      .selectFrom("channel")
      .select("id")
      .where("platform", "=", platform)
      .orderBy("id")
      .limit(4)
      .execute();
  targets = [...(await of("facebook")), ...(await of("zalo"))].map((row) => row.id);
});

afterAll(async () => {
  await test.close();
  await database.drop();
  await platforms.stop();
});

const take = () => takeRelease(test.ctx, { publishToPortal: publishArticle });

/** Releases a warning to eight channels; nothing has been taken from the outbox yet. */
async function released(title: string, pictures: Buffer[] = []) {
  return releaseThroughActs(test.ctx, { title, targets, pictures });
}

async function changeOneWord(releaseId: string, change: string): Promise<void> {
  await sql`
    update revision set content = ${sql.raw(change)}
    where id = (select revision_id from release where id = ${releaseId})`.execute(database.adminDb);
}

/** Lets delivery run until nothing moves by itself, over the releases named. */
async function deliverAll(...releaseIds: string[]): Promise<void> {
  // One post a page a minute: this test does not wait for it.
  await database.adminDb.deleteFrom("pacing").execute();
  const delivery = await startTestDelivery({ ctx: test.ctx, database });
  for (let turn = 0; turn < 300; turn += 1) {
    const rows = await database.db
      .selectFrom("delivery")
      .select(["release_id", "state"])
      .where("release_id", "in", releaseIds)
      .execute();
    const taken = new Set(rows.map((row) => row.release_id));
    const open = rows.some(({ state }) => ["pending", "sending", "unknown"].includes(state));
    if (!open && taken.size === releaseIds.length) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await delivery.stop();
}

async function statesOf(releaseId: string): Promise<Record<string, number>> {
  const rows = await database.db
    .selectFrom("delivery")
    .select(["platform", "state", "reason_code", (eb) => eb.fn.countAll<number>().as("n")])
    .where("release_id", "=", releaseId)
    .groupBy(["platform", "state", "reason_code"])
    .execute();
  return Object.fromEntries(
    rows.map((row) => [`${row.platform} ${row.state} ${row.reason_code}`.trim(), row.n]),
  );
}

/** Everything that stands in public, as one text. */
async function publicWords(): Promise<string> {
  const pages = await database.adminDb.selectFrom("public_store.article").selectAll().execute();
  return JSON.stringify([await platforms.posts(), await platforms.articles(), pages]);
}

const wordChanged = `jsonb_set(jsonb_set(content, '{parts,facebook,message}', '"MẠO DANH"'), '{title}', '"MẠO DANH"')`;
const allConfirmed = { "portal confirmed": 1, "facebook confirmed": 4, "zalo confirmed": 4 };

describe("who changes one word of a released revision", () => {
  it.each([
    ["a word of it", wordChanged],
    ["its form, so that it cannot be read", `content - 'parts'`],
    ["something beside it", `content || '{"them": 1}'`],
  ])(
    "before it leaves the house (%s) gets it nowhere, and holds up no other release",
    async (_how, change) => {
      const changed = await released("Tin bị sửa trước khi đi");
      await changeOneWord(changed.releaseId, change);
      const other = await released(`Tin khác vẫn đi: ${_how}`);
      await deliverAll(changed.releaseId, other.releaseId);
      expect(await statesOf(changed.releaseId)).toEqual({ "portal failed content-changed": 1 });
      expect(await statesOf(other.releaseId)).toEqual(allConfirmed);
      const words = await publicWords();
      expect(words).not.toContain("MẠO DANH");
      expect(words).not.toContain("Tin bị sửa trước khi đi");
    },
  );

  it.each([
    ["a word of it", wordChanged],
    ["its form, so that it cannot be read", `content - 'parts'`],
  ])("while the channels wait (%s) stops them all with the reason", async (how, change) => {
    const changed = await released(`Tin bị sửa giữa chừng: ${how}`);
    expect(await take()).toBe(true);
    await changeOneWord(changed.releaseId, change);
    const other = await released(`Tin khác cùng lúc: ${how}`);
    await deliverAll(changed.releaseId, other.releaseId);
    expect(await statesOf(changed.releaseId)).toEqual({
      "portal confirmed": 1,
      "facebook blocked content-changed": 4,
      "zalo blocked content-changed": 4,
    });
    expect(await statesOf(other.releaseId)).toEqual(allConfirmed);
    expect(await publicWords()).not.toContain("MẠO DANH");
  });

  it("is named to the inspector", async () => {
    const report = await verifyLedger(test.ctx, { checks: ledgerChecks });
    expect(report.agrees).toBe(false);
    expect(new Set(report.problems.map((problem) => problem.subjectType))).toEqual(new Set(["revision"]));
  });

  it("does not get it out by a retry of the portal's delivery either", async () => {
    const portal = await database.db
      .selectFrom("delivery")
      .select("id")
      .where("platform", "=", "portal")
      .where("state", "=", "failed")
      .executeTakeFirstOrThrow();
    const board = await actor(test.ctx, "phoban");
    expect(await retryDelivery(test.ctx, { actor: board, deliveryId: portal.id })).toMatchObject({
      ok: false,
      problem: { code: "delivery-state" },
    });
  });
});

describe("who changes the file of a picture", () => {
  it.each([
    ["facebook", "changed", "goi-video-gia"],
    ["facebook", "gone", "hai-ung-dung"],
    ["zalo", "changed", "tin-nhan-gia"],
    ["zalo", "gone", "ba-buoc"],
  ] as const)("gets it nowhere: the one for %s, %s", async (platform, harm, scene) => {
    const picture = await testPicture(scene);
    const { itemId, releaseId } = await released(`Ảnh cho ${platform} ${harm}`, [picture]);
    const rendition = await database.db
      .selectFrom("media_rendition")
      .innerJoin("media_asset", "media_asset.id", "media_rendition.asset_id")
      .select("media_rendition.digest")
      .where("media_asset.item_id", "=", itemId)
      .where("media_rendition.name", "=", `${platform}.jpg`)
      .executeTakeFirstOrThrow();
    const path = test.ctx.files.path("renditions", rendition.digest);
    if (harm === "changed") await writeFile(path, Buffer.from("ảnh khác"));
    else await rm(path);
    await deliverAll(releaseId);
    const { [`${platform} blocked picture-changed`]: blocked, ...others } = await statesOf(releaseId);
    expect(blocked).toBe(4);
    expect(others).toEqual({
      "portal confirmed": 1,
      [`${platform === "zalo" ? "facebook" : "zalo"} confirmed`]: 4,
    });
  });
});

describe("a revision that the version before this one sealed", () => {
  it("is signed, released by the hash of its own form and confirmed on every channel", async () => {
    const submitted = await submitThroughActs(test.ctx, { title: "Tin niêm phong từ bản trước", targets });
    const { content } = await database.db
      .selectFrom("revision")
      .select("content")
      .where("id", "=", submitted.revisionId)
      .executeTakeFirstOrThrow();
    const { parts, ...rest } = z.looseObject({ parts: z.unknown() }).parse(content);
    const older = toJson({ ...rest, format: 1, channelTexts: parts });
    const hash = hashCanonical(older);
    await database.adminDb
      .updateTable("revision")
      .set({ content: JSON.stringify(older), content_hash: hash })
      .where("id", "=", submitted.revisionId)
      .execute();
    const decided = { ...submitted, contentHash: hash.toString("hex") };
    await approveThroughActs(test.ctx, { kind: "warning", ...decided });
    const board = await actor(test.ctx, "phoban");
    const { releaseId } = value(
      await releaseItem(test.ctx, { actor: board, ...decided, at: null, notAfter: null }),
    );
    await deliverAll(releaseId);
    expect(await statesOf(releaseId)).toEqual(allConfirmed);
    expect(await publicWords()).toContain("Tin niêm phong từ bản trước");
  });
});
