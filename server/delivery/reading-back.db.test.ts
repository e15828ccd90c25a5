import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LeapingDelivery, openLeapingDelivery } from "../../tests/support/leaping-delivery.ts";
import { wantedPerson } from "../../tests/support/notices.ts";
import { testPictures } from "../../tests/support/picture.ts";
import { actor, releaseThroughActs, value } from "../../tests/support/release.ts";
import { endDeliveries } from "./end-deliveries.ts";
import { retryDeliveries, retryDelivery } from "./retry-delivery.ts";
import { settleDelivery } from "./settle-delivery.ts";

// Whatever a platform answers to the one call that publishes, and whatever a person presses afterwards: each channel
// carries the warning once, or the board says truly why it does not.

let net: LeapingDelivery;

beforeAll(async () => {
  net = await openLeapingDelivery();
  await net.start();
});

afterAll(() => net.stop());

const own = (channelId: string) => channelId.replace(/^(facebook|zalo)-/, "");

async function copiesOn(channelId: string, title: string): Promise<number> {
  if (channelId.startsWith("zalo"))
    return (await net.platforms.articles()).filter(
      (article) => article.account === own(channelId) && article.title === title,
    ).length;
  return (await net.platforms.posts()).filter(
    (post) => post.page === own(channelId) && post.message?.startsWith(title),
  ).length;
}

/** Releases a warning to as many channels as there are faults, each of which meets one of them. */
async function releaseInto(
  platform: "facebook" | "zalo",
  {
    title,
    faults,
    pictures = [],
  }: { title: string; faults: readonly Record<string, unknown>[]; pictures?: Buffer[] },
) {
  const targets = await net.channels(platform, faults.length);
  await net.platforms.fault(
    platform,
    faults.map((fault, index) => ({
      channel: own(targets[index] ?? ""),
      call: platform === "facebook" ? "feed" : "create",
      ...fault,
    })),
  );
  const { itemId, releaseId } = await releaseThroughActs(net.network.test.ctx, { title, targets, pictures });
  return { targets, itemId, releaseId };
}

const afterCommit = (code: number, subcode?: number) => ({
  kind: "error-after-commit",
  code,
  ...(subcode === undefined ? {} : { subcode }),
});
/** Throttles, repetitions, blocks without a proof, lies, and what nobody has listed. */
const doubtful = [
  ...[4, 17, 32, 341, 613, 80001, 80006, 506, 1, 2, 368, 9999, 31_337].map((code) => afterCommit(code)),
  ...[
    [613, 1996],
    [368, 1390008],
    [368, 1404082],
    [100, 1366051],
  ].map(([code = 0, subcode]) => afterCommit(code, subcode)),
];

describe("a page that made the post and then answered with an error", () => {
  it("carries it once and is confirmed, whatever the error was", async () => {
    const title = "Cảnh báo mà trang đã đăng rồi mới báo lỗi";
    const { targets, releaseId } = await releaseInto("facebook", { title, faults: doubtful });
    const rested = await net.rested(releaseId);
    for (const [index, channel] of targets.entries()) {
      const what = JSON.stringify(doubtful[index]);
      expect(rested.get(channel), what).toMatchObject({ state: "confirmed" });
      expect(await copiesOn(channel, title), what).toBe(1);
    }
  });

  it("carries an album once, also where its pictures are spent", async () => {
    const title = "Cảnh báo nhiều ảnh mà trang đã đăng rồi mới báo lỗi";
    const pictures = await testPictures(3);
    const faults = [afterCommit(32), afterCommit(100, 1366051), afterCommit(9999)];
    const { targets, releaseId } = await releaseInto("facebook", { title, faults, pictures });
    const rested = await net.rested(releaseId);
    for (const channel of targets) {
      expect(rested.get(channel)).toMatchObject({ state: "confirmed" });
      expect(await copiesOn(channel, title)).toBe(1);
    }
  });

  it("is found although the post is listed only after 200 seconds", async () => {
    await net.platforms.set("facebook", { visibilityDelayMs: 200_000 });
    const title = "Cảnh báo mà trang liệt kê rất chậm";
    const faults = [afterCommit(2), afterCommit(32), afterCommit(506), { kind: "reset-after-commit" }];
    const { targets, releaseId } = await releaseInto("facebook", { title, faults });
    const rested = await net.rested(releaseId);
    await net.platforms.set("facebook", { visibilityDelayMs: 0 });
    for (const [index, channel] of targets.entries()) {
      expect(rested.get(channel), JSON.stringify(faults[index])).toMatchObject({ state: "confirmed" });
      expect(await copiesOn(channel, title)).toBe(1);
    }
  });
});

describe("an album whose page refuses it for good", () => {
  it("leaves none of its pictures at the platform, and hands them over anew when it is sent again", async () => {
    const title = "Cảnh báo nhiều ảnh mà trang thiếu quyền";
    const pictures = await testPictures(2);
    const faults = [{ kind: "platform-error", code: 200 }];
    const { targets, releaseId } = await releaseInto("facebook", { title, faults, pictures });
    const [channel = ""] = targets;
    const kept = async () =>
      (await net.platforms.photos()).filter(({ page }) => page === own(channel)).length;
    const deliveryId = (await net.rested(releaseId)).get(channel)?.id ?? "";
    await expect.poll(kept).toBe(0);
    const { ctx } = net.network.test;
    value(await retryDelivery(ctx, { actor: await actor(ctx, "kenh"), deliveryId }));
    expect((await net.rested(releaseId)).get(channel)).toMatchObject({ state: "confirmed" });
    expect(await kept()).toBe(2);
    expect(await copiesOn(channel, title)).toBe(1);
  });
});

describe("a page that made no post and answered with an error", () => {
  it("gets it when the pause is over; a refusal that nobody listed is told with its own number", async () => {
    const title = "Cảnh báo mà trang chưa đăng và báo lỗi";
    const codes = [32, 80001, 9999, 506];
    const faults = codes.map((code) => ({ kind: "platform-error", code }));
    const { targets, releaseId } = await releaseInto("facebook", { title, faults });
    const rested = await net.rested(releaseId);
    const states = targets.map((channel) => rested.get(channel));
    expect(states.map((one) => one?.state)).toEqual(["confirmed", "confirmed", "failed", "unsettled"]);
    expect(states[2]?.reason).toContain("9999");
    for (const [index, channel] of targets.entries())
      expect(await copiesOn(channel, title)).toBe(index < 2 ? 1 : 0);
  });
});

describe("an account that made the article and then answered with an error", () => {
  it("carries it once and is confirmed, whatever the error was", async () => {
    const title = "Cảnh báo mà tài khoản đã tạo rồi mới báo lỗi";
    const faults = [
      { ...afterCommit(-32), message: "Your OA reached limit call api" },
      afterCommit(-500),
      afterCommit(-12_345),
      { kind: "reset-after-commit" },
      { kind: "garbage-after-commit" },
    ];
    const { targets, releaseId } = await releaseInto("zalo", { title, faults });
    const rested = await net.rested(releaseId);
    for (const [index, channel] of targets.entries()) {
      expect(rested.get(channel), JSON.stringify(faults[index])).toMatchObject({ state: "confirmed" });
      expect(await copiesOn(channel, title)).toBe(1);
    }
  });
});

describe("a person who sends it again", () => {
  it("doubles nothing that has come into view after it was called absent", async () => {
    await net.platforms.set("facebook", { visibilityDelayMs: 900_000 });
    const title = "Cảnh báo hiện ra sau khi đã coi là không có";
    const faults = [afterCommit(9999), afterCommit(9999), afterCommit(9999), afterCommit(506)];
    const { targets, releaseId } = await releaseInto("facebook", { title, faults });
    const first = await net.rested(releaseId);
    expect(targets.map((channel) => first.get(channel)?.state)).toEqual([
      ...["failed", "failed", "failed"],
      "unsettled",
    ]);
    await net.leap(900_000);
    await net.platforms.set("facebook", { visibilityDelayMs: 0 });
    const { ctx } = net.network.test;
    const board = await actor(ctx, "phoban");
    // One by one, all at once, and by saying of one that nothing stands there.
    const [single = "", , , doubted = ""] = targets;
    value(await retryDelivery(ctx, { actor: board, deliveryId: first.get(single)?.id ?? "" }));
    expect(value(await retryDeliveries(ctx, { actor: board, releaseId, reasonCode: "refused" }))).toEqual({
      deliveries: 2,
    });
    const deliveryId = first.get(doubted)?.id ?? "";
    value(await settleDelivery(ctx, { actor: board, deliveryId, published: false, publicUrl: null }));
    const rested = await net.rested(releaseId);
    for (const channel of targets) {
      expect(rested.get(channel)).toMatchObject({ state: "confirmed" });
      expect(await copiesOn(channel, title)).toBe(1);
    }
    const entries = await net.network.database.db
      .selectFrom("ledger_entry")
      .select("details")
      .where("act", "=", "delivery.retried")
      .execute();
    expect(entries.filter(({ details }) => JSON.stringify(details).includes(releaseId))).toHaveLength(2);
  });

  it("sends at once where the refusal proves that nothing stands there", async () => {
    const title = "Cảnh báo bị từ chối vì thiếu quyền";
    const { targets, releaseId } = await releaseInto("facebook", {
      title,
      faults: [{ kind: "platform-error", code: 200 }],
    });
    const [channel = ""] = targets;
    const deliveryId = (await net.rested(releaseId)).get(channel)?.id ?? "";
    const { ctx } = net.network.test;
    const before = ctx.clock.now().getTime();
    value(await retryDelivery(ctx, { actor: await actor(ctx, "kenh"), deliveryId }));
    expect((await net.rested(releaseId)).get(channel)).toMatchObject({ state: "confirmed" });
    expect(ctx.clock.now().getTime() - before).toBeLessThan(60_000);
    expect(await copiesOn(channel, title)).toBe(1);
  });
});

describe("a wanted notice that is closed while a page waits", () => {
  it("is ordered down from every page where it may stand, whatever the page has answered", async () => {
    const faults = [{ kind: "slow", ms: 1 }, afterCommit(32), { kind: "platform-error", code: 80001 }];
    const targets = await net.channels("facebook", faults.length);
    await net.platforms.fault(
      "facebook",
      faults.map((fault, index) => ({ channel: own(targets[index] ?? ""), call: "feed", ...fault })),
    );
    const { ctx } = net.network.test;
    const { itemId, releaseId } = await releaseThroughActs(ctx, {
      title: "Truy nã Lò Văn Giả Tưởng",
      targets,
      kind: "wanted",
      details: wantedPerson(),
    });
    await expect
      .poll(async () => {
        const states = await net.statusOf(releaseId);
        return targets.map((channel) => states.get(channel)?.state);
      })
      .toEqual(["confirmed", "unknown", "unknown"]);
    const { takedowns } = await ctx.db
      .transaction()
      .execute((tx) => endDeliveries(tx, { itemId, at: ctx.clock.now() }));
    expect(takedowns).toBe(3);
  });

  it("is not ordered down where it was surely never begun", async () => {
    const targets = await net.channels("facebook", 2);
    const [refused = "", never = ""] = targets;
    await net.platforms.fault("facebook", [
      { kind: "platform-error", code: 190, channel: own(refused), call: "feed" },
    ]);
    const { ctx } = net.network.test;
    await ctx.db
      .insertInto("pacing")
      .values({
        scope: `channel:${never}`,
        paused_until: new Date(ctx.clock.now().getTime() + 3_600_000),
        updated_at: ctx.clock.now(),
      })
      .execute();
    const { itemId, releaseId } = await releaseThroughActs(ctx, {
      title: "Truy nã người chưa lên kênh nào",
      targets,
      kind: "wanted",
      details: wantedPerson(),
    });
    await expect.poll(async () => (await net.statusOf(releaseId)).get(refused)?.state).toBe("blocked");
    const { takedowns } = await ctx.db
      .transaction()
      .execute((tx) => endDeliveries(tx, { itemId, at: ctx.clock.now() }));
    expect(takedowns).toBe(0);
  });
});
