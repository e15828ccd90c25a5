import { connect, createServer, type Server } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { WarningDetails } from "../../body/kinds/warning.ts";
import { type LeapingDelivery, openLeapingDelivery } from "../../tests/support/leaping-delivery.ts";
import { actor, releaseThroughActs, value } from "../../tests/support/release.ts";
import { freePort } from "../foundation/start/ports.ts";
import { postLate } from "./post-late.ts";

// What is our own trouble is not the channel's failure: an uplink that is cut, a clock that is wrong, a worker that
// starts two days late. Nothing goes out that should not, nothing is called failed, and it goes on by itself where it may.

const minute = 60_000;
const hour = 60 * minute;
let net: LeapingDelivery;
let uplink: { port: number; cut(): Promise<void>; mend(): Promise<void> };

/** A line to Facebook that can be cut: then nothing listens there any more. */
async function openUplink() {
  const port = await freePort();
  let target = 0;
  let server: Server | undefined;
  const open = new Set<{ destroy(): void }>();
  const mend = async () => {
    if (server?.listening === true) return;
    server = createServer((from) => {
      const to = connect(target, "127.0.0.1");
      for (const end of [from, to]) {
        open.add(end);
        end.on("error", () => undefined).on("close", () => open.delete(end));
      }
      from.on("close", () => to.destroy());
      to.on("close", () => from.destroy());
      from.pipe(to).pipe(from);
    });
    await new Promise<void>((resolve) => server?.listen(port, "127.0.0.1", resolve));
  };
  const cut = async () => {
    const ended = new Promise((resolve) => server?.close(resolve));
    for (const end of open) end.destroy();
    await ended;
  };
  return { port, cut, mend, to: (facebook: number) => (target = facebook) };
}

beforeAll(async () => {
  const line = await openUplink();
  uplink = line;
  await line.mend();
  net = await openLeapingDelivery((of) => {
    line.to(Number(new URL(of.settings.FACEBOOK_GRAPH_URL ?? "").port));
    return { FACEBOOK_GRAPH_URL: `http://127.0.0.1:${line.port}` };
  });
});

afterEach(async () => {
  await uplink.mend();
});

afterAll(async () => {
  await net.stop();
  await uplink.cut();
});

async function release(title: string, { pages = 6, accounts = 0, urgent = false, expiresAt = "" } = {}) {
  const targets = [...(await net.channels("facebook", pages)), ...(await net.channels("zalo", accounts))];
  const { itemId, releaseId } = await releaseThroughActs(net.network.test.ctx, {
    title,
    targets,
    urgent,
    ...(expiresAt === "" ? {} : { details: { ...warning, expiresAt } }),
  });
  return { targets, itemId, releaseId };
}

const warning: Omit<WarningDetails, "expiresAt"> = {
  kind: "warning",
  topic: "scam",
  trick: "Giả danh công an gọi điện.",
  signs: ["Đòi chuyển tiền"],
  actions: ["Gọi 113"],
  reportTo: "113",
  areaUnitCodes: [],
  severity: "Moderate",
  urgency: "Expected",
  certainty: "Observed",
  onsetAt: "",
  english: null,
};

const posted = async (title: string) =>
  (await net.platforms.posts()).filter((post) => post.message?.startsWith(title)).length;
const statesOf = async (releaseId: string) =>
  [...new Set([...(await net.statusOf(releaseId)).values()].map(({ state }) => state))].toSorted();
const pace = () =>
  net.network.database.db
    .selectFrom("pacing")
    .selectAll()
    .where("scope", "=", "application:facebook")
    .executeTakeFirst();

describe("an uplink that is cut", () => {
  it("for an hour fails no channel and spends no attempt, and everything goes out when it is mended", async () => {
    await uplink.cut();
    await net.start();
    const title = "Cảnh báo lúc đứt đường truyền";
    const { targets, releaseId } = await release(title);
    await expect.poll(async () => (await pace())?.failures ?? 0).toBeGreaterThan(0);
    const lengths: number[] = [];
    for (let turn = 0; turn < 60; turn += 1) {
      const paused = await pace();
      const now = net.clock.now().getTime();
      const waitMs = (paused?.paused_until?.getTime() ?? now) - now;
      if (waitMs <= 0) {
        // The one call on trial is out: it alone makes the pause longer.
        await expect.poll(async () => (await pace())?.failures).toBe((paused?.failures ?? 0) + 1);
        continue;
      }
      lengths.push(Math.ceil(waitMs / 1000));
      await net.leap(Math.max(waitMs + 1, turn > 20 ? 2 * minute : 0));
      await expect.poll(async () => (await pace())?.failures).toBe((paused?.failures ?? 0) + 1);
    }
    // Ever longer, so that a platform that is back is not stormed.
    expect(Math.min(...lengths.slice(-5))).toBeGreaterThan(40);
    expect(net.clock.now().getTime() - Date.now()).toBeGreaterThan(hour);
    for (const channel of targets)
      expect((await net.statusOf(releaseId)).get(channel)).toMatchObject({ state: "pending", attempts: 0 });
    await uplink.mend();
    const rested = await net.rested(releaseId);
    for (const channel of targets) expect(rested.get(channel)).toMatchObject({ state: "confirmed" });
    expect(await posted(title)).toBe(targets.length);
    // One call on trial was enough to let all others follow.
    expect(await pace()).toMatchObject({ paused_until: null, failures: 0 });
  });

  it("for longer than the term ends overdue on the board, while it still lasts", async () => {
    await uplink.cut();
    const title = "Cảnh báo khẩn lúc đứt đường truyền lâu";
    const { targets, releaseId } = await release(title, { urgent: true, pages: 3 });
    await expect.poll(async () => (await net.statusOf(releaseId)).size).toBe(4);
    await net.leap(31 * minute);
    // The call on trial may be out when the term ends: its channel follows the others.
    await expect.poll(() => statesOf(releaseId)).toEqual(["confirmed", "overdue"]);
    for (const channel of targets) {
      const states = (await net.statusOf(releaseId)).get(channel);
      expect(states).toMatchObject({ state: "overdue" });
      expect(states?.reason).not.toBe("");
    }
    await uplink.mend();
    await net.leap(2 * minute);
    // One press for all of them.
    const { ctx } = net.network.test;
    value(await postLate(ctx, { actor: await actor(ctx, "phoban"), releaseId }));
    const rested = await net.rested(releaseId);
    for (const channel of targets) expect(rested.get(channel)).toMatchObject({ state: "confirmed" });
    expect(await posted(title)).toBe(3);
  });
});

describe("a worker that starts two days after the release", () => {
  it("sends nothing, not even to the portal, until a person lets it go out, and then all of it once", async () => {
    await net.pause();
    const title = "Cảnh báo phát hành khi không có tiến trình nào";
    const { targets, releaseId } = await release(title, { accounts: 2 });
    await net.leap(48 * hour);
    await net.start();
    await expect.poll(() => statesOf(releaseId)).toEqual(["overdue"]);
    expect(await posted(title)).toBe(0);
    const { ctx } = net.network.test;
    const page = () =>
      ctx.db.selectFrom("public_store.article").select("id").where("release_id", "=", releaseId).execute();
    expect(await page()).toHaveLength(0);
    const board = await actor(ctx, "phoban");
    expect(value(await postLate(ctx, { actor: board, releaseId }))).toEqual({
      deliveries: targets.length + 1,
    });
    const rested = await net.rested(releaseId);
    expect([...rested.values()].map(({ state }) => state)).toEqual(
      Array(targets.length + 1).fill("confirmed"),
    );
    expect(await page()).toHaveLength(1);
    expect(await posted(title)).toBe(6);
    expect(await postLate(ctx, { actor: board, releaseId })).toMatchObject({ ok: false });
  });

  it("lets one channel go out alone, but never before the portal", async () => {
    await net.pause();
    const title = "Cảnh báo chỉ còn cần trên một trang";
    const { targets, releaseId } = await release(title, { pages: 3 });
    await net.leap(48 * hour);
    await net.start();
    await expect.poll(() => statesOf(releaseId)).toEqual(["overdue"]);
    const [wanted = ""] = targets;
    const deliveryId = (await net.statusOf(releaseId)).get(wanted)?.id;
    const { ctx } = net.network.test;
    value(await postLate(ctx, { actor: await actor(ctx, "phoban"), releaseId, deliveryId }));
    await expect.poll(async () => (await net.statusOf(releaseId)).get(wanted)?.state).toBe("confirmed");
    const states = await net.statusOf(releaseId);
    expect(states.get("portal")).toMatchObject({ state: "confirmed" });
    expect(targets.slice(1).map((channel) => states.get(channel)?.state)).toEqual(["overdue", "overdue"]);
    expect(await posted(title)).toBe(1);
  });

  it("sends a warning within its own end, however long that is", async () => {
    await net.pause();
    const title = "Cảnh báo còn hiệu lực ba ngày";
    const expiresAt = new Date(net.clock.now().getTime() + 72 * hour).toISOString();
    const { targets, releaseId } = await release(title, { pages: 2, expiresAt });
    await net.leap(48 * hour);
    await net.start();
    const rested = await net.rested(releaseId);
    for (const channel of targets) expect(rested.get(channel)).toMatchObject({ state: "confirmed" });
  });
});

describe("a clock that is wrong", () => {
  it.each([200_000, -200_000])(
    "by %i ms publishes nothing, and goes on by itself when it is right again",
    async (by) => {
      await net.pause();
      await net.platforms.set("facebook", { clockOffsetMs: by });
      const title = `Cảnh báo khi đồng hồ lệch ${by}`;
      const { targets, releaseId } = await release(title, { pages: 4 });
      await net.start();
      const clockOf = async () =>
        net.network.database.db
          .selectFrom("platform_clock")
          .selectAll()
          .where("platform", "=", "facebook")
          .execute();
      await expect
        .poll(async () => Math.round(Number((await clockOf())[0]?.offset_ms) / 10_000))
        .toBe(by / 10_000);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect(await posted(title)).toBe(0);
      expect((await net.statusOf(releaseId)).get(targets[0] ?? "")).toMatchObject({ state: "pending" });
      await net.platforms.set("facebook", { clockOffsetMs: 0 });
      await expect.poll(() => posted(title), { timeout: 25_000 }).toBe(4);
    },
  );

  it("by half a minute doubles nothing that stood, and is right about every unclear outcome", async () => {
    for (const platform of ["facebook", "zalo"] as const)
      await net.platforms.set(platform, { clockOffsetMs: -30_000 });
    const title = "Cảnh báo khi đồng hồ nhanh nửa phút";
    const targets = [...(await net.channels("facebook", 4)), ...(await net.channels("zalo", 4))];
    const channel = (id: string) => id.replace(/^(facebook|zalo)-/, "");
    for (const [platform, call] of [
      ["facebook", "feed"],
      ["zalo", "create"],
    ] as const)
      await net.platforms.fault(
        platform,
        targets
          .filter((id) => id.startsWith(platform))
          .map((id, index) => ({
            kind: index % 2 === 0 ? "reset-after-commit" : "reset-before-commit",
            channel: channel(id),
            call,
          })),
      );
    const { releaseId } = await releaseThroughActs(net.network.test.ctx, { title, targets });
    const rested = await net.rested(releaseId);
    for (const id of targets) expect(rested.get(id), id).toMatchObject({ state: "confirmed" });
    expect(await posted(title)).toBe(4);
    const articles = (await net.platforms.articles()).filter((article) => article.title === title);
    expect(articles).toHaveLength(4);
  });
});
