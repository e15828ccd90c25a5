import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FaultOrder, faultOrder } from "../../simulators/shared/faults.ts";
import { testPicture } from "../support/picture.ts";
import { actor, releaseThroughActs } from "../support/release.ts";
import { judge, type Schedule } from "./copies.ts";
import { channelsOf, deliveriesOf, historyOf, settle } from "./course.ts";
import { type Stack, startStack } from "./stack.ts";

/** Channels of each platform that a release goes to. */
const channelsEach = 18;
/** Short leaps of time, so that what is looked for early is looked for early here too. */
const leapMs = { atLeast: 5_000, atMost: 1_800_000 };
const dayMs = 24 * 3_600_000;

let stack: Stack;
let releases = 0;

beforeAll(async () => {
  stack = await startStack();
  await Promise.all([stack.worker.start(), stack.web.start()]);
  await actor(stack.ctx, "phoban");
});

afterAll(() => stack.stop());

beforeEach(async () => {
  await stack.clearFaults();
  await stack.skew(0);
  await stack.settings("facebook", { latencyMs: 20, visibilityDelayMs: 0 });
  await stack.settings("zalo", {
    latencyMs: 20,
    visibilityDelayMs: 0,
    verifyDelayMs: 0,
    neverVerifies: false,
    fetchCovers: false,
  });
  // Throttles and pauses of what went before are over.
  await stack.advance(2 * dayMs);
  await stack.repairTokens();
});

/** Releases a warning to some channels of each platform, after ordering the faults that each of them meets. */
async function releaseUnder({
  facebook = [],
  zalo = [],
  pictures = [],
  notAfter,
}: {
  facebook?: readonly Partial<FaultOrder>[];
  zalo?: readonly Partial<FaultOrder>[];
  pictures?: readonly Buffer[];
  notAfter?: Date;
}): Promise<Schedule> {
  releases += 1;
  const all = await channelsOf(stack);
  const channels: string[] = [];
  for (const [platform, faults] of [
    ["facebook", facebook],
    ["zalo", zalo],
  ] as const) {
    const own = all[platform].slice(0, channelsEach);
    channels.push(...own);
    const orders = own.flatMap((id) =>
      faults.map((fault) => faultOrder.parse({ ...fault, channel: id.replace(`${platform}-`, "") })),
    );
    await stack.order(platform, orders);
  }
  const title = `Cảnh báo trong điều kiện xấu số ${releases}`;
  const { releaseId } = await releaseThroughActs(stack.ctx, { title, targets: channels, pictures, notAfter });
  return { title, releaseId, channels };
}

/** The one rule of all these tests: no second copy, no loss, and nothing standing that the board calls absent. */
async function expectNoLie(schedule: Schedule) {
  const deliveries = await deliveriesOf(stack, [schedule]);
  const wrongs = judge({ schedules: [schedule], posts: await stack.posts(), deliveries });
  const history = await historyOf(stack, Object.values(wrongs).flat());
  expect(wrongs, history).toEqual({ duplicates: [], losses: [], lies: [], unnamed: [] });
  return deliveries;
}

/** Lets everything come to rest and expects one copy on every channel. */
async function expectAllPublished(schedule: Schedule) {
  await settle(stack, [schedule], { leapMs });
  const deliveries = await expectNoLie(schedule);
  expect(deliveries.filter((one) => one.state !== "confirmed")).toEqual([]);
}

/** Calls of which nobody knows what became of them: done, and the answer lost. */
const answerLost = {
  facebook: [{ kind: "reset-after-commit", call: "feed" }],
  zalo: [{ kind: "reset-after-commit", call: "create" }],
} as const;

/** Waits, without moving any clock, until something has come about. */
async function until(what: string, cameAbout: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 1_200; turn += 1) {
    if (await cameAbout()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`it did not come about that ${what}; the worker said: ${stack.worker.output()}`);
}

/** Whether the product has noticed that its clock is too far from a platform's to publish. */
async function saysClockIsWrong(): Promise<boolean> {
  const clocks = await stack.ctx.db.selectFrom("platform_clock").select("offset_ms").execute();
  return clocks.some(({ offset_ms }) => Math.abs(Number(offset_ms)) >= 60_000);
}

async function copiesOf(schedule: Schedule): Promise<number> {
  return (await stack.posts()).filter((post) => post.text.split("\n")[0] === schedule.title).length;
}

describe("a clock that is wrong", () => {
  it.each([
    ["ahead", 30_000],
    ["behind", -30_000],
  ])("by half a minute %s changes nothing: everything is published once", async (_, skewMs) => {
    await stack.skew(skewMs);
    await expectAllPublished(await releaseUnder(answerLost));
  });

  it.each([
    ["ahead", 200_000],
    ["behind", -200_000],
  ])("by 200 s %s stops publishing and says so, until it is right again", async (_, skewMs) => {
    // Begun while the clock was right: the answers are lost, and the channels are read back under the wrong clock.
    const begun = await releaseUnder(answerLost);
    await until("every copy stands", async () => (await copiesOf(begun)) === begun.channels.length);
    await stack.skew(skewMs);
    const held = await releaseUnder({});
    await until("the product says that its clock is wrong", saysClockIsWrong);
    await settle(stack, [begun], { leapMs });
    const readBack = await expectNoLie(begun);
    expect(readBack.filter((one) => one.state !== "confirmed")).toEqual([]);
    await stack.advance(60_000);
    await until("nothing is being called", async () => (await stack.inFlight()) === 0);
    expect(await copiesOf(held)).toBe(0);
    await stack.skew(0);
    await expectAllPublished(held);
    await until("nothing is said of the clock any more", async () => !(await saysClockIsWrong()));
  });
});

describe("what a platform answers after it has published", () => {
  it("is no proof of absence when nobody knows the code", async () => {
    await expectAllPublished(
      await releaseUnder({
        facebook: [{ kind: "error-after-commit", call: "feed", code: 9999 }],
        zalo: [{ kind: "error-after-commit", call: "create", code: -500 }],
      }),
    );
  });

  it("is told with its own code when nobody knows the code and nothing stands", async () => {
    const schedule = await releaseUnder({
      facebook: [{ kind: "platform-error", call: "feed", code: 9999, times: 50 }],
      zalo: [{ kind: "platform-error", call: "create", code: -500, message: "unheard of", times: 50 }],
    });
    await settle(stack, [schedule], { leapMs });
    const deliveries = await expectNoLie(schedule);
    expect(new Set(deliveries.map((one) => one.state))).toEqual(new Set(["failed"]));
  });

  it.each([4, 17, 32, 341, 613, 80001, 80006])(
    "is no second post when Facebook says slow down (%i)",
    async (code) => {
      await expectAllPublished(
        await releaseUnder({ facebook: [{ kind: "error-after-commit", call: "feed", code }] }),
      );
    },
  );

  // Not those of which Facebook documents that it refuses before it acts: a dead token, a right that lacks, a field.
  it.each([1, 2, 506, 368, 1609005, 1609010])(
    "is read back when Facebook does not do as asked (%i)",
    async (code) => {
      const schedule = await releaseUnder({ facebook: [{ kind: "error-after-commit", call: "feed", code }] });
      await settle(stack, [schedule], { leapMs });
      await expectNoLie(schedule);
    },
  );

  it("is no second article when Zalo says slow down", async () => {
    const message = "Your application reached limit call api";
    await expectAllPublished(
      await releaseUnder({ zalo: [{ kind: "error-after-commit", call: "create", code: -32, message }] }),
    );
  });
});

describe("a platform that is slow to show what it has", () => {
  it("lists a copy after 200 s, and it is found", async () => {
    for (const platform of ["facebook", "zalo"] as const)
      await stack.settings(platform, { visibilityDelayMs: 200_000 });
    await expectAllPublished(await releaseUnder(answerLost));
  });

  it("never verifies an article, which is found in the list", async () => {
    await stack.settings("zalo", { neverVerifies: true });
    await expectAllPublished(await releaseUnder({}));
  });

  it("never verifies nor lists an article, and a person is asked to look", async () => {
    await stack.settings("zalo", { verifyDelayMs: 30 * dayMs });
    const schedule = await releaseUnder({});
    await settle(stack, [schedule], { leapMs });
    const deliveries = await expectNoLie(schedule);
    const states = new Map(deliveries.map((one) => [one.channel_id.split("-")[0], one.state]));
    expect(states).toEqual(
      new Map([
        ["facebook", "confirmed"],
        ["zalo", "unsettled"],
      ]),
    );
  });
});

describe("a portal that is away for a minute", () => {
  it("keeps no article back for good, and each has the sealed cover", async () => {
    await stack.settings("zalo", { fetchCovers: true });
    const pictures = [await testPicture("goi-video-gia")];
    await stack.web.kill();
    const schedule = await releaseUnder({ pictures });
    for (let seconds = 0; seconds < 60; seconds += 10) {
      await stack.advance(10_000);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(await copiesOf(schedule)).toBeLessThanOrEqual(channelsEach);
    await stack.web.start();
    await expectAllPublished(schedule);
    const covers = (await stack.posts())
      .filter((post) => post.text === schedule.title)
      .map((post) => post.cover);
    expect(new Set(covers).size).toBe(1);
    expect(covers[0]).not.toContain("default");
  });
});
