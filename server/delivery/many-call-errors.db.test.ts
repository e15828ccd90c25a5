import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, releaseThroughActs, value } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { readBoard } from "./board.ts";
import { readHolds } from "./holds.ts";
import { readNotConfirmed, readOrders } from "./list-by-page.ts";
import { retryDeliveries } from "./retry-delivery.ts";
import { takeRelease } from "./take-release.ts";
import { wrongClocks } from "./wrong-clocks.ts";

let network: Awaited<ReturnType<typeof openTestNetwork>>;
let releaseId: string;
let itemId: string;
const all = 450;

beforeAll(async () => {
  network = await openTestNetwork({ size: "whole" });
  const { ctx } = network.test;
  const of = async (platform: string, count: number) => {
    const channels = ctx.db.selectFrom("channel").select("id").where("platform", "=", platform);
    return (await channels.orderBy("id").limit(count).execute()).map(({ id }) => id);
  };
  const targets = [...(await of("facebook", 300)), ...(await of("zalo", all - 300))];
  ({ itemId, releaseId } = await releaseThroughActs(ctx, {
    title: "Cảnh báo mà nhiều kênh gặp lỗi",
    targets,
  }));
  await takeRelease(ctx, { publishToPortal: publishArticle });
  const set = (values: Record<string, string>, ids: string[]) =>
    network.database.adminDb
      .updateTable("delivery")
      .set(values)
      .where("release_id", "=", releaseId)
      .where("channel_id", "in", ids)
      .execute();
  await set({ state: "failed", reason_code: "media-refused", reason: "Zalo không tải được ảnh." }, targets);
  await set({ state: "blocked", reason_code: "permission", reason: "Thiếu quyền." }, targets.slice(0, 7));
});

afterAll(() => network.close());

const stateCounts = async () => {
  const rows = await network.database.db
    .selectFrom("delivery")
    .select((eb) => ["state", eb.fn.countAll<number>().as("n")])
    .where("release_id", "=", releaseId)
    .groupBy("state")
    .execute();
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
};

describe("a release on which hundreds of channels are in trouble", () => {
  it("names every one of them, page by page, and says how many stand for which reason", async () => {
    const { ctx } = network.test;
    const by = await actor(ctx, "kenh");
    const named = new Set<string>();
    let after: string | undefined;
    for (let page = 0; page < 10; page += 1) {
      const listed = value(await readNotConfirmed(ctx, { actor: by, releaseId, after }));
      for (const { deliveryId } of listed.items) named.add(deliveryId);
      if (listed.next === null) break;
      after = listed.next;
    }
    expect(named.size).toBe(all);
    const board = value(await readBoard(ctx, { actor: by, releaseId }));
    expect(board.commonReasons.reduce((sum, { count }) => sum + count, 0)).toBe(all);
    expect(board.commonReasons.find(({ reasonCode }) => reasonCode === "permission")).toMatchObject({
      state: "blocked",
      count: 7,
    });
  });

  it("is sent again by one act with one entry in the ledger: by reason, by platform, by unit, and all that is left", async () => {
    const { ctx } = network.test;
    const by = await actor(ctx, "phoban");
    const entries = async () =>
      (
        await ctx.db
          .selectFrom("ledger_entry")
          .select("details")
          .where("act", "=", "delivery.retried")
          .orderBy("seq")
          .execute()
      ).map(({ details }) => details);
    expect(value(await retryDeliveries(ctx, { actor: by, releaseId, reasonCode: "permission" }))).toEqual({
      deliveries: 7,
    });
    expect(await entries()).toEqual([{ releaseId, deliveries: 7, reasonCode: "permission" }]);
    const [unit] = await ctx.db
      .selectFrom("delivery")
      .innerJoin("channel", "channel.id", "delivery.channel_id")
      .select((eb) => ["channel.unit_code", eb.fn.countAll<number>().as("n")])
      .where("release_id", "=", releaseId)
      .where("state", "=", "failed")
      .groupBy("channel.unit_code")
      .limit(1)
      .execute();
    const unitCode = unit?.unit_code ?? "";
    expect(value(await retryDeliveries(ctx, { actor: by, releaseId, unitCode })).deliveries).toBe(unit?.n);
    value(await retryDeliveries(ctx, { actor: by, releaseId, platform: "facebook" }));
    value(await retryDeliveries(ctx, { actor: by, releaseId }));
    expect(await stateCounts()).toEqual({ confirmed: 1, pending: all });
    expect(await entries()).toHaveLength(4);
    expect(await retryDeliveries(ctx, { actor: by, releaseId })).toMatchObject({
      ok: false,
      problem: { code: "delivery-state" },
    });
  });

  it("is sent again by nobody who may only look", async () => {
    const { ctx } = network.test;
    const outcome = await retryDeliveries(ctx, { actor: await actor(ctx, "thanhtra"), releaseId });
    expect(outcome).toMatchObject({ ok: false });
  });

  it("names every order to take a copy down, page by page", async () => {
    const { ctx } = network.test;
    const rows = await ctx.db
      .selectFrom("delivery")
      .select("id")
      .where("release_id", "=", releaseId)
      .where("platform", "!=", "portal")
      .execute();
    await ctx.db
      .insertInto("notice_takedown")
      .values(
        rows.map(({ id }, n) => ({
          id: n.toString(36).padStart(16, "0"),
          delivery_id: id,
          item_id: itemId,
          state: "open",
          opened_at: ctx.clock.now(),
        })),
      )
      .execute();
    const by = await actor(ctx, "kenh");
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const listed = value(await readOrders(ctx, { actor: by, releaseId, after }));
      seen.push(...listed.items.map(({ takedownId }) => takedownId));
      if (listed.next === null) break;
      after = listed.next;
    }
    expect(new Set(seen).size).toBe(all);
  });
});

describe("what holds a platform up", () => {
  it("is told in words: a platform that cannot be reached, and a clock that is a minute wrong", async () => {
    const { ctx, clock } = network.test;
    const now = clock.now();
    expect(await readHolds(ctx, now)).toEqual([]);
    await ctx.db
      .insertInto("pacing")
      .values({
        scope: "application:zalo",
        paused_until: new Date(now.getTime() - 1),
        reason: "Không kết nối được tới Zalo.",
        updated_at: now,
      })
      .execute();
    const measured = (offset_ms: number) =>
      ctx.db
        .insertInto("platform_clock")
        .values({ platform: "facebook", host: "may-1", offset_ms, measured_at: now })
        .onConflict((conflict) => conflict.columns(["platform", "host"]).doUpdateSet({ offset_ms }))
        .execute();
    for (const [offsetMs, shown, stops] of [
      [4_900, 0, 0],
      [-4_900, 0, 0],
      [5_000, 1, 0],
      [-59_000, 1, 0],
      [60_000, 1, 1],
      [-200_000, 1, 1],
    ] as const) {
      await measured(offsetMs);
      const clocks = await wrongClocks(ctx, { now });
      expect(clocks, `${offsetMs}`).toHaveLength(shown);
      const holds = await readHolds(ctx, now);
      expect(holds.filter(({ platform }) => platform === "facebook")).toHaveLength(stops);
      expect(holds.filter(({ platform }) => platform === "zalo")).toHaveLength(1);
    }
    expect((await wrongClocks(ctx, { now }))[0]?.sentence).toContain("nhanh hơn Facebook 200 giây");
    expect(await wrongClocks(ctx, { now: new Date(now.getTime() + 3_600_000) })).toEqual([]);
  });
});
