import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LeapingDelivery, openLeapingDelivery } from "../../tests/support/leaping-delivery.ts";
import { waitingForLocks } from "../../tests/support/locks.ts";
import { testPictures } from "../../tests/support/picture.ts";
import { actor, correctThroughActs, releaseThroughActs, value } from "../../tests/support/release.ts";
import { readTokens } from "../channels/tokens.ts";
import { createConnectors } from "../composition/connectors.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { readBoard } from "./board.ts";
import { channelCopy } from "./channel-copy.ts";
import { claimDue, giveBack } from "./claim.ts";
import { createCommitter } from "./commit.ts";
import { deliver } from "./deliver.ts";
import { postLate } from "./post-late.ts";
import { retryDeliveries, retryDelivery } from "./retry-delivery.ts";
import { settleDelivery } from "./settle-delivery.ts";
import { takeRelease } from "./take-release.ts";
import { wakeRenewed } from "./wake-renewed.ts";

// A warning waits on a channel, for whatever reason, while its correction is released. The old words never go out after
// that: the channel ends with the reason, and what stands there already is told as standing with old words.

let net: LeapingDelivery;

beforeAll(async () => {
  net = await openLeapingDelivery();
});

afterAll(() => net.stop());

const ctx = () => net.network.test.ctx;
const admin = () => net.network.database.adminDb;
const minutes = (n: number) => new Date(net.clock.now().getTime() + n * 60_000);
const never = new Date("9999-01-01T00:00:00Z");
const posts = async (title: string) =>
  (await net.platforms.posts()).filter(({ message }) => message?.startsWith(title)).length;

/** A warning that delivery has taken, with one page to go to. */
async function taken(title: string, pictures: Buffer[] = []) {
  const [page = ""] = await net.channels("facebook", 1);
  const { itemId, releaseId } = await releaseThroughActs(ctx(), { title, targets: [page], pictures });
  await takeRelease(ctx(), { publishToPortal: publishArticle, releaseId });
  const { id } = await ofPage(releaseId, page);
  return { itemId, releaseId, page, id };
}

async function ofPage(releaseId: string, page: string) {
  const present = (await net.statusOf(releaseId)).get(page);
  if (present === undefined) throw new Error("no such delivery");
  return present;
}

const correct = (itemId: string, title: string) =>
  correctThroughActs(ctx(), {
    itemId,
    kind: "warning",
    change: { title: `Đã đính chính: ${title}`, correctionNote: "Sửa số điện thoại trong bài." },
  });

type Row = Record<string, unknown>;
interface Way {
  /** How the delivery stands when the correction is released. */
  readonly stands: () => Row;
  /** What somebody does afterwards. */
  readonly act?: (of: { id: string; releaseId: string; page: string }) => Promise<unknown>;
}

const board = () => actor(ctx(), "phoban");
/** A call was made long ago of which nobody knows the outcome; nothing stands on the page. */
const unclear = (): Row => ({
  first_intent_at: minutes(-30),
  may_be_public: true,
  unclear_since: minutes(-30),
});

const ways: Record<string, Way> = {
  "waits for its turn": { stands: () => ({ attempts: 0 }) },
  "waits for the portal, which was late": { stands: () => ({ state: "waiting" }) },
  "waits to be tried again": {
    stands: () => ({ attempts: 4, reason_code: "throttled", reason: "Chờ.", next_at: minutes(3) }),
  },
  "cools down": { stands: () => ({ state: "blocked", next_at: minutes(4) }) },
  "is stopped, and its channel is given a new right": {
    stands: () => ({ state: "blocked", next_at: never }),
    act: async ({ page }) => {
      await admin()
        .updateTable("channel_token")
        .set({ woken: false })
        .where("channel_id", "=", page)
        .execute();
      await wakeRenewed(ctx());
    },
  },
  "failed, and somebody presses once": {
    stands: () => ({ state: "failed", next_at: never }),
    act: async ({ id }) => retryDelivery(ctx(), { actor: await board(), deliveryId: id }),
  },
  "failed, and somebody presses for all": {
    stands: () => ({ state: "failed", next_at: never }),
    act: async ({ releaseId }) => retryDeliveries(ctx(), { actor: await board(), releaseId }),
  },
  "is overdue, and somebody lets it go out all the same": {
    stands: () => ({ state: "overdue", not_after: minutes(-1), next_at: never }),
    act: async ({ releaseId }) => postLate(ctx(), { actor: await board(), releaseId }),
  },
  "is looked for, and is not there": {
    stands: () => ({ ...unclear(), state: "unknown", after_absence: { follows: "send" } }),
  },
  "was looked for once, and waits to be sent again": { stands: unclear },
  "waits for somebody, who sees that it is not there": {
    stands: () => ({ ...unclear(), state: "unsettled", next_at: never }),
    act: async ({ id }) =>
      settleDelivery(ctx(), {
        actor: await board(),
        deliveryId: id,
        published: false,
        publicUrl: null,
      }),
  },
  "was held by a worker that died with its call out": {
    stands: () => ({
      ...unclear(),
      state: "sending",
      intent_at: minutes(-30),
      lease_owner: "gone",
      lease_until: minutes(-25),
    }),
  },
};

/** Plays one way; answers how the delivery ends, and how often the old words were posted. */
async function play(name: string, { stands, act }: Way) {
  const title = `Cảnh báo mà kênh ${name} ${Math.random()}`;
  const one = await taken(title);
  await admin().updateTable("delivery").set(stands()).where("id", "=", one.id).execute();
  await correct(one.itemId, title);
  await act?.(one);
  await net.start();
  await net.rested(one.releaseId);
  // What rests is ended beside the pumps.
  await expect.poll(async () => (await ofPage(one.releaseId, one.page)).state).toMatch(/replaced|confirmed/);
  await net.pause();
  const rested = await ofPage(one.releaseId, one.page);
  return { ...one, rested, posted: await posts(title) };
}

describe("an original whose correction was released", () => {
  it.each(Object.entries(ways))("goes out on no channel that %s", async (name, way) => {
    const { id, posted, rested } = await play(name, way);
    expect(posted).toBe(0);
    expect(rested).toMatchObject({ state: "replaced", reason_code: "replaced" });
    expect(rested.reason).toMatch(/bản phát hành mới hơn/);
    const entries = admin().selectFrom("ledger_entry").select("act").where("subject_id", "=", id);
    expect((await entries.execute()).map(({ act }) => act)).toContain("delivery.replaced");
  });

  it("would go out on all that somebody wakes if nothing marked it as replaced", async () => {
    await sql`create function unmark() returns trigger language plpgsql as
      'begin new.replaced_at = null; return new; end'`.execute(admin());
    await sql`create trigger unmarked before update on release for each row execute function unmark()`.execute(
      admin(),
    );
    const woken = Object.entries(ways).filter(([name]) => !name.startsWith("waits for the portal"));
    const wentOut: string[] = [];
    try {
      for (const [name, way] of woken) if ((await play(name, way)).posted > 0) wentOut.push(name);
    } finally {
      await sql`drop trigger unmarked on release`.execute(admin());
    }
    expect(wentOut).toEqual(woken.map(([name]) => name));
  });

  it("is told as standing with old words where a copy is found", async () => {
    const title = "Cảnh báo đã lên kênh mà chưa ai biết";
    const one = await taken(title);
    await net.start();
    await net.rested(one.releaseId);
    await net.pause();
    const lost = { ...unclear(), state: "unknown", remote_id: null, public_url: null, confirmed_at: null };
    const since = { after_absence: { follows: "send" }, next_at: minutes(0) };
    await admin()
      .updateTable("delivery")
      .set({ ...lost, ...since })
      .where("id", "=", one.id)
      .execute();
    await correct(one.itemId, title);
    const before = value(await readBoard(ctx(), { actor: await board(), releaseId: one.releaseId }));
    expect(before.oldCopies).toMatchObject({ count: 1, copies: [{ deliveryId: one.id, seen: false }] });
    await net.start();
    expect((await net.rested(one.releaseId)).get(one.page)).toMatchObject({ state: "confirmed" });
    await net.pause();
    expect(await posts(title)).toBe(1);
    const newest = await ctx()
      .db.selectFrom("release")
      .select("id")
      .where("item_id", "=", one.itemId)
      .where("replaced_at", "is", null)
      .executeTakeFirstOrThrow();
    for (const releaseId of [one.releaseId, newest.id]) {
      const after = value(await readBoard(ctx(), { actor: await board(), releaseId }));
      expect(after.oldCopies).toMatchObject({ count: 1, copies: [{ deliveryId: one.id, seen: true }] });
    }
  });

  it.each<[state: string, mayBePublic: boolean, named: number]>([
    // Zalo's article is made and not looked up yet.
    ["pending", true, 1],
    ["blocked", true, 1],
    ["failed", true, 1],
    ["overdue", true, 1],
    ["unsettled", false, 1],
    ["pending", false, 0],
    ["failed", false, 0],
    ["replaced", true, 0],
  ])("is told as perhaps standing while it is %s with a copy in doubt (%s)", async (state, mayBe, named) => {
    const one = await taken(`Cảnh báo ${state} ${mayBe} khi được đính chính`);
    await correct(one.itemId, "tiêu đề mới");
    await admin()
      .updateTable("delivery")
      .set({ state, may_be_public: mayBe, next_at: never })
      .where("id", "=", one.id)
      .execute();
    const { oldCopies } = value(await readBoard(ctx(), { actor: await board(), releaseId: one.releaseId }));
    expect(oldCopies).toMatchObject({ count: named, copies: named === 0 ? [] : [{ seen: false }] });
  });

  it("leaves no pictures at the platform that no post holds", async () => {
    const title = "Cảnh báo có ảnh đang gửi dở";
    const one = await taken(title, await testPictures(2));
    const due = await claimDue(ctx(), { platform: "facebook", limit: 100 });
    await giveBack(
      ctx(),
      due.filter(({ id }) => id !== one.id),
    );
    const delivery = due.find(({ id }) => id === one.id);
    if (delivery === undefined || delivery.content === null) throw new Error("it was not claimed");
    const [facebook] = createConnectors(ctx().config);
    const { accessToken = "" } = (await readTokens(ctx(), [one.page])).get(one.page) ?? {};
    if (facebook === undefined) throw new Error("no connector");
    const { connector } = facebook;
    const { content } = delivery;
    const copy = channelCopy(ctx(), {
      ...{ deliveryId: one.id, channel: delivery.channel, platform: "facebook", content },
    });
    const step = connector.nextStep(copy, {});
    const uploaded = await connector.perform({
      ...{ copy, progress: {}, step, accessToken, now: net.clock.now() },
    });
    if (uploaded.outcome !== "advanced") throw new Error(uploaded.outcome);
    const kept = async () =>
      (await net.platforms.photos()).filter(({ page }) => page === delivery.channel.externalId).length;
    expect(await kept()).toBe(1);
    await deliver(
      {
        ...{ ctx: ctx(), connector, committer: createCommitter(ctx()), random: () => 0 },
        readToken: async (channelId) => (await readTokens(ctx(), [channelId])).get(channelId),
        ...{ onAnswer: () => undefined, onPaused: () => undefined, onDue: () => undefined },
        ...{ onLastCall: () => undefined, mayCall: () => true, offsetMs: () => 0 },
      },
      { ...delivery, progress: uploaded.progress, replaced: true },
    );
    expect(await ofPage(one.releaseId, one.page)).toMatchObject({ state: "replaced" });
    expect(await kept()).toBe(0);
  });

  it("that the portal has not taken yet is not put there before it, nor on any channel", async () => {
    const [page = ""] = await net.channels("facebook", 1);
    const title = "Cảnh báo mà Cổng chưa nhận";
    const { itemId, releaseId } = await releaseThroughActs(ctx(), { title, targets: [page] });
    await correct(itemId, title);
    await net.start();
    expect((await net.rested(releaseId)).get(page)).toMatchObject({ state: "replaced" });
    await net.pause();
    expect(await posts(title)).toBe(0);
    const pages = await admin()
      .selectFrom("ledger_entry")
      .select("details")
      .where("subject_id", "=", itemId)
      .where("act", "=", "page.published")
      .execute();
    expect(JSON.stringify(pages)).not.toContain(releaseId);
    expect(pages).toHaveLength(1);
  });
});

describe("a correction that is released while the call of the original is being begun", () => {
  const intentOf = (delivery: Awaited<ReturnType<typeof claimDue>>[number]) => {
    const now = net.clock.now();
    return {
      ...{ delivery, step: "feed", progress: {}, reasonCode: "", reason: "", remoteId: null },
      ...{ publicUrl: null, keepLease: true, attempt: null, pauses: [] },
      change: {
        ...delivery,
        ...{ state: "sending" as const, intentAt: now, firstIntentAt: now, mayBePublic: true, nextAt: now },
      },
    };
  };

  async function claimed(title: string) {
    const one = await taken(title);
    await admin().updateTable("delivery").set({ state: "cancelled" }).where("id", "!=", one.id).execute();
    const [delivery] = await claimDue(ctx(), { platform: "facebook", limit: 1 });
    if (delivery?.id !== one.id) throw new Error("it was not claimed");
    return { ...one, delivery };
  }

  it("and holds the release is waited for; then no call is made", async () => {
    const { releaseId, delivery } = await claimed("Cảnh báo bị đính chính đúng lúc gửi");
    const held = await admin().startTransaction().execute();
    await held
      .updateTable("release")
      .set({ replaced_at: net.clock.now() })
      .where("id", "=", releaseId)
      .execute();
    const writing = createCommitter(ctx()).write(intentOf(delivery));
    await expect.poll(() => waitingForLocks(net.network.database)).toBe(1);
    await held.commit().execute();
    expect(await writing).toEqual({ written: false, replaced: true });
    expect(
      await ctx()
        .db.selectFrom("delivery")
        .select(["state", "intent_at"])
        .where("id", "=", delivery.id)
        .executeTakeFirst(),
    ).toEqual({ state: "pending", intent_at: null });
  });

  it("and comes after it sees a call that has begun, and is read back", async () => {
    const title = "Cảnh báo gửi đúng lúc bị đính chính";
    const { itemId, releaseId, page, delivery } = await claimed(title);
    expect(await createCommitter(ctx()).write(intentOf(delivery))).toMatchObject({ written: true });
    await correct(itemId, title);
    await net.leap(3 * 60_000);
    await net.start();
    // Nobody makes the call: the worker is gone. It is looked for, is not there, and is not sent.
    expect((await net.rested(releaseId)).get(page)).toMatchObject({ state: "replaced" });
    await net.pause();
    expect(await posts(title)).toBe(0);
  });
});
