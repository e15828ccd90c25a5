import { describe, expect, it } from "vitest";
import { emptyWarning } from "./empty-warning.ts";
import { toldDetails } from "./told.ts";
import { emptyWanted } from "./wanted.ts";
import type { WarningDetails } from "./warning.ts";

describe("what is told of the fields of an item", () => {
  it("is nothing where a warning was written without its form", () => {
    expect(toldDetails(emptyWarning)).toBeNull();
    expect(toldDetails(null)).toBeNull();
  });

  it("is nothing either where it was sealed when the form began with grades that nobody had chosen", () => {
    expect(
      toldDetails({ ...emptyWarning, severity: "Moderate", urgency: "Expected", certainty: "Likely" }),
    ).toBeNull();
  });

  it.each<Partial<WarningDetails>>([
    { topic: "fire" },
    { trick: "Gọi điện xưng là công an." },
    { signs: ["Giục chuyển tiền"] },
    { reportTo: "Gọi 113" },
    { areaUnitCodes: ["X001"] },
    { severity: "Extreme" },
    { severity: "Moderate" },
    { certainty: "Observed" },
    { expiresAt: "2026-11-25T01:00:00.000Z" },
  ])("is the form as soon as one field of it was filled: %o", (filled) => {
    const details = { ...emptyWarning, ...filled };
    expect(toldDetails(details)).toBe(details);
  });

  it("is the whole form of every other kind", () => {
    expect(toldDetails(emptyWanted)).toBe(emptyWanted);
  });
});
