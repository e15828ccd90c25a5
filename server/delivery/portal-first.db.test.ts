import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LeapingDelivery, openLeapingDelivery } from "../../tests/support/leaping-delivery.ts";
import { actor, releaseThroughActs, value } from "../../tests/support/release.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { postLate } from "./post-late.ts";
import { retryDeliveries, retryDelivery } from "./retry-delivery.ts";
import { settleDelivery } from "./settle-delivery.ts";
import { takeRelease } from "./take-release.ts";
import { wakeRenewed } from "./wake-renewed.ts";

// The portal does not carry a warning yet, for whatever reason. No channel gets it meanwhile, whoever presses what: its
// link would lead nowhere (law 4). Once the portal has it, everything that was let go goes out.

const minute = 60_000;
const hour = 60 * minute;
let net: LeapingDelivery;

beforeAll(async () => {
  net = await openLeapingDelivery();
});

afterAll(() => net.stop());

const ctx = () => net.network.test.ctx;
const admin = () => net.network.database.adminDb;
const board = () => actor(ctx(), "phoban");
const after = (milliseconds: number) => new Date(net.clock.now().getTime() + milliseconds);
const never = new Date("9999-01-01T00:00:00Z");
const posted = async (title: string) =>
  (await net.platforms.posts()).filter((post) => post.message?.startsWith(title)).length;

/** A warning that was taken from the outbox two days late, so that the portal does not carry it. */
async function late(title: string, { pages }: { pages: number }) {
  const targets = await net.channels("facebook", pages);
  const { releaseId } = await releaseThroughActs(ctx(), { title, targets });
  await net.leap(48 * hour);
  await takeRelease(ctx(), { publishToPortal: publishArticle, releaseId });
  const states = await net.statusOf(releaseId);
  expect([...states.values()].map(({ state }) => state)).toEqual(Array(pages + 1).fill("overdue"));
  const ids = targets.map((page) => states.get(page)?.id ?? "");
  return { releaseId, targets, ids };
}

const statesOf = async (releaseId: string, channels: readonly string[]) => {
  const states = await net.statusOf(releaseId);
  return channels.map((channel) => states.get(channel)?.state);
};

describe("a warning that the portal does not carry yet", () => {
  it("goes to no channel however often somebody lets it go, and then to all of them", async () => {
    const title = "Cảnh báo được cho đăng hai lần trong khi Cổng chưa nhận";
    const { releaseId, targets, ids } = await late(title, { pages: 3 });
    const articles = admin().schema.withSchema("public_store").alterTable("article");
    await articles.addCheckConstraint("in_the_way", sql`title <> ${sql.lit(title)}`).execute();
    await net.start();
    try {
      value(await postLate(ctx(), { actor: await board(), releaseId, deliveryId: ids[0] ?? "" }));
      expect(await statesOf(releaseId, ["portal", ...targets])).toEqual([
        ...["waiting", "waiting", "overdue", "overdue"],
      ]);
      expect(value(await postLate(ctx(), { actor: await board(), releaseId }))).toEqual({ deliveries: 2 });
      // The worker tries the portal again and again meanwhile.
      await new Promise((resolve) => setTimeout(resolve, 2500));
      expect(await posted(title)).toBe(0);
      expect(await statesOf(releaseId, ["portal", ...targets])).toEqual(Array(4).fill("waiting"));
    } finally {
      await articles.dropConstraint("in_the_way").execute();
    }
    await net.rested(releaseId);
    await net.pause();
    expect(await statesOf(releaseId, ["portal", ...targets])).toEqual(Array(4).fill("confirmed"));
    expect(await posted(title)).toBe(3);
  });

  type Row = Record<string, unknown>;
  /** How a channel stands, and what somebody does then. */
  const ways: Record<string, { row: () => Row; act?: (of: Woken) => Promise<unknown> }> = {
    "waits for its turn": { row: () => ({ state: "pending", next_at: after(0) }) },
    "cooled down": { row: () => ({ state: "blocked", next_at: after(0) }) },
    "was stopped, and is given a new right": {
      row: () => ({ state: "blocked", next_at: never }),
      act: async ({ page }) => {
        const tokens = admin().updateTable("channel_token").set({ woken: false });
        await tokens.where("channel_id", "=", page).execute();
        await wakeRenewed(ctx());
      },
    },
    "failed, and somebody presses once": {
      row: () => ({ state: "failed", next_at: never }),
      act: async ({ id }) => retryDelivery(ctx(), { actor: await board(), deliveryId: id }),
    },
    "failed, and somebody presses for all": {
      row: () => ({ state: "failed", next_at: never }),
      act: async ({ releaseId }) => retryDeliveries(ctx(), { actor: await board(), releaseId }),
    },
    "waited for somebody, who sees that it is not there": {
      row: () => ({
        ...{ state: "unsettled", next_at: never, may_be_public: true },
        ...{ first_intent_at: after(-30 * minute), unclear_since: after(-30 * minute) },
      }),
      act: async ({ id }) =>
        settleDelivery(ctx(), { actor: await board(), deliveryId: id, published: false, publicUrl: null }),
    },
  };
  interface Woken {
    readonly id: string;
    readonly releaseId: string;
    readonly page: string;
  }

  it.each(Object.entries(ways))("goes to no channel that %s, until the portal has it", async (name, way) => {
    const title = `Cảnh báo chưa lên Cổng mà kênh ${name}`;
    const { releaseId, targets, ids } = await late(title, { pages: 1 });
    const [[page = ""], [id = ""]] = [targets, ids];
    await admin()
      .updateTable("delivery")
      .set({ not_after: after(10 * hour), reason: "", reason_code: "", ...way.row() })
      .where("id", "=", id)
      .execute();
    await way.act?.({ id, releaseId, page });
    await net.start();
    await expect
      .poll(async () => (await net.statusOf(releaseId)).get(page), { timeout: 10_000 })
      .toMatchObject({ state: "pending", reason_code: "not-on-portal" });
    expect(await posted(title)).toBe(0);
    value(await postLate(ctx(), { actor: await board(), releaseId }));
    await net.rested(releaseId);
    await net.pause();
    expect(await statesOf(releaseId, ["portal", page])).toEqual(["confirmed", "confirmed"]);
    expect(await posted(title)).toBe(1);
  });
});
