import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { startTestDelivery } from "../../tests/support/delivery.ts";
import { testPictures } from "../../tests/support/picture.ts";
import { type Platforms, startPlatforms } from "../../tests/support/platforms.ts";
import { actor, releaseThroughActs, value } from "../../tests/support/release.ts";
import { loadTestNetwork } from "../../tests/support/test-network.ts";
import { systemClock } from "../foundation/clock.ts";
import { retryDelivery } from "./retry-delivery.ts";

// One warning to many channels, each of which meets another trouble: nothing is posted twice, every channel that does
// not carry it says why, and whatever one channel meets, the others get theirs.

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let platforms: Platforms;
let delivery: { stop(): Promise<void> };
let pages: string[];
let accounts: string[];

beforeAll(async () => {
  platforms = await startPlatforms();
  database = await createTestDatabase();
  test = await createTestContext({ database, clock: systemClock, settings: platforms.settings });
  await loadTestNetwork(test.ctx);
  const of = async (platform: string) =>
    (
      await database.db
        .selectFrom("channel")
        .select("external_id")
        .where("platform", "=", platform)
        .orderBy("id")
        .limit(40)
        .execute()
    ).map((row) => row.external_id);
  pages = await of("facebook");
  accounts = await of("zalo");
  delivery = await startTestDelivery({ ctx: test.ctx, database });
});

afterAll(async () => {
  await delivery.stop();
  await test.close();
  await database.drop();
  await platforms.stop();
});

interface ChannelState {
  readonly id: string;
  readonly state: string;
  readonly reason_code: string;
  readonly reason: string;
  readonly next_at: Date;
  readonly intent_at: Date | null;
}

const isToBeDone = (state: string) => state === "pending" || state === "unknown";

/** Waits until no delivery of a release is under way or due; answers each by the channel's own id. */
async function settled(releaseId: string): Promise<Map<string, ChannelState>> {
  for (let turn = 0; turn < 300; turn += 1) {
    const rows = await database.db
      .selectFrom("delivery")
      .innerJoin("channel", "channel.id", "delivery.channel_id")
      .selectAll("delivery")
      .select("channel.external_id")
      .where("release_id", "=", releaseId)
      .execute();
    const busy = rows.some(
      (row) => row.state === "sending" || (isToBeDone(row.state) && row.next_at <= new Date()),
    );
    if (rows.length > 0 && !busy) return new Map(rows.map((row) => [row.external_id, row]));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the deliveries did not settle");
}

/** The calls of a delivery that are on record. */
const callsOf = (deliveryId: string | undefined) =>
  database.db
    .selectFrom("delivery_attempt")
    .select(["step", "outcome", "error_code", "http_status"])
    .where("delivery_id", "=", deliveryId ?? "")
    .orderBy("started_at")
    .execute();

describe("Facebook pages, each with a trouble of its own", () => {
  const callErrors: [string, Record<string, unknown>, string, string, posts: number][] = [
    ["nothing", {}, "confirmed", "", 1],
    ["app removed", { code: 190, subcode: 458 }, "blocked", "app-removed", 0],
    ["checkpoint", { code: 190, subcode: 459 }, "blocked", "checkpoint", 0],
    ["password changed", { code: 190, subcode: 460 }, "blocked", "password-changed", 0],
    ["token expired", { code: 190, subcode: 463 }, "blocked", "token-expired", 0],
    ["unconfirmed", { code: 190, subcode: 464 }, "blocked", "unconfirmed", 0],
    ["token invalid", { code: 190, subcode: 467 }, "blocked", "token-invalid", 0],
    ["role lost", { code: 190, subcode: 492 }, "blocked", "role-lost", 0],
    ["permission", { code: 200 }, "blocked", "permission", 0],
    ["posting too often", { code: 368, subcode: 1390008 }, "unknown", "posting-too-often", 0],
    ["identity check", { code: 368, subcode: 4854002 }, "blocked", "identity-check", 0],
    ["policy", { code: 368 }, "unknown", "policy-block", 0],
    ["same content", { code: 368, subcode: 1404082 }, "unknown", "repetition", 0],
    ["duplicate", { code: 506 }, "unknown", "repetition", 0],
    ["page throttle", { code: 80001 }, "unknown", "page-limit", 0],
    [
      "page throttle, and had posted",
      { kind: "error-after-commit", code: 80001 },
      "unknown",
      "page-limit",
      1,
    ],
    ["refused content", { code: 100, subcode: 1349125 }, "failed", "content-refused", 0],
    ["unknown error", { code: 1 }, "unknown", "unknown-error", 0],
    ["down, and had posted", { kind: "error-after-commit" }, "unknown", "service-down", 1],
    ["down, and had not", { kind: "error-before-commit" }, "unknown", "service-down", 0],
    ["reset, and had posted", { kind: "reset-after-commit" }, "unknown", "no-answer", 1],
    ["reset, and had not", { kind: "reset-before-commit" }, "unknown", "no-answer", 0],
    ["garbage, and had posted", { kind: "garbage-after-commit" }, "unknown", "unreadable-answer", 1],
    // Words that no database takes as they are: U+0000, and longer than is kept, cut at either place of a pair.
    ["null in its words", { code: 100, subcode: 1349125, message: "a\0b" }, "failed", "content-refused", 0],
    [
      "emoji cut in half",
      { code: 100, subcode: 1349125, message: "😀".repeat(400) },
      "failed",
      "content-refused",
      0,
    ],
    [
      "emoji cut after",
      { code: 100, subcode: 1349125, message: `a${"😀".repeat(400)}` },
      "failed",
      "content-refused",
      0,
    ],
  ];

  it("are stopped, throttled or read back as the protocol says, with the reason, and the others go on", async () => {
    await platforms.fault(
      "facebook",
      callErrors.slice(1).map(([, fault], index) => ({
        kind: "platform-error",
        channel: pages[index + 1],
        call: "feed",
        ...fault,
      })),
    );
    const targets = pages.slice(0, callErrors.length).map((id) => `facebook-${id}`);
    const { releaseId } = await releaseThroughActs(test.ctx, {
      title: "Cảnh báo gặp mọi trở ngại của Facebook",
      targets,
    });
    const states = await settled(releaseId);
    const posts = await platforms.posts();
    callErrors.forEach(([what, , state, reasonCode, postsLeft], index) => {
      const page = pages[index] ?? "";
      expect(states.get(page), what).toMatchObject({ state, reason_code: reasonCode });
      if (state !== "confirmed") expect(states.get(page)?.reason, what).toMatch(/[ạ-ỹđ].*\.$/i);
      expect(posts.filter((post) => post.page === page).length, what).toBe(postsLeft);
      // What may stand there is kept in mind until it was read back.
      expect(states.get(page)?.intent_at === null, what).toBe(state !== "unknown");
    });
    const waited = await database.db
      .selectFrom("pacing")
      .select("paused_until")
      .where("scope", "=", `channel:facebook-${pages[14]}`)
      .executeTakeFirst();
    // The throttle's own header said one minute, and not the hour that is used without one.
    const waitMs = (waited?.paused_until?.getTime() ?? 0) - Date.now();
    expect(waitMs).toBeGreaterThan(30_000);
    expect(waitMs).toBeLessThan(61_000);
  });

  it("that were stopped carry it after a person has seen to the page and retried, once", async () => {
    const page = pages[8];
    const row = await database.db
      .selectFrom("delivery")
      .select(["id", "release_id"])
      .where("channel_id", "=", `facebook-${page}`)
      .executeTakeFirstOrThrow();
    const board = await actor(test.ctx, "phoban");
    expect(await retryDelivery(test.ctx, { actor: board, deliveryId: row.id })).toMatchObject({ ok: true });
    expect((await settled(row.release_id)).get(page ?? "")).toMatchObject({ state: "confirmed" });
    const again = await retryDelivery(test.ctx, { actor: board, deliveryId: row.id });
    expect(again).toMatchObject({ ok: false, problem: { code: "delivery-state" } });
    expect((await platforms.posts()).filter((post) => post.page === page)).toHaveLength(1);
  });

  it("get text with the link, one picture, or several in their order", async () => {
    const pictures = await testPictures(3);
    for (const count of [0, 1, 3]) {
      const page = pages[30 + count] ?? "";
      const { releaseId } = await releaseThroughActs(test.ctx, {
        title: `Cảnh báo với ${count} ảnh kèm theo`,
        targets: [`facebook-${page}`],
        pictures: pictures.slice(0, count),
      });
      expect((await settled(releaseId)).get(page)).toMatchObject({ state: "confirmed" });
      const posts = (await platforms.posts()).filter((post) => post.page === page);
      expect(posts).toHaveLength(1);
      expect(posts[0]?.photos).toHaveLength(count);
      expect(posts[0]?.link === "").toBe(count > 0);
      expect(posts[0]?.message).toContain("Xem chi tiết: http://");
    }
  });

  it("whose second picture fails are finished from there, and no picture is posted twice", async () => {
    const pictures = await testPictures(3);
    const page = pages[35] ?? "";
    await platforms.fault("facebook", [
      { kind: "platform-error", code: 80001, channel: page, call: "photos", skip: 1 },
    ]);
    const { releaseId } = await releaseThroughActs(test.ctx, {
      title: "Cảnh báo mà ảnh thứ hai bị chặn",
      targets: [`facebook-${page}`],
      pictures,
    });
    expect((await settled(releaseId)).get(page)).toMatchObject({
      state: "pending",
      reason_code: "page-limit",
    });
    await database.adminDb.deleteFrom("pacing").execute();
    await database.adminDb
      .updateTable("delivery")
      .set({ next_at: new Date(0) })
      .where("release_id", "=", releaseId)
      .where("state", "=", "pending")
      .execute();
    expect((await settled(releaseId)).get(page)).toMatchObject({ state: "confirmed" });
    const posts = (await platforms.posts()).filter((post) => post.page === page);
    expect(posts).toHaveLength(1);
    expect(new Set(posts[0]?.photos).size).toBe(3);
  });
});

describe("Zalo accounts, each with a trouble of its own", () => {
  const quota = "Your OA has reach the limit quota create article";
  const callErrors: [string, Record<string, unknown>, string, string, articles: number][] = [
    ["nothing", {}, "confirmed", "", 1],
    ["token invalid, refreshed once", { code: -216, message: "invalid" }, "confirmed", "", 1],
    ["token expired, refreshed once", { code: -220, message: "expired" }, "confirmed", "", 1],
    ["token refused again", { code: -216, message: "invalid", times: 2 }, "blocked", "token-invalid", 0],
    ["app removed", { code: -219, message: "removed" }, "blocked", "app-removed", 0],
    [
      "account limit",
      { code: -32, message: "Your OA reached limit call api" },
      "unknown",
      "account-limit",
      0,
    ],
    ["invalid field", { code: -201, message: "title is invalid" }, "failed", "invalid-field", 0],
    ["disabled", { code: -204, message: "Offical Account is disable" }, "failed", "account-disabled", 0],
    ["quota", { code: -223, message: quota }, "unknown", "article-quota", 0],
    ["not authorized", { code: -223, message: "not authorized this API" }, "blocked", "not-authorized", 0],
    [
      "cover refused at creation",
      { code: -200, message: "create media fail" },
      "pending",
      "media-refused",
      0,
    ],
    // The stand-in had fetched the cover after all; Zalo publishes nothing in that case.
    [
      "cover not fetched",
      { code: -200, message: "Upload media failed", call: "verify" },
      "pending",
      "media-refused",
      1,
    ],
    [
      "still processing",
      { code: -214, message: "Media is being processed", call: "verify" },
      "pending",
      "",
      1,
    ],
    ["reset, and had made it", { kind: "reset-after-commit" }, "unknown", "no-answer", 1],
    ["reset, and had not", { kind: "reset-before-commit" }, "unknown", "no-answer", 0],
    ["verify lost", { kind: "reset-after-commit", call: "verify" }, "pending", "no-answer", 1],
    ["detail lost", { kind: "reset-after-commit", call: "getdetail" }, "pending", "", 1],
  ];

  it("are refreshed, stopped, throttled or read back as the protocol says", async () => {
    await platforms.fault(
      "zalo",
      callErrors.slice(1).map(([, fault], index) => ({
        kind: "platform-error",
        channel: accounts[index + 1],
        call: "create",
        ...fault,
      })),
    );
    const { releaseId } = await releaseThroughActs(test.ctx, {
      title: "Cảnh báo gặp mọi trở ngại của Zalo",
      targets: accounts.slice(0, callErrors.length).map((id) => `zalo-${id}`),
    });
    const states = await settled(releaseId);
    const articles = await platforms.articles();
    callErrors.forEach(([what, , state, reasonCode, postsLeft], index) => {
      const account = accounts[index] ?? "";
      expect(states.get(account), what).toMatchObject({ state, reason_code: reasonCode });
      expect(articles.filter((one) => one.account === account).length, what).toBe(postsLeft);
      expect(states.get(account)?.intent_at === null, what).toBe(state !== "unknown");
    });
  });

  it("whose token cannot be renewed for now wait for the token server, and nobody has to act", async () => {
    const account = accounts[callErrors.length + 4] ?? "";
    await platforms.fault("zalo", [
      { kind: "platform-error", channel: account, call: "create", code: -216, message: "invalid" },
      { kind: "error-before-commit", channel: account, call: "refresh", times: 2 },
    ]);
    const { releaseId } = await releaseThroughActs(test.ctx, {
      title: "Cảnh báo khi máy chủ cấp mã bị lỗi",
      targets: [`zalo-${account}`],
    });
    const states = (await settled(releaseId)).get(account);
    expect(states).toMatchObject({ state: "pending", reason_code: "refresh-lost" });
    expect((states?.next_at.getTime() ?? 0) - Date.now()).toBeLessThan(6 * 60_000);
    // The call that was refused is on record, and not only what became of the token.
    expect(await callsOf(states?.id)).toEqual([
      { step: "create", outcome: "token-refused", error_code: "-216", http_status: 200 },
    ]);
  });

  it.each([
    ["cannot be renewed for now", callErrors.length + 5, 2, ["create unknown", "read-back token-refused"]],
    [
      "is renewed",
      callErrors.length + 6,
      0,
      ["create unknown", "read-back token-refused", "read-back absent"],
    ],
  ])("whose token %s while they are read back have every call on record", async (how, n, times, calls) => {
    const account = accounts[n] ?? "";
    await platforms.fault("zalo", [
      { kind: "reset-before-commit", channel: account, call: "create" },
      { kind: "platform-error", channel: account, call: "getslice", code: -216, message: "invalid" },
      ...(times === 0 ? [] : [{ kind: "error-before-commit", channel: account, call: "refresh", times }]),
    ]);
    const { releaseId } = await releaseThroughActs(test.ctx, {
      title: `Cảnh báo được đọc lại khi mã ${how}`,
      targets: [`zalo-${account}`],
    });
    const id = (await settled(releaseId)).get(account)?.id;
    await database.adminDb
      .updateTable("delivery")
      .set({ next_at: new Date(0) })
      .where("id", "=", id ?? "")
      .execute();
    await expect
      .poll(async () => (await callsOf(id)).map(({ step, outcome }) => `${step} ${outcome}`), {
        timeout: 10_000,
      })
      .toEqual(calls);
  });

  it("whose every cover was refused are looked at first when a person tries again, and what stands there is taken", async () => {
    const account = accounts[20] ?? "";
    await platforms.fault("zalo", [
      {
        kind: "platform-error",
        channel: account,
        call: "verify",
        code: -200,
        message: "Upload media failed",
        times: 4,
      },
    ]);
    const { releaseId } = await releaseThroughActs(test.ctx, {
      title: "Cảnh báo mà ảnh nào cũng bị từ chối",
      targets: [`zalo-${account}`],
    });
    // After 1, 5 and 15 minutes the same sealed cover is tried again.
    for (let again = 0; again < 3; again += 1) {
      expect((await settled(releaseId)).get(account)).toMatchObject({
        state: "pending",
        reason_code: "media-refused",
      });
      await database.adminDb
        .updateTable("delivery")
        .set({ next_at: new Date(0) })
        .where("release_id", "=", releaseId)
        .where("state", "=", "pending")
        .execute();
    }
    const row = (await settled(releaseId)).get(account);
    expect(row).toMatchObject({ state: "failed", reason_code: "media-refused" });
    const created = async () =>
      (await platforms.articles()).filter((article) => article.account === account).length;
    // The stand-in has shown what it says it could not make: one more would be one too many.
    const before = await created();
    const board = await actor(test.ctx, "phoban");
    value(await retryDelivery(test.ctx, { actor: board, deliveryId: row?.id ?? "" }));
    expect((await settled(releaseId)).get(account)).toMatchObject({ state: "confirmed" });
    expect(await created()).toBe(before);
  });
});
