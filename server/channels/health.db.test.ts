import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { startTestDelivery } from "../../tests/support/delivery.ts";
import { type Platforms, startPlatforms } from "../../tests/support/platforms.ts";
import { actor, releaseThroughActs, value } from "../../tests/support/release.ts";
import { loadTestNetwork } from "../../tests/support/test-network.ts";
import { listAlarms } from "../continuity/list-alarms.ts";
import { systemClock } from "../foundation/clock.ts";
import { listChannels } from "./list-channels.ts";
import { storeTokens } from "./tokens.ts";

// What platforms answer of a channel stands in the register, and new tokens make what waited for them go on by itself.

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let platforms: Platforms;
let delivery: { stop(): Promise<void> };
let pages: string[];

beforeAll(async () => {
  platforms = await startPlatforms();
  database = await createTestDatabase();
  test = await createTestContext({ database, clock: systemClock, settings: platforms.settings });
  await loadTestNetwork(test.ctx);
  pages = (await platforms.channels("facebook")).slice(0, 12);
  delivery = await startTestDelivery({ ctx: test.ctx, database });
});

afterAll(async () => {
  await delivery.stop();
  await test.close();
  await database.drop();
  await platforms.stop();
});

async function until<Value>(look: () => Promise<Value>, good: (value: Value) => boolean): Promise<Value> {
  for (let turn = 0; ; turn += 1) {
    const found = await look();
    if (good(found)) return found;
    if (turn > 300) throw new Error(`still ${JSON.stringify(found)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const unhealthy = async () => (await listChannels(test.ctx, { health: "trouble" })).items;
const states = (releaseId: string) =>
  database.db
    .selectFrom("delivery")
    .select(["channel_id", "state", "reason_code"])
    .where("release_id", "=", releaseId)
    .where("platform", "=", "facebook")
    .orderBy("channel_id")
    .execute();

describe("the register of channels", () => {
  const answers: [Record<string, unknown>, RegExp | null][] = [
    [{ code: 190, subcode: 460 }, /Mật khẩu/],
    [{ code: 190 }, /không còn hiệu lực/],
    [{ code: 200 }, /Thiếu quyền/],
    [{ code: 21 }, /mã mới là 999999999999999/],
    [{ code: 803 }, /không nhận ra/],
    [{ code: 100, subcode: 1349125 }, null],
    [{ code: 1609008 }, null],
  ];

  it("shows what a platform says of a channel, to its manager too, until it publishes again; of a copy it says nothing", async () => {
    const before = Date.now() - 1000;
    await platforms.fault(
      "facebook",
      answers.map(([fault], n) => ({ kind: "platform-error", call: "feed", channel: pages[n], ...fault })),
    );
    const { releaseId } = await releaseThroughActs(test.ctx, {
      title: "Cảnh báo mà nhiều trang không nhận",
      targets: pages.slice(0, answers.length).map((id) => `facebook-${id}`),
    });
    await until(
      () => states(releaseId),
      (rows) =>
        rows.length === answers.length && rows.every((row) => ["blocked", "failed"].includes(row.state)),
    );
    const concerned = answers.flatMap(([, words], n) => (words === null ? [] : [`facebook-${pages[n]}`]));
    const shown = await until(unhealthy, (items) => items.length === concerned.length);
    expect(new Set(shown.map(({ id }) => id))).toEqual(new Set(concerned));
    answers.forEach(([, words], n) => {
      const channel = shown.find(({ id }) => id === `facebook-${pages[n]}`);
      if (words !== null) expect(channel?.healthReason).toMatch(words);
    });
    for (const name of ["kenh", "quantri"]) {
      const { items } = value(await listAlarms(test.ctx, { actor: await actor(test.ctx, name) }));
      const ofChannels = items.filter(({ subject }) => subject.startsWith("channel:"));
      expect(new Set(ofChannels.map(({ subject }) => subject))).toEqual(
        new Set(concerned.map((id) => `channel:${id}`)),
      );
      expect(ofChannels.every(({ foundAt }) => Date.parse(foundAt) >= before)).toBe(true);
    }
    const author = await listAlarms(test.ctx, { actor: await actor(test.ctx, "phuong-hac-thanh.canbo") });
    expect(author).toMatchObject({ ok: false });
  });

  it("is good again, and what waited goes on by itself, once new tokens are stored, by whatever way", async () => {
    const [one = "", two = ""] = pages.slice(8);
    await platforms.fault(
      "facebook",
      [one, two].map((channel) => ({
        kind: "platform-error",
        call: "feed",
        channel,
        code: 190,
        subcode: 463,
      })),
    );
    const { releaseId } = await releaseThroughActs(test.ctx, {
      title: "Cảnh báo khi mã của hai trang đã hết hạn",
      targets: [one, two].map((id) => `facebook-${id}`),
    });
    await until(
      () => states(releaseId),
      (rows) => rows.length === 2 && rows.every((row) => row.state === "blocked"),
    );
    await test.ctx.db.transaction().execute(async (tx) => {
      for (const id of [one, two])
        await storeTokens(test.ctx, tx, {
          channelId: `facebook-${id}`,
          accessToken: `demo-fb-${id}`,
          refreshToken: null,
          expiresAt: null,
          at: test.ctx.clock.now(),
        });
    });
    await until(
      () => states(releaseId),
      (rows) => rows.every((row) => row.state === "confirmed"),
    );
    for (const id of [one, two])
      expect((await platforms.posts()).filter((post) => post.page === id)).toHaveLength(1);
    await until(unhealthy, (items) => items.every((item) => ![one, two].includes(item.externalId)));
  });

  it("has a copy that could not be read back under a dead token read again under the new one, and sends nothing twice", async () => {
    const page = pages[10] ?? "";
    await platforms.fault("facebook", [
      { kind: "reset-after-commit", call: "feed", channel: page },
      { kind: "platform-error", call: "published_posts", channel: page, code: 190, subcode: 463 },
    ]);
    const { releaseId } = await releaseThroughActs(test.ctx, {
      title: "Cảnh báo đã lên mà mã hết hạn lúc đọc lại",
      targets: [`facebook-${page}`],
    });
    await until(
      () => states(releaseId),
      ([row]) => row?.state === "blocked" || row?.state === "unsettled",
    );
    await test.ctx.db.transaction().execute((tx) =>
      storeTokens(test.ctx, tx, {
        channelId: `facebook-${page}`,
        accessToken: `demo-fb-${page}`,
        refreshToken: null,
        expiresAt: null,
        at: test.ctx.clock.now(),
      }),
    );
    await until(
      () => states(releaseId),
      ([row]) => row?.state === "confirmed",
    );
    expect((await platforms.posts()).filter((post) => post.page === page)).toHaveLength(1);
  });
});
