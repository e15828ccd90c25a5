import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aheadOfLedgerMs, judgeBy, longestStepMs } from "./retention-clock.ts";

const hour = 3_600_000;
const moment = fc.date({ min: new Date("2020-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
const at = (text: string) => new Date(text);

describe("the moment by which age is judged", () => {
  it("is now, where the clock goes as it should", () => {
    const now = at("2026-12-01T10:00:00Z");
    const reached = at("2026-12-01T09:50:00Z");
    expect(judgeBy({ now, reached, newestEntry: reached })).toEqual(now);
    expect(judgeBy({ now, reached: undefined, newestEntry: undefined })).toEqual(now);
  });

  it("is none while the clock is behind what the ledger has seen", () => {
    const now = at("2026-11-30T10:00:00Z");
    expect(judgeBy({ now, reached: now, newestEntry: at("2026-12-01T10:00:00Z") })).toBeUndefined();
    // Another machine's clock may be a little ahead of ours.
    expect(judgeBy({ now, reached: now, newestEntry: at("2026-11-30T10:01:00Z") })).toEqual(now);
  });

  it("never comes after now, and moves on by no more than a step, however the clock leaps", () => {
    fc.assert(
      fc.property(
        moment,
        fc.option(moment, { nil: undefined }),
        fc.option(moment, { nil: undefined }),
        (now, reached, newestEntry) => {
          const judged = judgeBy({ now, reached, newestEntry });
          if (judged === undefined) return newestEntry !== undefined && now < newestEntry;
          const from = reached ?? newestEntry;
          const most = reached === undefined ? aheadOfLedgerMs : longestStepMs;
          return judged <= now && (from === undefined || judged.getTime() <= from.getTime() + most);
        },
      ),
    );
  });

  it("comes to now again after a long stop, run by run", () => {
    const now = at("2026-12-01T00:00:00Z");
    const month = 30 * 24 * hour;
    let reached = new Date(now.getTime() - month);
    let runs = 0;
    while (reached < now) {
      reached = judgeBy({ now, reached, newestEntry: reached }) ?? reached;
      runs += 1;
    }
    expect(runs).toBe(month / longestStepMs);
  });
});
