import { expect, it } from "vitest";
import { facebookSpacing, facebookVisibility } from "./facebook/retry-policies.ts";
import { zaloPolls, zaloVisibility } from "./zalo/retry-policies.ts";

it("a page of Facebook gets one post a minute, and a post is called absent after five", () => {
  expect(facebookSpacing.spacingMs).toBe(60_000);
  expect(facebookVisibility.absentAfterMs).toBe(300_000);
});

it("an article of Zalo is called absent only after the twelve minutes for which one is asked for", () => {
  const waits = Array.from(
    { length: zaloPolls.most },
    (_, poll) => zaloPolls.waitsMs[Math.min(poll, zaloPolls.waitsMs.length - 1)] ?? 0,
  ).reduce((sum, wait) => sum + wait, 0);
  expect(zaloVisibility.absentAfterMs).toBe(720_000);
  expect(waits).toBeLessThanOrEqual(zaloVisibility.absentAfterMs);
});

it("both are looked at for presence at once, ever more rarely", () => {
  for (const { presenceMs } of [facebookVisibility, zaloVisibility])
    expect(presenceMs).toEqual([5_000, 15_000, 30_000, 60_000]);
});
