import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addWorkingDays } from "./working-days.ts";

const none: ReadonlySet<string> = new Set();

describe("so many working days later", () => {
  it("steps over the week-end", () => {
    // 2026-11-25 is a Wednesday.
    expect(addWorkingDays({ from: "2026-11-25", days: 7, holidays: none })).toBe("2026-12-04");
    expect(addWorkingDays({ from: "2026-11-27", days: 1, holidays: none })).toBe("2026-11-30");
  });

  it("steps over holidays", () => {
    const holidays = new Set(["2027-01-01"]);
    expect(addWorkingDays({ from: "2026-12-31", days: 1, holidays })).toBe("2027-01-04");
  });

  it("is never a holiday or a week-end, and adding in two steps comes to the same", () => {
    const day = fc
      .integer({ min: 0, max: 700 })
      .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        day,
        fc.uniqueArray(day, { maxLength: 30 }),
        fc.integer({ min: 1, max: 30 }),
        (from, off, days) => {
          const holidays = new Set(off);
          const whole = addWorkingDays({ from, days: days + 3, holidays });
          const half = addWorkingDays({ from, days, holidays });
          expect(addWorkingDays({ from: half, days: 3, holidays })).toBe(whole);
          expect(holidays.has(whole)).toBe(false);
          expect([0, 6]).not.toContain(new Date(`${whole}T00:00:00Z`).getUTCDay());
        },
      ),
    );
  });
});
