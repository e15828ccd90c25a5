import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestDatabase } from "../../tests/support/database.ts";
import { releaseThroughActs } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { claimDue, giveBack } from "./claim.ts";
import { endDeliveries } from "./end-deliveries.ts";
import { takeRelease } from "./take-release.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;
let pages: string[];

beforeAll(async () => {
  ({ database, test, close: closeNetwork } = await openTestNetwork());
  const rows = await database.db
    .selectFrom("channel")
    .select("id")
    .where("platform", "=", "facebook")
    .orderBy("id")
    .limit(6)
    .execute();
  pages = rows.map((row) => row.id);
});

afterAll(async () => {
  await closeNetwork();
});

/** Releases a warning to the six pages and lets delivery take it, without sending anything. */
async function waitingOnPages(title: string, urgent = false): Promise<string> {
  const { releaseId } = await releaseThroughActs(test.ctx, { title, targets: pages, urgent });
  await takeRelease(test.ctx, { publishToPortal: publishArticle });
  return releaseId;
}

const claim = (limit: number) => claimDue(test.ctx, { platform: "facebook", limit });

describe("two workers that look for deliveries", () => {
  it("never hold the same page, and take the urgent warning first", async () => {
    const calm = await waitingOnPages("Cảnh báo thường");
    const urgent = await waitingOnPages("Cảnh báo khẩn cấp", true);
    const one = await claim(4);
    const other = await claim(100);
    const held = [...one, ...other];
    expect(new Set(held.map(({ channel }) => channel.id)).size).toBe(6);
    expect(held.map(({ releaseId }) => releaseId)).toEqual(pages.map(() => urgent));
    expect(await claim(100)).toEqual([]);
    await giveBack(test.ctx, held);
    expect(held.some(({ releaseId }) => releaseId === calm)).toBe(false);
  });

  it("leave to the other at once what one of them gives back when it stops", async () => {
    const one = await claim(4);
    const other = await claim(100);
    await giveBack(test.ctx, one);
    const again = await claim(100);
    expect(again).toHaveLength(4);
    expect(again.map(({ id }) => id).toSorted()).toEqual(one.map(({ id }) => id).toSorted());
    await giveBack(test.ctx, [...other, ...again]);
  });

  it("do not give back what somebody else holds by now", async () => {
    const late = await claim(100);
    test.clock.advance(121_000);
    const holder = await claim(100);
    await giveBack(test.ctx, late);
    expect(holder).toHaveLength(6);
    expect(await claim(100)).toEqual([]);
    await giveBack(test.ctx, holder);
  });

  it("take nothing of what is ended while they look", async () => {
    const items = await database.db.selectFrom("delivery").select("item_id").distinct().execute();
    const ending = await database.db.startTransaction().execute();
    for (const { item_id: itemId } of items) await endDeliveries(ending, { itemId, at: test.clock.now() });
    // Nor do they wait for whoever ends it: what somebody is changing is passed over.
    expect(await claim(100)).toEqual([]);
    await ending.commit().execute();
    expect(await claim(100)).toEqual([]);
    await waitingOnPages("Cảnh báo sau khi các tin trước đã kết thúc");
  });

  it("leave a page alone for as long as it must stay quiet", async () => {
    const [quiet = ""] = pages;
    const now = test.clock.now();
    await database.db
      .insertInto("pacing")
      .values({ scope: `channel:${quiet}`, paused_until: new Date(now.getTime() + 60_000), updated_at: now })
      .execute();
    const paused = await claim(100);
    expect(paused.map(({ channel }) => channel.id).toSorted()).toEqual(pages.slice(1).toSorted());
    await giveBack(test.ctx, paused);
    test.clock.advance(60_001);
    const all = await claim(100);
    expect(all.map(({ channel }) => channel.id).toSorted()).toEqual(pages.toSorted());
  });
});
