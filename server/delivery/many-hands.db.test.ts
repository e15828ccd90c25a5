import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TestDatabase } from "../../tests/support/database.ts";
import { releaseThroughActs } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { newId } from "../foundation/ids.ts";
import { done } from "../foundation/outcome.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { type Claimed, claimDue, giveBack, workerLockSpace } from "./claim.ts";
import { createCommitter } from "./commit.ts";
import { endDeliveries } from "./end-deliveries.ts";
import { beginTrial, endTrial, readGate } from "./gate.ts";
import { applicationScope } from "./pacing.ts";
import { takeRelease } from "./take-release.ts";

// Workers of several processes, and a person who ends a notice, at the same rows at the same moment.

let database: TestDatabase;
let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;
let pages: string[];

beforeAll(async () => {
  ({ database, test, close: closeNetwork } = await openTestNetwork({ size: "whole" }));
  const channels = database.db.selectFrom("channel").select("id").where("platform", "=", "facebook");
  pages = (await channels.orderBy("id").limit(300).execute()).map(({ id }) => id);
});

afterAll(() => closeNetwork());

let released = 0;

/** Releases a warning to all pages, in place of the last one; delivery has taken it and sent nothing. */
async function waiting(): Promise<string> {
  released += 1;
  const title = `Cảnh báo cho nhiều tiến trình số ${released}`;
  const { itemId } = await releaseThroughActs(test.ctx, { title, targets: pages });
  await takeRelease(test.ctx, { publishToPortal: publishArticle });
  return itemId;
}

beforeEach(async () => {
  await database.adminDb.updateTable("delivery").set({ state: "cancelled" }).execute();
  await database.adminDb.deleteFrom("pacing").execute();
});

const claim = (limit: number, worker: number | null = null) =>
  claimDue(test.ctx, { platform: "facebook", limit, worker });

/** A process that lives for as long as this connection does. */
async function livingWorker(number: number): Promise<{ die(): Promise<void> }> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("select pg_advisory_lock($1::int, $2::int)", [workerLockSpace, number]);
  return { die: () => client.end() };
}

describe("a worker that died", () => {
  it("leaves what it had not begun to the others at once, and nothing while it lives", async () => {
    await waiting();
    const worker = await livingWorker(11);
    const its = await claim(200, 11);
    expect(its).toHaveLength(200);
    expect(await claim(300)).toHaveLength(100);
    await worker.die();
    // PostgreSQL notices the end of a connection by itself.
    await expect.poll(async () => (await claim(300)).length).toBe(200);
  });

  it("leaves a channel that it may be calling alone until that call must be over", async () => {
    await waiting();
    const worker = await livingWorker(21);
    const [sending, pending] = await claim(2, 21);
    if (sending === undefined || pending === undefined) throw new Error("nothing was due");
    const committer = createCommitter(test.ctx);
    expect(await committer.write(intentOf(sending))).toMatchObject({ written: true });
    await worker.die();
    const ids = async () => (await claim(300, 22)).map(({ id }) => id);
    await expect.poll(ids).toContain(pending.id);
    expect(await ids()).not.toContain(sending.id);
    test.clock.advance(51_000);
    expect(await ids()).toContain(sending.id);
  });

  it("cannot write any more when it was only cut off, and others hold its rows", async () => {
    await waiting();
    const worker = await livingWorker(31);
    const [one] = await claim(1, 31);
    if (one === undefined) throw new Error("nothing was due");
    await worker.die();
    await expect.poll(async () => (await claim(300, 32)).length).toBe(300);
    expect(await createCommitter(test.ctx).write(intentOf(one))).toEqual({ written: false });
  });
});

function intentOf(delivery: Claimed) {
  const now = test.clock.now();
  return {
    delivery,
    change: {
      ...delivery,
      state: "sending" as const,
      intentAt: now,
      firstIntentAt: now,
      mayBePublic: true,
      nextAt: now,
    },
    step: "feed",
    progress: {},
    reasonCode: "",
    reason: "",
    remoteId: null,
    publicUrl: null,
    keepLease: true,
    attempt: null,
    pauses: [],
  };
}

describe("a platform that was paused", () => {
  const pauseFor = (milliseconds: number) => {
    const now = test.clock.now();
    const row = {
      scope: applicationScope("facebook"),
      paused_until: new Date(now.getTime() + milliseconds),
      updated_at: now,
    };
    return database.db
      .insertInto("pacing")
      .values(row)
      .onConflict((conflict) => conflict.column("scope").doUpdateSet(row))
      .execute();
  };

  it("gets one call on trial from all processes together, and the others only when it was answered", async () => {
    await waiting();
    await pauseFor(60_000);
    expect(await claim(300)).toEqual([]);
    test.clock.advance(60_001);
    const [trial, ...others] = (await Promise.all([claim(300), claim(300), claim(300)])).flat();
    expect(trial).toMatchObject({ onTrial: true });
    expect(others).toEqual([]);
    await endTrial(test.ctx, { platform: "facebook", lease: trial?.lease ?? "", answered: false });
    const again = await claim(300);
    expect(again).toHaveLength(1);
    await endTrial(test.ctx, { platform: "facebook", lease: again[0]?.lease ?? "", answered: true });
    expect(await claim(300)).toHaveLength(298);
  });

  it("is not opened by a trial that is over, and gets another call when the one that tried is gone", async () => {
    await waiting();
    await pauseFor(1_000);
    test.clock.advance(1_001);
    const [lost] = await claim(300);
    test.clock.advance(60_001);
    expect(await claim(300)).toHaveLength(1);
    await endTrial(test.ctx, { platform: "facebook", lease: lost?.lease ?? "", answered: true });
    expect(await claim(300)).toEqual([]);
  });

  it("tells whoever commits to a call at that moment, and of a pause of its channel alone too", async () => {
    await waiting();
    const [first, second, third] = await claim(3);
    if (first === undefined || second === undefined || third === undefined)
      throw new Error("nothing was due");
    const committer = createCommitter(test.ctx);
    expect(await committer.write(intentOf(first))).toMatchObject({ platformUntil: null, channelUntil: null });
    const now = test.clock.now();
    const until = new Date(now.getTime() + 5_000);
    await database.db
      .insertInto("pacing")
      .values({ scope: `channel:${second.channel.id}`, paused_until: until, updated_at: now })
      .execute();
    expect(await committer.write(intentOf(second))).toMatchObject({
      platformUntil: null,
      channelUntil: until,
    });
    await pauseFor(5_000);
    expect(await committer.write(intentOf(third))).toMatchObject({ platformUntil: until });
  });

  it("stays open for a platform that nobody has paused", async () => {
    await database.db.transaction().execute(async (tx) => {
      const now = test.clock.now();
      expect(await readGate(tx, { platform: "facebook", now })).toBe("open");
      await beginTrial(tx, { platform: "facebook", lease: newId(), now });
      expect(await readGate(tx, { platform: "facebook", now })).toBe("open");
    });
  });
});

describe("a notice that is ended while it is being sent", () => {
  it("stands in nobody's way: no deadlock between its end, the workers' claims and what they commit", async () => {
    const deadlocks = async () => {
      const { rows } = await sql<{ n: number }>`
        select deadlocks::int as n from pg_stat_database where datname = current_database()`.execute(
        database.adminDb,
      );
      return rows[0]?.n ?? 0;
    };
    const before = await deadlocks();
    for (let turn = 0; turn < 8; turn += 1) {
      const itemId = await waiting();
      const claimed = await claim(200);
      const shuffled = (rows: readonly Claimed[]) => rows.toSorted(() => Math.random() - 0.5);
      const writers = [createCommitter(test.ctx), createCommitter(test.ctx)];
      const writing = writers.flatMap((committer, n) =>
        shuffled(claimed.filter((_, index) => index % 2 === n || index % 3 === 0)).map((one) =>
          committer.write(intentOf(one)),
        ),
      );
      const ending = database.db
        .transaction()
        .execute((tx) => endDeliveries(tx, { itemId, at: test.clock.now() }));
      const claiming = Array.from({ length: 4 }, async () => giveBack(test.ctx, shuffled(await claim(40))));
      await Promise.all([...writing, ending, ...claiming]);
      const left = await database.db
        .selectFrom("delivery")
        .select("id")
        .where("item_id", "=", itemId)
        .where("platform", "!=", "portal")
        .where("state", "!=", "cancelled")
        .execute();
      expect(left).toEqual([]);
    }
    await sql`select pg_stat_force_next_flush()`.execute(database.adminDb);
    expect((await deadlocks()) - before).toBe(0);
  });

  it("is done once more when PostgreSQL took the act back all the same", async () => {
    for (const code of ["40P01", "40001"]) {
      let tries = 0;
      const outcome = await inTransaction(database.db, async () => {
        tries += 1;
        if (tries === 1) throw Object.assign(new Error("in the way"), { code });
        return done(tries);
      });
      expect(outcome).toEqual(done(2));
    }
    const broken = inTransaction(database.db, async () => {
      throw Object.assign(new Error("broken"), { code: "23505" });
    });
    await expect(broken).rejects.toThrow("broken");
  });
});
