import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { startTestDelivery } from "../../tests/support/delivery.ts";
import { testPictures } from "../../tests/support/picture.ts";
import { type Platforms, startPlatforms } from "../../tests/support/platforms.ts";
import { releaseThroughActs } from "../../tests/support/release.ts";
import { loadTestNetwork } from "../../tests/support/test-network.ts";
import { systemClock } from "../foundation/clock.ts";
import { applicationScope } from "./pacing.ts";

const slots = 16;
let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let platforms: Platforms;
let delivery: { stop(): Promise<void> };
let pages: string[];

beforeAll(async () => {
  platforms = await startPlatforms();
  database = await createTestDatabase();
  const settings = { ...platforms.settings, FACEBOOK_CONCURRENCY: String(slots) };
  test = await createTestContext({ database, clock: systemClock, settings });
  await loadTestNetwork(test.ctx, "whole");
  const channels = database.db.selectFrom("channel").select("id").where("platform", "=", "facebook");
  pages = (await channels.orderBy("id").execute()).map(({ id }) => id);
});

afterEach(() => delivery.stop());

afterAll(async () => {
  await test.close();
  await database.drop();
  await platforms.stop();
});

async function start(): Promise<void> {
  delivery = await startTestDelivery({ ctx: test.ctx, database });
}

/** How many deliveries to Facebook stand in each state; those that a worker holds count as held. */
async function statesByName(): Promise<Record<string, number>> {
  const rows = await database.db
    .selectFrom("delivery")
    .select(["state", "lease_until"])
    .where("platform", "=", "facebook")
    .execute();
  const kinds = Object.groupBy(rows, ({ state, lease_until }) => (lease_until === null ? state : "held"));
  return Object.fromEntries(Object.entries(kinds).map(([kind, all]) => [kind, all?.length ?? 0]));
}

/** Releases a warning to 100 pages, of which Facebook refuses the first call of a kind for the whole application. */
async function refuseFirst(call: string, { title, pictures }: { title: string; pictures: Buffer[] }) {
  await platforms.fault("facebook", [{ kind: "platform-error", code: 4, call }]);
  await releaseThroughActs(test.ctx, { title, targets: pages.splice(0, 100), pictures });
  await start();
  await expect.poll(isHeldBack).toBe(true);
  await expect.poll(async () => (await statesByName()).held).toBeUndefined();
}

/** Whether Facebook's refusal of the whole application has come in and been written down. */
async function isHeldBack(): Promise<boolean> {
  const rows = database.db.selectFrom("pacing").select("scope");
  return (await rows.where("scope", "=", applicationScope("facebook")).execute()).length > 0;
}

/** As if the hour had passed that Facebook asked for; the worker is another one. */
async function goOnLater() {
  await delivery.stop();
  await database.adminDb.deleteFrom("pacing").execute();
  await database.adminDb
    .updateTable("delivery")
    .set({ next_at: new Date(0) })
    .where("state", "=", "pending")
    .execute();
  await database.adminDb
    .updateTable("delivery")
    .set({ next_at: new Date(0), unclear_since: new Date(0) })
    .where("state", "=", "unknown")
    .execute();
  await start();
  await expect.poll(async () => Object.keys(await statesByName())).toEqual(["confirmed"]);
}

describe("an application whose allowance is used up", () => {
  it("makes no further call, gives back what waits, and goes on where it stopped", async () => {
    await refuseFirst("feed", { title: "Cảnh báo khi ứng dụng đã hết lượt gọi", pictures: [] });
    // Only the calls that were out already when Facebook refused came to an end, and what followed an answer before it.
    expect((await platforms.posts()).length).toBeLessThan(1.5 * slots);

    // Nothing is called by a worker that starts while the application must stay quiet.
    const before = await statesByName();
    await delivery.stop();
    await start();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await statesByName()).toEqual(before);

    await goOnLater();
    const posts = await platforms.posts();
    expect(posts).toHaveLength(100);
    expect(new Set(posts.map(({ page }) => page)).size).toBe(100);
  });

  it("leaves a copy unfinished whose pictures are on the way, and finishes it later", async () => {
    const pictures = await testPictures(2);
    const before = (await platforms.posts()).length;
    await refuseFirst("photos", { title: "Cảnh báo có ảnh khi ứng dụng đã hết lượt gọi", pictures });
    expect(await platforms.posts()).toHaveLength(before);

    await goOnLater();
    const posts = (await platforms.posts()).slice(before);
    expect(new Set(posts.map(({ page }) => page)).size).toBe(100);
    for (const { photos } of posts) expect(new Set(photos).size).toBe(2);
    expect(posts).toHaveLength(100);
  });
});
