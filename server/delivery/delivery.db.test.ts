import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFacebookSimulator } from "../../simulators/facebook/simulator.ts";
import type { Running } from "../../simulators/shared/server.ts";
import { startZaloSimulator } from "../../simulators/zalo/simulator.ts";
import { writeChannelsFile } from "../../tests/support/channels-file.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { startTestDelivery } from "../../tests/support/delivery.ts";
import { testPicture } from "../../tests/support/picture.ts";
import { releaseThroughActs } from "../../tests/support/release.ts";
import { loadTestNetwork } from "../../tests/support/test-network.ts";
import { ledgerChecks } from "../composition/ledger-checks.ts";
import { systemClock } from "../foundation/clock.ts";
import { verifyLedger } from "../ledger/verify-ledger.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let facebook: Running;
let zalo: Running;
let folder: string;
let delivery: { stop(): Promise<void> };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-delivery-"));
  const channelsFile = await writeChannelsFile(folder);
  facebook = await startFacebookSimulator({ port: 0, folder: join(folder, "facebook"), channelsFile });
  zalo = await startZaloSimulator({ port: 0, folder: join(folder, "zalo"), channelsFile });
  await fetch(`http://127.0.0.1:${zalo.port}/_simulator/settings`, {
    method: "POST",
    body: '{"fetchCovers":false}',
  });
  database = await createTestDatabase();
  test = await createTestContext({
    database,
    clock: systemClock,
    settings: {
      FACEBOOK_GRAPH_URL: `http://127.0.0.1:${facebook.port}`,
      ZALO_OPENAPI_URL: `http://127.0.0.1:${zalo.port}`,
      ZALO_OAUTH_URL: `http://127.0.0.1:${zalo.port}`,
    },
  });
  await loadTestNetwork(test.ctx, "whole");
  delivery = await startTestDelivery({ ctx: test.ctx, database });
});

afterAll(async () => {
  await delivery.stop();
  await test.close();
  await database.drop();
  await facebook.stop();
  await zalo.stop();
  await rm(folder, { recursive: true, force: true });
});

async function allTargets(): Promise<string[]> {
  const rows = await database.db
    .selectFrom("channel")
    .select("id")
    .where("platform", "!=", "portal")
    .execute();
  return rows.map((row) => row.id);
}

async function untilSettled(releaseId: string): Promise<Map<string, number>> {
  for (let turn = 0; turn < 600; turn += 1) {
    const rows = await database.db
      .selectFrom("delivery")
      .select(["state", (eb) => eb.fn.countAll<number>().as("n")])
      .where("release_id", "=", releaseId)
      .groupBy("state")
      .execute();
    const open = rows.some((row) => ["pending", "sending", "waiting"].includes(row.state));
    if (rows.length > 0 && !open) return new Map(rows.map((row) => [row.state, row.n]));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the deliveries did not settle");
}

async function postsOn(
  simulator: Running,
): Promise<{ page?: string; account?: string; photos?: string[] }[]> {
  const response = await fetch(`http://127.0.0.1:${simulator.port}/_simulator/state`);
  const state: { posts?: []; articles?: [] } = JSON.parse(await response.text());
  return state.posts ?? state.articles ?? [];
}

describe("a province-wide warning", () => {
  it("reaches the portal and all 869 channels, each exactly once, with its pictures", async () => {
    const picture = await testPicture("goi-video-gia");
    const { itemId, releaseId } = await releaseThroughActs(test.ctx, {
      title: "Cảnh báo thủ đoạn giả danh công an gọi điện",
      targets: await allTargets(),
      urgent: true,
      pictures: [picture],
    });
    expect(await untilSettled(releaseId)).toEqual(new Map([["confirmed", 870]]));
    const posts = await postsOn(facebook);
    expect(new Set(posts.map((post) => post.page)).size).toBe(588);
    expect(posts).toHaveLength(588);
    expect(posts.every((post) => post.photos?.length === 1)).toBe(true);
    const articles = await postsOn(zalo);
    expect(new Set(articles.map((one) => one.account)).size).toBe(281);
    expect(articles).toHaveLength(281);
    const page = await database.db
      .selectFrom("public_store.article")
      .select("id")
      .where("id", "=", itemId)
      .execute();
    expect(page).toHaveLength(1);
    expect(await verifyLedger(test.ctx, { checks: ledgerChecks })).toMatchObject({ agrees: true });
  });

  it("is not sent again to a page that answered 500 although it had published, and is found there", async () => {
    const targets = (await allTargets()).filter((id) => id.startsWith("facebook-")).slice(0, 3);
    const fault = targets.map((id) => ({
      kind: "error-after-commit",
      channel: id.replace("facebook-", ""),
      call: "feed",
    }));
    await fetch(`http://127.0.0.1:${facebook.port}/_simulator/faults`, {
      method: "POST",
      body: JSON.stringify(fault),
    });
    const before = (await postsOn(facebook)).length;
    // One post a page a minute: let the minute after the first warning pass.
    await database.adminDb
      .updateTable("pacing")
      .set({ paused_until: new Date(0) })
      .execute();
    const { releaseId } = await releaseThroughActs(test.ctx, {
      title: "Cảnh báo trang giả mạo công an",
      targets,
    });
    expect(await untilSettled(releaseId)).toEqual(
      new Map([
        ["confirmed", 1],
        ["unknown", 3],
      ]),
    );
    await database.adminDb
      .updateTable("delivery")
      .set({ next_at: new Date(0) })
      .where("state", "=", "unknown")
      .execute();
    for (let turn = 0; turn < 100 && (await untilSettled(releaseId)).has("unknown"); turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(await untilSettled(releaseId)).toEqual(new Map([["confirmed", 4]]));
    expect((await postsOn(facebook)).length - before).toBe(3);
  });
});
