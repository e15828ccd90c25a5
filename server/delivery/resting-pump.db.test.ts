import { setTimeout as sleep } from "node:timers/promises";
import type { KyselyPlugin } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { TestDatabase } from "../../tests/support/database.ts";
import { testConnectors } from "../../tests/support/delivery.ts";
import { type Platforms, startPlatforms } from "../../tests/support/platforms.ts";
import { releaseThroughActs } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { systemClock } from "../foundation/clock.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { createCommitter } from "./commit.ts";
import { watchLoop } from "./loop-watch.ts";
import { type Pump, startPump } from "./pump.ts";
import { takeRelease } from "./take-release.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;
let platforms: Platforms;
let pump: Pump;
/** How many statements the pump has asked the database. */
let requests = 0;

beforeAll(async () => {
  platforms = await startPlatforms();
  ({
    database,
    test,
    close: closeNetwork,
  } = await openTestNetwork({ clock: systemClock, settings: platforms.settings }));
  const found = testConnectors(test.ctx.config).find(({ connector }) => connector.platform === "facebook");
  if (found === undefined) throw new Error("no connector for Facebook");
  const counting: KyselyPlugin = {
    transformQuery({ node }) {
      requests += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const ctx = { ...test.ctx, db: test.ctx.db.withPlugin(counting) };
  const committer = createCommitter(ctx);
  pump = startPump(ctx, { ...found, committer, worker: () => null, loop: watchLoop() });
});

afterAll(async () => {
  await pump.stop();
  await closeNetwork();
  await platforms.stop();
});

it("leaves the database alone while nothing is open, and sends all the same what nobody told it of", async () => {
  let before = 0;
  do {
    before = requests;
    await sleep(1500);
  } while (requests === 0 || requests !== before);
  await sleep(11_000);
  expect(requests - before).toBe(0);
  const { id } = await database.db
    .selectFrom("channel")
    .select("id")
    .where("platform", "=", "facebook")
    .limit(1)
    .executeTakeFirstOrThrow();
  // Written beside it, as by another worker whose notification was lost.
  const title = "Cảnh báo mà không ai báo";
  await releaseThroughActs(test.ctx, { title, targets: [id] });
  await takeRelease(test.ctx, { publishToPortal: publishArticle });
  const copies = async () => (await platforms.posts()).filter((post) => post.message?.startsWith(title));
  await expect.poll(copies, { timeout: 60_000 }).toHaveLength(1);
}, 120_000);
