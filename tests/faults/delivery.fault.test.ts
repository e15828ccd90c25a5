import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, releaseThroughActs } from "../support/release.ts";
import { everyFault, faultsFor, nameOf } from "./fault-scripts.ts";
import { type Random, randomFrom } from "./random.ts";
import { type Stack, startStack } from "./stack.ts";

/** Schedules in one round run beside each other, each on channels of its own; rounds follow one another. */
const rounds = 22;
const schedulesARound = 14;
const channelsASchedule = 20;
const settledStates = new Set(["confirmed", "failed", "unsettled", "blocked"]);

interface Schedule {
  readonly seed: number;
  readonly title: string;
  readonly releaseId: string;
  readonly channels: readonly string[];
}

let stack: Stack;
const kills = { all: 0, inFlight: 0, worker: 0, web: 0, database: 0, facebook: 0, zalo: 0 };
const tried = new Set<string>();

beforeAll(async () => {
  stack = await startStack();
  await Promise.all([stack.worker.start(), stack.web.start()]);
});

afterAll(() => stack.stop());

/** Begins the schedules of a round: their faults are ordered first, then their releases are made. */
async function beginRound(round: number, random: Random): Promise<Schedule[]> {
  const rows = await stack.ctx.db
    .selectFrom("channel")
    .select(["id", "platform"])
    .where("platform", "!=", "portal")
    .orderBy("id")
    .execute();
  const shuffled = (platform: string) =>
    rows
      .filter((row) => row.platform === platform)
      .map((row) => ({ id: row.id, at: random.next() }))
      .toSorted((a, b) => a.at - b.at)
      .map((row) => row.id);
  const facebook = shuffled("facebook");
  const zalo = shuffled("zalo");
  const schedules: Schedule[] = [];
  for (let index = 0; index < schedulesARound; index += 1) {
    const seed = round * schedulesARound + index;
    const own = randomFrom(seed);
    const slice = (list: string[]) => list.slice(index * channelsASchedule, (index + 1) * channelsASchedule);
    for (const [platform, channels] of [
      ["facebook", slice(facebook)],
      ["zalo", slice(zalo)],
    ] as const) {
      const faults = faultsFor(
        own,
        platform,
        channels.map((id) => id.replace(`${platform}-`, "")),
      );
      for (const fault of faults) tried.add(nameOf(fault));
      await stack.order(platform, faults);
    }
    const channels = [...slice(facebook), ...slice(zalo)];
    const title = `Cảnh báo thử nghiệm số ${seed} của vòng ${round}`;
    const { releaseId } = await releaseThroughActs(stack.ctx, { title, targets: channels });
    schedules.push({ seed, title, releaseId, channels });
  }
  return schedules;
}

/** Kills something and starts it again. */
async function killSomething(random: Random, { inFlight }: { inFlight: number }): Promise<void> {
  const victim = random.pick(["worker", "worker", "worker", "database", "facebook", "zalo", "web"] as const);
  kills.all += 1;
  kills[victim] += 1;
  if (inFlight > 0) kills.inFlight += 1;
  if (victim === "database") {
    await stack.killDatabase();
    await stack.startDatabase();
  } else {
    await stack[victim].kill();
    await stack[victim].start();
  }
  if (victim === "facebook" || victim === "zalo")
    await stack.settings(victim, { latencyMs: 150, fetchCovers: false });
}

/** Time leaps at most so far at once: a page that was told to cool down stays quiet for three days (error 368). */
const longestLeapMs = 12 * 3_600_000;
/**
 * So many looks in a row at which no call is out, and time leaps. Each leap that no call follows doubles them: on a busy
 * machine a worker takes longer from a leap to its call, and what it claimed must not be too old by then every time.
 */
const looksBeforeLeap = { atLeast: 3, atMost: 24 };
/** A round that is not settled after so many looks hangs; on a busy machine a look takes long, and a pause many of them. */
const turnsAtMost = 6000;

/**
 * Lets time pass until every delivery of the schedules is settled or waits for a person. On the way it kills so many
 * times, each at a chance moment at which a call is out.
 */
async function settle(
  schedules: readonly Schedule[],
  { kills: wanted, random }: { kills: number; random: Random },
): Promise<void> {
  let left = wanted;
  const ids = schedules.map((schedule) => schedule.releaseId);
  let idle = 0;
  let patience = looksBeforeLeap.atLeast;
  for (let turn = 0; turn < turnsAtMost; turn += 1) {
    const outbox = await stack.ctx.db
      .selectFrom("release_outbox")
      .select("release_id")
      .where("taken_at", "is", null)
      .execute();
    // Asked some forty times a second: the database counts, so that looking does not take the machine from what is looked at.
    const open = await stack.ctx.db
      .selectFrom("delivery")
      .leftJoin("pacing as page", (join) =>
        join.on(sql<boolean>`page.scope = 'channel:' || delivery.channel_id`),
      )
      .leftJoin("pacing as app", (join) =>
        join.on(sql<boolean>`app.scope = 'application:' || delivery.platform`),
      )
      .select((eb) => [
        eb.fn.countAll<number>().as("channels"),
        // What is due and does not move waits for a pause of its channel or of the whole application to end.
        sql<Date | null>`min(coalesce(greatest(next_at, lease_until, page.paused_until, app.paused_until), 'epoch'))`.as(
          "nextAt",
        ),
      ])
      .where("release_id", "in", ids)
      .where("state", "not in", [...settledStates])
      .executeTakeFirstOrThrow();
    if (outbox.length === 0 && open.channels === 0) {
      for (; left > 0; left -= 1) await killSomething(random, { inFlight: 0 });
      return;
    }
    const inFlight = await stack.inFlight();
    if (inFlight > 0) patience = looksBeforeLeap.atLeast;
    if (left > 0 && inFlight > 0 && random.next() < 0.4) {
      await killSomething(random, { inFlight });
      left -= 1;
      continue;
    }
    // Time jumps only while no call is out: a real clock would not run away from one either.
    idle = outbox.length === 0 && inFlight === 0 ? idle + 1 : 0;
    if (idle >= patience) {
      const now = stack.ctx.clock.now().getTime();
      const next = open.nextAt?.getTime() ?? 0;
      await stack.advance(Math.min(Math.max(next - now + 1, 240_000), longestLeapMs));
      idle = 0;
      patience = Math.min(2 * patience, looksBeforeLeap.atMost);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(
    `a round did not settle: ${await whatIsOpen(ids)}; the worker said: ${stack.worker.said()}`,
  );
}

/** Every call that was made for a channel of a release, for whoever has to find out why. */
async function storyOf(key: string | undefined): Promise<string> {
  const [releaseId = "", channelId = ""] = key?.split(" ") ?? [];
  const calls = await stack.ctx.db
    .selectFrom("delivery_attempt")
    .innerJoin("delivery", "delivery.id", "delivery_attempt.delivery_id")
    .select(["delivery_attempt.step", "started_at", "ended_at", "outcome", "error_code", "detail"])
    .where("release_id", "=", releaseId)
    .where("channel_id", "=", channelId)
    .orderBy("delivery_attempt.id")
    .execute();
  return calls.map((call) => JSON.stringify(call)).join("\n");
}

/** The deliveries that do not move, by state, step and reason, for whoever has to find out why. */
async function whatIsOpen(ids: readonly string[]): Promise<string> {
  const rows = await stack.ctx.db
    .selectFrom("delivery")
    .select([
      "platform",
      "state",
      "step",
      "reason_code",
      "next_at",
      "attempts",
      (eb) => eb.fn.countAll<number>().as("n"),
    ])
    .where("release_id", "in", [...ids])
    .where("state", "not in", [...settledStates])
    .groupBy(["platform", "state", "step", "reason_code", "next_at", "attempts"])
    .limit(10)
    .execute();
  const pauses = await stack.ctx.db
    .selectFrom("pacing")
    .select(["scope", "paused_until"])
    .where("scope", "like", "application:%")
    .execute();
  const calls = await stack.ctx.db
    .selectFrom("delivery_attempt")
    .innerJoin("delivery", "delivery.id", "delivery_attempt.delivery_id")
    .select(["delivery_id", "delivery_attempt.step", "outcome", "error_code", "ended_at", "lease_until"])
    .where("release_id", "in", [...ids])
    .where("state", "not in", [...settledStates])
    .orderBy("delivery_attempt.id", "desc")
    .limit(12)
    .execute();
  return JSON.stringify({ now: stack.ctx.clock.now(), rows, pauses, calls });
}

describe("faults and kills", () => {
  it("leave every channel with exactly one copy, or with a named reason for none", async () => {
    expect(rounds * schedulesARound).toBeGreaterThanOrEqual(300);
    await actor(stack.ctx, "phoban");
    const all: Schedule[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const random = randomFrom(1_000 + round);
      await stack.repairTokens();
      for (const platform of ["facebook", "zalo"] as const) {
        const visibilityDelayMs = random.pick([0, 0, 30_000, 90_000]);
        await stack.settings(platform, {
          latencyMs: 150,
          visibilityDelayMs,
          ...(platform === "zalo" ? { fetchCovers: false, verifyDelayMs: random.pick([0, 3_000]) } : {}),
        });
      }
      const schedules = await beginRound(round, random);
      await settle(schedules, { kills: 2, random });
      all.push(...schedules);
    }
    const posts = await stack.posts();
    const copies = new Map<string, number>();
    const titles = new Map(all.map((schedule) => [schedule.title, schedule]));
    for (const post of posts) {
      const schedule = titles.get(post.text.split("\n")[0] ?? "");
      if (schedule === undefined) continue;
      const key = `${schedule.releaseId} ${post.channel}`;
      copies.set(key, (copies.get(key) ?? 0) + 1);
    }
    const duplicates = [...copies].filter(([, count]) => count > 1);
    expect(duplicates, await storyOf(duplicates[0]?.[0])).toEqual([]);
    const deliveries = await stack.ctx.db
      .selectFrom("delivery")
      .select(["release_id", "channel_id", "state", "reason", "reason_code"])
      .where("platform", "!=", "portal")
      .execute();
    const states = new Map(
      deliveries.map((delivery) => [`${delivery.release_id} ${delivery.channel_id}`, delivery]),
    );
    const losses: string[] = [];
    const unnamed: string[] = [];
    for (const schedule of all) {
      for (const channel of schedule.channels) {
        const key = `${schedule.releaseId} ${channel}`;
        const delivery = states.get(key);
        const stands = (copies.get(key) ?? 0) > 0;
        if (delivery === undefined || (delivery.state === "confirmed" && !stands))
          losses.push(`${schedule.seed} ${channel} ${delivery?.state}`);
        if (
          delivery !== undefined &&
          delivery.state !== "confirmed" &&
          (delivery.reason === "" || delivery.reason_code === "")
        ) {
          unnamed.push(`${schedule.seed} ${channel} ${delivery.state}`);
        }
      }
    }
    expect(losses).toEqual([]);
    expect(unnamed).toEqual([]);
    expect(deliveries.filter((delivery) => delivery.state === "confirmed").length).toBeGreaterThan(
      deliveries.length / 2,
    );
    expect(everyFault.filter((fault) => !tried.has(fault))).toEqual([]);
    expect(kills.inFlight / kills.all).toBeGreaterThan(0.5);
    for (const victim of ["worker", "web", "database", "facebook", "zalo"] as const)
      expect(kills[victim], victim).toBeGreaterThan(0);
    console.log(
      `${all.length} schedules, ${deliveries.length} deliveries, ${kills.all} kills (${kills.inFlight} with a call out), ` +
        `${duplicates.length} duplicates, ${losses.length} losses, ${deliveries.filter((one) => one.state !== "confirmed").length} with a named reason`,
    );
  });
});
