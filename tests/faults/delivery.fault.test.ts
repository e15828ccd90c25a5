import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postLate } from "../../server/delivery/post-late.ts";
import { retryDeliveries } from "../../server/delivery/retry-delivery.ts";
import { actor, releaseThroughActs } from "../support/release.ts";
import { judge, type Schedule } from "./copies.ts";
import { channelsOf, deliveriesOf, historyOf, settle } from "./course.ts";
import { everyFault, faultsFor, nameOf } from "./fault-scripts.ts";
import { type Random, randomFrom } from "./random.ts";
import { type Stack, startStack } from "./stack.ts";

/** Schedules in one round run beside each other, each on channels of its own; rounds follow one another. */
const rounds = 22;
const schedulesARound = 14;
const channelsASchedule = 20;
const dayMs = 24 * 3_600_000;

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
  const channels = await channelsOf(stack);
  const shuffled = (ids: readonly string[]) =>
    ids
      .map((id) => ({ id, at: random.next() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ id }) => id);
  const facebook = shuffled(channels.facebook);
  const zalo = shuffled(channels.zalo);
  const schedules: Schedule[] = [];
  for (let index = 0; index < schedulesARound; index += 1) {
    const seed = round * schedulesARound + index;
    const own = randomFrom(seed);
    const slice = (list: string[]) => list.slice(index * channelsASchedule, (index + 1) * channelsASchedule);
    for (const [platform, ids] of [
      ["facebook", slice(facebook)],
      ["zalo", slice(zalo)],
    ] as const) {
      const faults = faultsFor(
        own,
        platform,
        ids.map((id) => id.replace(`${platform}-`, "")),
      );
      for (const fault of faults) tried.add(nameOf(fault));
      await stack.order(platform, faults);
    }
    const title = `Cảnh báo thử nghiệm số ${seed} của vòng ${round}`;
    const targets = [...slice(facebook), ...slice(zalo)];
    // Half of them outlast the longest pause that a platform asks for; the others end with their ordinary term.
    const notAfter = own.next() < 0.5 ? new Date(stack.ctx.clock.now().getTime() + 30 * dayMs) : undefined;
    const { releaseId } = await releaseThroughActs(stack.ctx, { title, targets, notAfter });
    schedules.push({ title, releaseId, channels: targets });
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

/** Lets a round come to rest; on the way it kills so many times, each at a chance moment at which a call is out. */
async function settleUnderKills(
  schedules: readonly Schedule[],
  { kills: wanted, random }: { kills: number; random: Random },
): Promise<void> {
  let left = wanted;
  await settle(stack, schedules, {
    atCall: async (inFlight) => {
      if (left === 0 || random.next() >= 0.4) return false;
      left -= 1;
      await killSomething(random, { inFlight });
      return true;
    },
  });
  for (; left > 0; left -= 1) await killSomething(random, { inFlight: 0 });
}

/** A person presses «Thử đăng lại» and «Vẫn đăng» for everything of a round that did not go out. */
async function retryEverything(schedules: readonly Schedule[]): Promise<void> {
  const board = await actor(stack.ctx, "phoban");
  for (const { releaseId } of schedules) {
    for (const again of [retryDeliveries, postLate]) {
      const outcome = await again(stack.ctx, { actor: board, releaseId });
      // Nothing of this release is left to be sent again.
      if (!outcome.ok && outcome.problem.code !== "delivery-state")
        throw new Error(`${outcome.problem.code}: ${outcome.problem.detail}`);
    }
  }
}

describe("faults and kills", () => {
  it("leave every channel with exactly one copy, or with a named reason for none", async () => {
    await actor(stack.ctx, "phoban");
    const all: Schedule[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const random = randomFrom(1_000 + round);
      await stack.repairTokens();
      for (const platform of ["facebook", "zalo"] as const) {
        const visibilityDelayMs = random.pick([0, 0, 30_000, 90_000, 200_000]);
        await stack.settings(platform, {
          latencyMs: 150,
          visibilityDelayMs,
          ...(platform === "zalo" ? { fetchCovers: false, verifyDelayMs: random.pick([0, 3_000]) } : {}),
        });
      }
      const schedules = await beginRound(round, random);
      await settleUnderKills(schedules, { kills: 2, random });
      // What a person does next must not double what stands.
      if (round % 2 === 1) {
        await stack.repairTokens();
        await retryEverything(schedules);
        await settle(stack, schedules);
      }
      all.push(...schedules);
    }
    const deliveries = await deliveriesOf(stack, all);
    const wrongs = judge({ schedules: all, posts: await stack.posts(), deliveries });
    const history = await historyOf(stack, Object.values(wrongs).flat());
    expect(wrongs, history).toEqual({ duplicates: [], losses: [], lies: [], unnamed: [] });
    expect(deliveries).toHaveLength(rounds * schedulesARound * 2 * channelsASchedule);
    const confirmed = deliveries.filter((delivery) => delivery.state === "confirmed");
    expect(confirmed.length).toBeGreaterThan(deliveries.length / 2);
    expect(everyFault.filter((fault) => !tried.has(fault))).toEqual([]);
    expect(kills.inFlight / kills.all).toBeGreaterThan(0.5);
    for (const victim of ["worker", "web", "database", "facebook", "zalo"] as const)
      expect(kills[victim], victim).toBeGreaterThan(0);
    console.log(
      `${all.length} schedules, ${deliveries.length} deliveries, ${kills.all} kills (${kills.inFlight} with a call out), ` +
        `${deliveries.length - confirmed.length} not confirmed, each with a named reason`,
    );
  });
});
