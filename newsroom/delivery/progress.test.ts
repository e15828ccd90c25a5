import { describe, expect, test } from "vitest";
import { progressOf, waitingOf } from "./progress.ts";

describe("how far a release has come", () => {
  test("868 of 869 is not yet a hundred per cent", () => {
    const progress = progressOf([
      { platform: "facebook", state: "confirmed", count: 868 },
      { platform: "zalo", state: "sending", count: 1 },
    ]);
    expect(progress).toMatchObject({ percent: 99, finished: false, confirmed: 868, all: 869 });
  });
  test("is finished when each channel is settled, and still tells what needs a person", () => {
    const progress = progressOf([
      { platform: "portal", state: "confirmed", count: 1 },
      { platform: "facebook", state: "failed", count: 2 },
      { platform: "zalo", state: "unsettled", count: 1 },
    ]);
    expect(progress).toMatchObject({ percent: 100, finished: true, stuckCount: 3 });
  });
  test("a blocked channel is not finished but needs a look", () => {
    expect(progressOf([{ platform: "facebook", state: "blocked", count: 1 }])).toMatchObject({
      finished: false,
      stuckCount: 1,
    });
  });
});

describe("what the board says of channels that did not confirm", () => {
  const counts = [
    { platform: "portal", state: "confirmed", count: 1 },
    { platform: "facebook", state: "pending", count: 500 },
    { platform: "facebook", state: "sending", count: 6 },
    { platform: "zalo", state: "waiting", count: 281 },
    { platform: "facebook", state: "failed", count: 2 },
  ];
  test("hundreds that only wait for their turn are said to wait", () => {
    expect(waitingOf(counts, [])).toBe(787);
  });
  test("one that waits for another try is told by its name and not once more", () => {
    expect(waitingOf(counts, [{ state: "pending" }, { state: "failed" }])).toBe(786);
  });
  test("none waits when all is settled", () => {
    expect(waitingOf([{ platform: "portal", state: "confirmed", count: 1 }], [])).toBe(0);
  });
});
