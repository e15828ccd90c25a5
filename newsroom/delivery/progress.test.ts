import { describe, expect, test } from "vitest";
import { progressOf } from "./progress.ts";

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
    expect(progress).toMatchObject({ percent: 100, finished: true, troubled: 3 });
  });
  test("a blocked channel is not finished but needs a look", () => {
    expect(progressOf([{ platform: "facebook", state: "blocked", count: 1 }])).toMatchObject({
      finished: false,
      troubled: 1,
    });
  });
});
