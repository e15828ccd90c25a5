import type { KyselyPlugin } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, approveThroughActs, submitThroughActs, value } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { createConnectors } from "../composition/connectors.ts";
import { startDelivery } from "../delivery/start-delivery.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { releaseItem } from "./release-item.ts";
import { startScheduler } from "./scheduler.ts";

let network: Awaited<ReturnType<typeof openTestNetwork>>;
let queries = 0;

const counting: KyselyPlugin = {
  transformQuery({ node }) {
    queries += 1;
    return node;
  },
  transformResult: async ({ result }) => result,
};

beforeAll(async () => {
  network = await openTestNetwork();
});

afterAll(async () => {
  await network.close();
});

describe("the schedule", () => {
  it("lets a release go when its time comes, set while nobody was looking, and asks nothing while it waits", async () => {
    const { ctx, clock } = network.test;
    const scheduler = startScheduler({ ...ctx, db: ctx.db.withPlugin(counting) });
    const delivery = await startDelivery(ctx, {
      connectors: createConnectors(ctx.config).slice(0, 0),
      publishToPortal: publishArticle,
      listenUrl: network.database.url,
      onScheduleMayHaveChanged: scheduler.wake,
    });
    try {
      const submitted = await submitThroughActs(ctx, {
        title: "Hẹn giờ phát hành một tin",
        targets: ["portal"],
      });
      await approveThroughActs(ctx, { kind: "warning", ...submitted });
      // It has looked, found nothing, and rests for twenty seconds by itself.
      await new Promise((resolve) => setTimeout(resolve, 2500));
      const at = new Date(clock.now().getTime() + 3_600_000);
      const board = await actor(ctx, "phoban");
      const { releaseId } = value(await releaseItem(ctx, { actor: board, ...submitted, at }));
      await new Promise((resolve) => setTimeout(resolve, 2500));
      const before = queries;
      await new Promise((resolve) => setTimeout(resolve, 4000));
      expect(queries - before).toBe(0);
      clock.advance(3_600_000);
      const stateOf = () =>
        ctx.db.selectFrom("release").select("state").where("id", "=", releaseId).executeTakeFirst();
      await expect.poll(stateOf, { timeout: 5000 }).toEqual({ state: "released" });
    } finally {
      await delivery.stop();
      await scheduler.stop();
    }
  });
});
