import { afterAll, beforeAll, expect, it } from "vitest";
import { seedDirectory } from "../../demonstration/seed.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { type Platforms, startPlatforms } from "../../tests/support/platforms.ts";
import { releaseThroughActs } from "../../tests/support/release.ts";
import { createConnectors } from "../connectors.ts";
import { systemClock } from "../foundation/clock.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { startDelivery } from "./start-delivery.ts";

const slots = 16;
let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let platforms: Platforms;
let delivery: { stop(): Promise<void> };

beforeAll(async () => {
  platforms = await startPlatforms();
  database = await createTestDatabase();
  const settings = { ...platforms.settings, FACEBOOK_CONCURRENCY: String(slots) };
  test = await createTestContext({ database, clock: systemClock, settings });
  await seedDirectory(test.ctx);
});

afterAll(async () => {
  await delivery.stop();
  await test.close();
  await database.drop();
  await platforms.stop();
});

async function start(): Promise<void> {
  delivery = await startDelivery(test.ctx, {
    connectors: createConnectors(test.ctx.config),
    publishToPortal: publishArticle,
    listenUrl: database.url,
  });
}

/** How many deliveries to Facebook stand in each state; those that a worker holds count as held. */
async function standing(): Promise<Record<string, number>> {
  const rows = await database.db
    .selectFrom("delivery")
    .select(["state", "lease_until"])
    .where("platform", "=", "facebook")
    .execute();
  const kinds = Object.groupBy(rows, ({ state, lease_until }) => (lease_until === null ? state : "held"));
  return Object.fromEntries(Object.entries(kinds).map(([kind, all]) => [kind, all?.length ?? 0]));
}

it("an application whose allowance is used up makes no further call, gives back what waits, and goes on where it stopped", async () => {
  const pages = await database.db
    .selectFrom("channel")
    .select("id")
    .where("platform", "=", "facebook")
    .limit(200)
    .execute();
  await platforms.fault("facebook", [{ kind: "platform-error", code: 4, call: "feed" }]);
  await releaseThroughActs(test.ctx, {
    title: "Cảnh báo khi ứng dụng đã hết lượt gọi",
    targets: pages.map(({ id }) => id),
  });
  await start();
  await expect
    .poll(async () => Object.keys(await standing()).sort(), { timeout: 20_000 })
    .toEqual(["confirmed", "pending"]);
  // Only the calls that were out already when Facebook refused came to an end, and what followed an answer before it.
  expect((await platforms.posts()).length).toBeLessThan(1.5 * slots);

  // Nothing is called by a worker that starts while the application must stay quiet.
  const before = await standing();
  await delivery.stop();
  await start();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await standing()).toEqual(before);

  await delivery.stop();
  await database.adminDb.deleteFrom("pacing").execute();
  await database.adminDb
    .updateTable("delivery")
    .set({ next_at: new Date(0) })
    .where("state", "=", "pending")
    .execute();
  await start();
  await expect.poll(standing, { timeout: 20_000 }).toEqual({ confirmed: pages.length });
  const posts = await platforms.posts();
  expect(posts).toHaveLength(pages.length);
  expect(new Set(posts.map(({ page }) => page)).size).toBe(pages.length);
});
