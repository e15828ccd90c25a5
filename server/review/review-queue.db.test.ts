import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, submitThroughActs } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { addWaiting, type Reached } from "../../tests/support/waiting-items.ts";
import { judgeRelease } from "../release/judge-release.ts";
import { openReview } from "./open-review.ts";
import { type QueueLine, reviewQueue } from "./review-queue.ts";

let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;
let ward: string;
let otherWard: string;

const otherLead = "px03.lanhdao";
const lead = { lens: "unit", by: "phuong-hac-thanh.lanhdao" } as const;
const professional = { lens: "professional", by: "nghiepvu" } as const;
const legal = { lens: "legal", by: "phapluat" } as const;
const political = { lens: "political", by: "chinhtri" } as const;
const all = [lead, professional, legal, political];

/** What waits, by the first letters of its ids: hundreds of older items for others, then a few of each step. */
const groups = (): Record<string, { many: number; since: string; reached: Reached }> => ({
  oldward: { many: 320, since: "2026-11-01T00:00:00Z", reached: { unit: ward, stage: 0, given: [] } },
  oldother: { many: 620, since: "2026-10-01T00:00:00Z", reached: { unit: otherWard, stage: 0, given: [] } },
  oldlens: {
    many: 540,
    since: "2026-10-20T00:00:00Z",
    reached: { unit: ward, stage: 1, given: [lead, professional, legal] },
  },
  toall: { many: 3, since: "2026-11-20T00:00:00Z", reached: { unit: ward, stage: 1, given: [lead] } },
  urgent: {
    many: 2,
    since: "2026-11-23T00:00:00Z",
    reached: { unit: otherWard, stage: 1, given: [{ ...lead, by: otherLead }, political], urgent: true },
  },
  given: {
    many: 2,
    since: "2026-11-22T00:00:00Z",
    reached: { unit: ward, stage: 1, given: [lead], hands: ["phapluat", "nghiepvu2"] },
  },
  ready: {
    many: 10,
    since: "2026-11-23T00:00:00Z",
    reached: { unit: ward, stage: 2, given: all, complete: true },
  },
  // The board may not release what it had a hand in.
  byboard: {
    many: 2,
    since: "2026-11-21T00:00:00Z",
    reached: { unit: ward, stage: 2, given: all, complete: true, hands: ["phoban"] },
  },
});

beforeAll(async () => {
  ({ test, close: closeNetwork } = await openTestNetwork());
  const sent = await submitThroughActs(test.ctx, { title: "Cảnh giác cuộc gọi lạ", targets: ["portal"] });
  ward = (await actor(test.ctx, "phuong-hac-thanh.lanhdao")).unitCode;
  otherWard = (await actor(test.ctx, otherLead)).unitCode;
  for (const [prefix, { since, ...group }] of Object.entries(groups())) {
    await addWaiting(test.ctx, { like: sent.itemId, prefix, since: new Date(since), ...group });
  }
});

afterAll(async () => {
  await closeNetwork();
});

/** The whole queue of a person, page after page, and what each page said waits in all. */
async function wholeQueue(username: string) {
  const lines: QueueLine[] = [];
  const totals: number[] = [];
  const person = await actor(test.ctx, username);
  let cursor: string | undefined;
  do {
    const page = await reviewQueue(test.ctx, { actor: person, cursor });
    lines.push(...page.items);
    totals.push(page.total);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return { lines, totals };
}

/** By the review page of each item itself: what this person may sign, return or release. */
async function expected(username: string, itemIds: readonly string[]) {
  const person = await actor(test.ctx, username);
  const found: string[] = [];
  for (const itemId of itemIds) {
    const opened = await openReview(test.ctx, { judgeRelease }, { actor: person, itemId });
    if (opened.ok && (opened.value.may.sign.length > 0 || opened.value.may.return)) found.push(itemId);
  }
  return found.sort();
}

describe("what waits for whom", () => {
  it("shows the board its ten although hundreds of older items wait for units and lenses", async () => {
    const board = await wholeQueue("phoban");
    expect(board.lines.map((line) => line.itemId)).toEqual(
      Array.from({ length: 10 }, (_, n) => `ready${String(n + 1).padStart(11, "0")}`),
    );
    expect(board.totals).toEqual([10]);
    expect(board.lines.every((line) => line.awaitsRelease)).toBe(true);
  });

  it("shows a lens what waits for it, urgent first and then oldest first, page after page without a gap", async () => {
    const { lines, totals } = await wholeQueue("chinhtri2");
    const waiting = 540 + 3 + 2;
    expect(new Set(totals)).toEqual(new Set([waiting]));
    expect(new Set(lines.map((line) => line.itemId)).size).toBe(waiting);
    const order = lines.map((line) => `${line.urgent ? 0 : 1} ${line.waitingSince}`);
    expect(order).toEqual(order.toSorted());
    expect(lines.every((line) => line.mine.join() === "political")).toBe(true);
    const lawyer = await wholeQueue("phapluat2");
    expect(lawyer.lines[0]?.urgent).toBe(true);
    expect(lawyer.totals[0]).toBe(3 + 2 + 2);
  });

  it("shows a unit's leader what waits in that unit, and nothing of another unit", async () => {
    const own = await wholeQueue("phuong-hac-thanh.lanhdao");
    // The item that all others are like waits too.
    expect(own.totals[0]).toBe(320 + 1);
    expect(own.lines).toHaveLength(320 + 1);
    expect((await wholeQueue(otherLead)).totals[0]).toBe(620);
    expect((await wholeQueue("bientap")).totals).toEqual([0]);
  });

  it("agrees for each reviewer with what the items' own pages allow", async () => {
    const few = ["toall", "urgent", "handed", "ready", "oldlens"].flatMap((prefix) =>
      [1, 2].map((n) => `${prefix}${String(n).padStart(16 - prefix.length, "0")}`),
    );
    const people = ["nghiepvu", "nghiepvu2", "phapluat", "phapluat2", "chinhtri", "chinhtri2", "bientap"];
    const others = ["phuong-hac-thanh.lanhdao", "phuong-hac-thanh.canbo", otherLead, "thuky", "phoban"];
    for (const username of [...people, ...others]) {
      const { lines, totals } = await wholeQueue(username);
      expect(lines, username).toHaveLength(totals[0] ?? -1);
      const seen = lines.map((line) => line.itemId).filter((itemId) => few.includes(itemId));
      expect(seen.sort(), username).toEqual(await expected(username, few));
    }
  });

  it("takes a cursor that nobody handed out for the first page", async () => {
    const board = await actor(test.ctx, "phoban");
    const id = "a".repeat(16);
    for (const cursor of [
      "",
      "u~",
      "n~x",
      `x~2026-11-20T00:00:00.000Z~${id}`,
      `n~2026-99-99T00:00:00.000Z~${id}`,
    ])
      expect((await reviewQueue(test.ctx, { actor: board, cursor })).items).toHaveLength(10);
  });
});
