import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestDatabase } from "../../tests/support/database.ts";
import { waitingForLocks } from "../../tests/support/locks.ts";
import { missingPerson, wantedPerson } from "../../tests/support/notices.ts";
import { testPicture } from "../../tests/support/picture.ts";
import { actor, releaseThroughActs, value } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { readBoard } from "../delivery/board.ts";
import { claimDue } from "../delivery/claim.ts";
import { confirmTakedown } from "../delivery/confirm-takedown.ts";
import { endDeliveries } from "../delivery/end-deliveries.ts";
import { retryDelivery } from "../delivery/retry-delivery.ts";
import { takeRelease } from "../delivery/take-release.ts";
import { loadItem } from "../editorial/store.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { removeFromPublicStore } from "../platforms/portal/remove-from-public-store.ts";
import { publicPageCheck } from "../public-store/ledger-check.ts";
import { openCorrection } from "../review/open-correction.ts";
import { closeNotice } from "./close-notice.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;

beforeAll(async () => {
  ({ database, test, close: closeNetwork } = await openTestNetwork());
});

afterAll(async () => {
  await closeNetwork();
});

const effects = { removeFromPortal: removeFromPublicStore, endDeliveries };
const board = () => actor(test.ctx, "phoban");
const published = () => takeRelease(test.ctx, { publishToPortal: publishArticle });
const picture = () => testPicture("tin-nhan-gia");

/** Two pages of the ward on Facebook. */
async function channels(): Promise<string[]> {
  const rows = await test.ctx.db
    .selectFrom("channel")
    .select("id")
    .where("platform", "=", "facebook")
    .orderBy("id")
    .limit(2)
    .execute();
  return rows.map(({ id }) => id);
}

let people = 0;

async function wanted(options: { pictures?: readonly Buffer[] } = {}) {
  people += 1;
  const made = await releaseThroughActs(test.ctx, {
    title: `Truy nã Lò Văn Giả Tưởng (hồ sơ ${people})`,
    targets: await channels(),
    kind: "wanted",
    details: wantedPerson(),
    ...options,
  });
  await published();
  return made;
}

async function close(
  itemId: string,
  changes: Partial<{ expectedVersion: number; decisionDate: string }> = {},
  by = board(),
) {
  const item = await loadItem(test.ctx.db, { itemId });
  return closeNotice(test.ctx, effects, {
    actor: await by,
    itemId,
    expectedVersion: item?.version ?? 0,
    decisionNumber: "81/QĐĐN-VPCQCSĐT",
    decisionDate: "2026-11-23",
    reason: "arrested",
    ...changes,
  });
}

const codeOf = (outcome: Awaited<ReturnType<typeof close>>) => (outcome.ok ? "done" : outcome.problem.code);
const pageOf = (id: string) =>
  test.ctx.db.selectFrom("public_store.article").select("id").where("id", "=", id).executeTakeFirst();
const mediaCount = async () => {
  const { n } = await test.ctx.db
    .selectFrom("public_store.media")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return n;
};
const wordsOfName = () =>
  test.ctx.db
    .selectFrom("public_store.search_word")
    .select("word")
    .where("word", "ilike", "%tưởng%")
    .execute();
const statesOf = (itemId: string) =>
  test.ctx.db
    .selectFrom("delivery")
    .select(["id", "state"])
    .where("item_id", "=", itemId)
    .where("platform", "!=", "portal")
    .orderBy("id")
    .execute();
async function disagreements() {
  const found = [];
  for await (const one of publicPageCheck.check(test.ctx.db)) found.push([one.kind, one.subjectId]);
  return found;
}

describe("closing a wanted notice by law", () => {
  it("leaves of it only that a page was there, and says so in the ledger without naming anybody", async () => {
    const before = await mediaCount();
    const { itemId } = await wanted({ pictures: [await picture()] });
    expect(await mediaCount()).toBeGreaterThan(before);
    expect(await wordsOfName()).not.toEqual([]);
    value(await close(itemId));
    expect(await pageOf(itemId)).toBeUndefined();
    expect(await mediaCount()).toBe(before);
    expect(
      await test.ctx.db
        .selectFrom("public_store.closed_page")
        .selectAll()
        .where("id", "=", itemId)
        .executeTakeFirst(),
    ).toEqual({ id: itemId, kind: "wanted", closed_at: test.clock.now() });
    expect(await wordsOfName()).toEqual([]);
    expect((await loadItem(test.ctx.db, { itemId }))?.state).toBe("closed");
    const entry = await test.ctx.db
      .selectFrom("ledger_entry")
      .selectAll()
      .where("act", "=", "notice.closed")
      .where("subject_id", "=", itemId)
      .executeTakeFirstOrThrow();
    expect(entry.details).toEqual({
      decisionNumber: "81/QĐĐN-VPCQCSĐT",
      decisionDate: "2026-11-23",
      closingReason: "arrested",
      takedowns: 0,
    });
    expect(await disagreements()).toEqual([]);
  });

  it("keeps a picture that another public item shows too, until that one is closed as well", async () => {
    const before = await mediaCount();
    const shared = await picture();
    const first = await wanted({ pictures: [shared] });
    const second = await wanted({ pictures: [shared] });
    const both = await mediaCount();
    value(await close(first.itemId));
    expect(await mediaCount()).toBe(both);
    value(await close(second.itemId));
    expect(await mediaCount()).toBe(before);
  });

  it("opens an order for the channel that a worker commits to call at this very moment", async () => {
    const { itemId } = await wanted();
    const [first] = await statesOf(itemId);
    const worker = await database.db.startTransaction().execute();
    await worker
      .updateTable("delivery")
      .set({ state: "sending", intent_at: test.clock.now() })
      .where("id", "=", first?.id ?? "")
      .execute();
    const closing = close(itemId);
    await expect.poll(() => waitingForLocks(database)).toBe(1);
    await worker.commit().execute();
    expect(value(await closing).takedowns).toBe(1);
  });

  it("puts nothing back that somebody had let go out late at the same moment", async () => {
    const { itemId, releaseId } = await wanted();
    value(await close(itemId));
    await database.adminDb
      .updateTable("release_outbox")
      .set({ taken_at: null })
      .where("release_id", "=", releaseId)
      .execute();
    expect(await published()).toBe(true);
    expect(await pageOf(itemId)).toBeUndefined();
    expect((await statesOf(itemId)).map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
    expect(await disagreements()).toEqual([]);
  });

  it("opens an order for an article that Zalo was given and has not shown yet", async () => {
    const { itemId } = await wanted();
    const [first, second] = await statesOf(itemId);
    const set = (id: string | undefined, state: string, progress: string) =>
      test.ctx.db
        .updateTable("delivery")
        .set({ state, progress })
        .where("id", "=", id ?? "")
        .execute();
    await set(first?.id, "blocked", '{"token":"t","polls":60}');
    await set(second?.id, "failed", '{"polls":0,"plainCover":true}');
    expect(value(await close(itemId)).takedowns).toBe(1);
    expect((await statesOf(itemId)).map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
  });

  it("stops what has not gone out yet and opens an order for each copy that may stand on a channel", async () => {
    const { itemId, releaseId } = await wanted();
    const [first, second] = await statesOf(itemId);
    await test.ctx.db
      .updateTable("delivery")
      .set({ state: "confirmed", public_url: "https://facebook.example/1" })
      .where("id", "=", first?.id ?? "")
      .execute();
    expect(value(await close(itemId)).takedowns).toBe(1);
    expect(Object.fromEntries((await statesOf(itemId)).map(({ id, state }) => [id, state]))).toEqual({
      [first?.id ?? ""]: "confirmed",
      [second?.id ?? ""]: "cancelled",
    });
    const manager = await actor(test.ctx, "kenh");
    const retried = await retryDelivery(test.ctx, { actor: manager, deliveryId: second?.id ?? "" });
    expect(retried.ok).toBe(false);
    test.clock.advance(60_000);
    const due = await claimDue(test.ctx, { platform: "facebook", limit: 1000 });
    expect(due.filter((one) => one.itemId === itemId)).toEqual([]);

    const open = value(await readBoard(test.ctx, { actor: manager, releaseId })).takedowns;
    expect(open).toMatchObject({ open: 1, done: 0, orders: [{ publicUrl: "https://facebook.example/1" }] });
    const takedownId = open.orders[0]?.takedownId ?? "";
    value(await confirmTakedown(test.ctx, { actor: manager, takedownId }));
    const settled = value(await readBoard(test.ctx, { actor: manager, releaseId }));
    expect(settled.takedowns).toEqual({ open: 0, done: 1, orders: [] });
    expect(settled.release.articleUrl).toBeNull();
    const again = await confirmTakedown(test.ctx, { actor: manager, takedownId });
    expect(again.ok ? "" : again.problem.code).toBe("delivery-state");
  });

  it("orders a look at a channel whose worker was sending at that moment, and takes the worker its lease", async () => {
    const { itemId } = await wanted();
    const [first] = await statesOf(itemId);
    const at = test.clock.now();
    await test.ctx.db
      .updateTable("delivery")
      .set({
        state: "sending",
        intent_at: at,
        lease_owner: "w",
        lease_until: new Date(at.getTime() + 60_000),
      })
      .where("id", "=", first?.id ?? "")
      .execute();
    expect(value(await close(itemId)).takedowns).toBe(1);
    const row = await test.ctx.db
      .selectFrom("delivery")
      .select(["state", "lease_owner"])
      .where("id", "=", first?.id ?? "")
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ state: "cancelled", lease_owner: null });
  });

  it("overtakes a release that the portal has not taken up yet", async () => {
    const { itemId } = await releaseThroughActs(test.ctx, {
      title: "Truy nã người vừa bị bắt ngay sau khi phát hành",
      targets: await channels(),
      kind: "wanted",
      details: wantedPerson(),
    });
    value(await close(itemId));
    while (await published());
    expect(await pageOf(itemId)).toBeUndefined();
    expect(await statesOf(itemId)).toEqual([]);
  });

  it("does not wait for a correction that is under way, and ends it", async () => {
    const { itemId } = await wanted();
    const item = await loadItem(test.ctx.db, { itemId });
    const author = await actor(test.ctx, "phuong-hac-thanh.canbo");
    value(await openCorrection(test.ctx, { actor: author, itemId, expectedVersion: item?.version ?? 0 }));
    value(await close(itemId));
    expect(await pageOf(itemId)).toBeUndefined();
  });

  it("is final: neither a second closing nor a correction leads out of it", async () => {
    const { itemId } = await wanted();
    value(await close(itemId));
    expect(codeOf(await close(itemId))).toBe("not-an-open-notice");
    const author = await actor(test.ctx, "phuong-hac-thanh.canbo");
    const item = await loadItem(test.ctx.db, { itemId });
    const opened = await openCorrection(test.ctx, {
      actor: author,
      itemId,
      expectedVersion: item?.version ?? 0,
    });
    expect(opened.ok ? "" : opened.problem.code).toBe("not-released");
  });

  it("is refused on a version that is no longer the present one, with a day in the future, and without a second factor", async () => {
    const { itemId } = await wanted();
    expect(codeOf(await close(itemId, { expectedVersion: 1 }))).toBe("version-conflict");
    expect(codeOf(await close(itemId, { decisionDate: "2030-01-01" }))).toBe("invalid-input");
    const fresh = await board();
    const stale = { ...fresh, steppedUpAt: new Date(test.clock.now().getTime() - 6 * 60_000) };
    expect(codeOf(await close(itemId, {}, Promise.resolve(stale)))).toBe("step-up-required");
    expect(codeOf(await close(itemId, {}, actor(test.ctx, "phuong-hac-thanh.canbo")))).toBe("forbidden");
    expect(await pageOf(itemId)).toBeDefined();
  });

  it("holds for a missing person who was found, and not for a warning", async () => {
    const missing = await releaseThroughActs(test.ctx, {
      title: "Tìm bà Hà Thị Thí Nghiệm đi lạc",
      targets: await channels(),
      kind: "missing",
      details: missingPerson(),
    });
    const warning = await releaseThroughActs(test.ctx, {
      title: "Cảnh báo không phải thông báo về người",
      targets: await channels(),
    });
    while (await published());
    value(await close(missing.itemId));
    expect(codeOf(await close(warning.itemId))).toBe("not-an-open-notice");
  });
});

describe("the ledger", () => {
  it("names a page that was deleted without a closing, and one that stands there although it was closed", async () => {
    const deleted = await wanted();
    const restored = await wanted();
    const { in_news: _made, ...row } = await test.ctx.db
      .selectFrom("public_store.article")
      .selectAll()
      .where("id", "=", restored.itemId)
      .executeTakeFirstOrThrow();
    value(await close(restored.itemId));
    const json = (value: unknown) => JSON.stringify(value);
    await database.adminDb
      .insertInto("public_store.article")
      .values({
        ...row,
        tags: json(row.tags),
        cover: null,
        pictures: json(row.pictures),
        details: json(row.details),
        attachments: json(row.attachments),
        videos: json(row.videos),
        corrections: json(row.corrections),
      })
      .execute();
    await database.adminDb.deleteFrom("public_store.article").where("id", "=", deleted.itemId).execute();
    expect((await disagreements()).toSorted()).toEqual(
      [
        ["extra", restored.itemId],
        ["missing", deleted.itemId],
      ].toSorted(),
    );
    // A mark made by hand is no closing.
    await database.adminDb
      .insertInto("public_store.closed_page")
      .values({ id: deleted.itemId, kind: "wanted", closed_at: test.clock.now() })
      .execute();
    expect(await disagreements()).toContainEqual(["missing", deleted.itemId]);
  });
});
