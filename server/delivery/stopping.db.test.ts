import { afterAll, beforeAll, expect, it } from "vitest";
import { testConnectors } from "../../tests/support/delivery.ts";
import { type Platforms, startPlatforms } from "../../tests/support/platforms.ts";
import { releaseThroughActs } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { systemClock } from "../foundation/clock.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { startDelivery } from "./start-delivery.ts";
import { takeRelease } from "./take-release.ts";

let network: Awaited<ReturnType<typeof openTestNetwork>>;
let platforms: Platforms;

beforeAll(async () => {
  platforms = await startPlatforms();
  network = await openTestNetwork({ clock: systemClock, settings: platforms.settings });
});

afterAll(async () => {
  await network.close();
  await platforms.stop();
});

it("a worker that is told to stop while the portal takes a release begins no post meanwhile", async () => {
  const { ctx } = network.test;
  const { id } = await ctx.db
    .selectFrom("channel")
    .select("id")
    .where("platform", "=", "facebook")
    .limit(1)
    .executeTakeFirstOrThrow();
  const title = "Cảnh báo đến hạn khi tiến trình đang dừng";
  await releaseThroughActs(ctx, { title, targets: ["portal", id] });
  await takeRelease(ctx, { publishToPortal: publishArticle });
  await ctx.db
    .updateTable("delivery")
    .set({ next_at: new Date(Date.now() + 3_600_000) })
    .where("channel_id", "=", id)
    .execute();
  await releaseThroughActs(ctx, { title: "Cảnh báo mà Cổng nhận rất lâu", targets: ["portal"] });
  const taking = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const delivery = await startDelivery(ctx, {
    connectors: testConnectors(ctx.config),
    listenUrl: network.database.url,
    async publishToPortal(tx, release) {
      taking.resolve();
      await released.promise;
      return publishArticle(tx, release);
    },
  });
  await taking.promise;
  const stopped = delivery.stop();
  await ctx.db.updateTable("delivery").set({ next_at: new Date() }).where("channel_id", "=", id).execute();
  // Longer than a pump goes without looking.
  await new Promise((resolve) => setTimeout(resolve, 7000));
  released.resolve();
  await stopped;
  expect((await platforms.posts()).filter(({ message }) => message?.startsWith(title))).toEqual([]);
  const next = await startDelivery(ctx, {
    connectors: testConnectors(ctx.config),
    listenUrl: network.database.url,
    publishToPortal: publishArticle,
  });
  const posts = async () => (await platforms.posts()).filter(({ message }) => message?.startsWith(title));
  await expect.poll(posts, { message: "the next one does" }).toHaveLength(1);
  await next.stop();
});
