import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createTestContext } from "../../tests/support/context.ts";
import { restoreTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { startTestDelivery } from "../../tests/support/delivery.ts";
import { type Platforms, startPlatforms } from "../../tests/support/platforms.ts";
import { actor, value } from "../../tests/support/release.ts";
import { sealedContent } from "../editorial/sealed-content.ts";
import { loadDraft } from "../editorial/store.ts";
import { hashCanonical, toJson } from "../foundation/canonical-json.ts";
import { offsetClock } from "../foundation/clock.ts";
import type { Context } from "../foundation/context.ts";
import { verifyLedger } from "../ledger/verify-ledger.ts";
import { releaseItem } from "../release/release-item.ts";
import { signOff } from "../review/sign-off.ts";
import { ledgerChecks } from "./ledger-checks.ts";

// An installation of six units and six channels, written by the version whose newest migration is 0128 and stopped in the
// middle of its work (tests/fixtures/installation-0128/README.md). This version starts over it.

const fixture = "tests/fixtures/installation-0128";
const installation = z.object({ at: z.coerce.date(), masterKey: z.base64() });

let folder: string;
let clockFile: string;
let offsetMs: number;
let platforms: Platforms;
let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let ctx: Context;

beforeAll(async () => {
  const { at, masterKey } = installation.parse(
    JSON.parse(await readFile(join(fixture, "installation.json"), "utf8")),
  );
  folder = await mkdtemp(join(tmpdir(), "trongdong-earlier-"));
  clockFile = join(folder, "clock");
  // The stand-ins go by the same clock: a minute after the process of the earlier version died.
  process.env.CLOCK_OFFSET_FILE = clockFile;
  offsetMs = at.getTime() + 60_000 - Date.now();
  await leap(0);
  platforms = await startPlatforms({ from: join(fixture, "platforms") });
  database = await restoreTestDatabase({ dump: await readFile(join(fixture, "database.sql"), "utf8") });
  test = await createTestContext({
    database,
    clock: offsetClock({ file: clockFile }),
    settings: platforms.settings,
  });
  ctx = { ...test.ctx, masterKey: { bytes: Buffer.from(masterKey, "base64") } };
});

afterAll(async () => {
  delete process.env.CLOCK_OFFSET_FILE;
  await test.close();
  await database.drop();
  await platforms.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Moves the clock of product and stand-ins, in one step: whoever read a file just emptied would be back at real time. */
async function leap(milliseconds: number): Promise<void> {
  offsetMs += milliseconds;
  await writeFile(`${clockFile}.new`, String(offsetMs));
  await rename(`${clockFile}.new`, clockFile);
}

const inTitle = (title: string) => (one: { title?: string | undefined; message?: string | undefined }) =>
  one.title === title || one.message?.startsWith(title) === true;

/** How many copies stand on each channel. */
async function copiesOf(title: string): Promise<number[]> {
  const channels = [
    ...(await platforms.posts()).filter(inTitle(title)).map((post) => post.page),
    ...(await platforms.articles()).filter(inTitle(title)).map((article) => article.account),
  ];
  return [...new Set(channels)].map((channel) => channels.filter((other) => other === channel).length);
}

/** Runs delivery until nothing moves by itself; time leaps while nobody is at work. */
async function deliverAll(): Promise<void> {
  const delivery = await startTestDelivery({ ctx, database });
  for (let turn = 0; turn < 600; turn += 1) {
    const open = await database.db
      .selectFrom("delivery")
      .select("lease_until")
      .where("state", "in", ["waiting", "pending", "sending", "unknown"])
      .execute();
    const left = await database.db
      .selectFrom("release_outbox")
      .select("release_id")
      .where("taken_at", "is", null)
      .execute();
    if (open.length === 0 && left.length === 0) break;
    if (open.every(({ lease_until }) => lease_until === null)) await leap(5_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await delivery.stop();
}

async function statesOf(title: string): Promise<string[]> {
  const rows = await database.db
    .selectFrom("delivery")
    .innerJoin("release", "release.id", "delivery.release_id")
    .innerJoin("revision", "revision.id", "release.revision_id")
    .select(["delivery.platform", "delivery.state"])
    .where(sql`revision.content ->> 'title'`, "=", title)
    .orderBy("delivery.platform")
    .execute();
  return rows.map(({ platform, state }) => `${platform} ${state}`);
}

const everywhere = [
  ...Array(3).fill("facebook confirmed"),
  "portal confirmed",
  ...Array(3).fill("zalo confirmed"),
];

describe("an installation that the version before has written", () => {
  it("agrees with its ledger after it was migrated", async () => {
    expect(await verifyLedger(ctx, { checks: ledgerChecks })).toMatchObject({ agrees: true, problems: [] });
  });

  it("shows what was sealed then in the form of today, under the hash of then", async () => {
    const rows = await database.db.selectFrom("revision").select(["content", "content_hash"]).execute();
    expect(rows).toHaveLength(4);
    for (const { content, content_hash } of rows) {
      expect(content).toMatchObject({ format: 1 });
      expect(hashCanonical(toJson(content)).equals(content_hash)).toBe(true);
      const { title, parts } = sealedContent.parse(content);
      for (const platform of ctx.platforms) {
        const view = platform.viewPart(platform.readPart(parts[platform.id]));
        expect(`${view.title}\n${view.text}`).toContain(title);
      }
    }
  });

  it("keeps a draft with what was written in it for the channels", async () => {
    const draft = await database.db
      .selectFrom("draft")
      .select("item_id")
      .where("title", "=", "Tin đang viết")
      .executeTakeFirstOrThrow();
    const { content } = await loadDraft(database.db, draft.item_id);
    expect(content.channelTexts).toEqual({ facebook: "Lời riêng cho Facebook", zalo: "Lời riêng cho Zalo" });
  });

  it("finishes every delivery that was under way, each channel with one copy", async () => {
    expect((await copiesOf("Tin đang đăng dở")).length).toBeLessThan(6);
    await deliverAll();
    for (const title of ["Tin đã lên mọi kênh", "Tin đang đăng dở", "Tin còn chờ đến lượt"]) {
      expect(await statesOf(title), title).toEqual(everywhere);
      expect(await copiesOf(title), title).toEqual([1, 1, 1, 1, 1, 1]);
    }
  });

  it("goes on with a review that had begun, by the hash of then, and releases it", async () => {
    const { id, item_id, content_hash } = await database.db
      .selectFrom("revision")
      .select(["id", "item_id", "content_hash"])
      .where(sql`content ->> 'title'`, "=", "Tin đang duyệt")
      .executeTakeFirstOrThrow();
    const decided = { itemId: item_id, revisionId: id, contentHash: content_hash.toString("hex") };
    for (const [username, lens] of [
      ["nghiepvu", "professional"],
      ["phapluat", "legal"],
      ["chinhtri", "political"],
    ] as const)
      value(
        await signOff(ctx, {
          ...{ ...decided, lens, verdict: "approve", reason: "" },
          actor: await actor(ctx, username),
        }),
      );
    value(
      await releaseItem(ctx, { ...decided, actor: await actor(ctx, "phoban"), at: null, notAfter: null }),
    );
    await deliverAll();
    expect(await statesOf("Tin đang duyệt")).toEqual(everywhere);
    expect(await copiesOf("Tin đang duyệt")).toEqual([1, 1, 1, 1, 1, 1]);
    expect(await verifyLedger(ctx, { checks: ledgerChecks })).toMatchObject({ agrees: true, problems: [] });
  });
});
