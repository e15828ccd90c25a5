import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLimits } from "./limits.ts";

describe("a source that has pages made", () => {
  it("waits once it has had its share, while others go on", () => {
    const limits = createLimits({ now: () => 0 });
    const answers = Array.from({ length: 200 }, () => limits.take("203.0.113.9"));
    expect(answers.filter(Boolean).length).toBe(120);
    expect(limits.take("203.0.113.10")).toBe(true);
  });

  it("may go on after a while, but never gets more than its share over any stretch of time", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5000 }), { minLength: 1, maxLength: 400 }), (pauses) => {
        let at = 0;
        let allowed = 0;
        const limits = createLimits({ now: () => at });
        for (const pause of pauses) {
          at += pause;
          if (limits.take("s")) allowed += 1;
        }
        expect(allowed).toBeLessThanOrEqual(120 + (at / 1000) * 12 + 1);
      }),
    );
  });
});
