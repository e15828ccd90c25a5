import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestDatabase } from "../../tests/support/database.ts";
import { testConnectors } from "../../tests/support/delivery.ts";
import { type Platforms, startPlatforms } from "../../tests/support/platforms.ts";
import { releaseThroughActs } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { readTokens } from "../channels/tokens.ts";
import { createBatcher } from "../foundation/batcher.ts";
import { deliveryLease } from "../foundation/retry-policies.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import type { Carrier } from "./carrier.ts";
import { type Claimed, claimDue } from "./claim.ts";
import { createCommitter } from "./commit.ts";
import { deliver } from "./deliver.ts";
import { takeRelease } from "./take-release.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;
let platforms: Platforms;

beforeAll(async () => {
  platforms = await startPlatforms();
  ({ database, test, close: closeNetwork } = await openTestNetwork({ settings: platforms.settings }));
});

afterAll(async () => {
  await closeNetwork();
  await platforms.stop();
});

/** What the one worker of this test carries deliveries with, as its pump would. */
function carrierOf(platform: "facebook" | "zalo"): Carrier {
  const { ctx } = test;
  const found = testConnectors(ctx.config).find(({ connector }) => connector.platform === platform);
  if (found === undefined) throw new Error(`no connector for ${platform}`);
  return {
    ctx,
    connector: found.connector,
    committer: createCommitter(ctx),
    readToken: createBatcher({
      largestBatch: 200,
      run: async (ids: readonly string[]) => {
        const tokens = await readTokens(ctx, ids);
        return ids.map((id) => tokens.get(id));
      },
    }),
    random: () => 0,
    onAnswer: () => undefined,
    mayCall: () => true,
    onPaused: () => undefined,
    onDue: () => undefined,
    offsetMs: () => 0,
    onLastCall: () => undefined,
  };
}

/** Releases to a channel of its own; claims its delivery, is held up past the lease, and claims it again in the same process. */
async function claimTwice(
  platform: "facebook" | "zalo",
  title: string,
): Promise<{ heldUp: Claimed; later: Claimed }> {
  const { id } = await database.db
    .selectFrom("channel")
    .select("id")
    .where("platform", "=", platform)
    .where("id", "not in", database.db.selectFrom("delivery").select("channel_id"))
    .limit(1)
    .executeTakeFirstOrThrow();
  await releaseThroughActs(test.ctx, { title, targets: [id] });
  await takeRelease(test.ctx, { publishToPortal: publishArticle });
  const claim = async () =>
    (await claimDue(test.ctx, { platform, limit: 10 })).find(({ channel }) => channel.id === id);
  const heldUp = await claim();
  test.clock.advance(deliveryLease.lastsMs + 1000);
  const later = await claim();
  if (heldUp === undefined || later === undefined) throw new Error("the delivery was not due twice");
  return { heldUp, later };
}

const attemptsOf = (deliveryId: string) =>
  database.db
    .selectFrom("delivery_attempt")
    .select(["step", "outcome"])
    .where("delivery_id", "=", deliveryId)
    .orderBy("id")
    .execute();

describe("a claim that was held up until its lease had ended, carried on at the same moment as the one that followed it", () => {
  it.each(["the held up first", "the later first"])("publishes one copy on a page, %s", async (order) => {
    const title = `Cảnh báo trên trang: ${order}`;
    const { heldUp, later } = await claimTwice("facebook", title);
    const carrier = carrierOf("facebook");
    const both = order === "the held up first" ? [heldUp, later] : [later, heldUp];
    await Promise.all(both.map((claimed) => deliver(carrier, claimed)));
    const copies = (await platforms.posts()).filter((post) => post.message?.startsWith(title));
    expect(copies).toHaveLength(1);
    expect(await attemptsOf(later.id)).toEqual([{ step: "feed", outcome: "published" }]);
  });

  it("creates one article on an account, and tells the ledger of it once", async () => {
    const title = "Cảnh báo trên tài khoản Zalo";
    const { heldUp, later } = await claimTwice("zalo", title);
    const carrier = carrierOf("zalo");
    await Promise.all([heldUp, later].map((claimed) => deliver(carrier, claimed)));
    const copies = (await platforms.articles()).filter((article) => article.title === title);
    expect(copies).toHaveLength(1);
    const { entries } = await database.db
      .selectFrom("ledger_entry")
      .select((eb) => eb.fn.countAll<number>().as("entries"))
      .where("subject_id", "=", later.id)
      .executeTakeFirstOrThrow();
    expect(entries).toBe(1);
  });
});
