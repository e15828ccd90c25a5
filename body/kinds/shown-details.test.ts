import { describe, expect, it } from "vitest";
import { emptyWarning } from "./empty-warning.ts";
import { shownDetails } from "./shown-details.ts";
import { emptyWanted } from "./wanted.ts";
import type { WarningDetails } from "./warning.ts";

describe("what is told of the fields of an item", () => {
  it("is nothing where a warning was written without its form", () => {
    expect(shownDetails(emptyWarning)).toBeNull();
    expect(shownDetails(null)).toBeNull();
  });

  it("is nothing either where it was sealed when the form began with grades that nobody had chosen", () => {
    expect(
      shownDetails({ ...emptyWarning, severity: "Moderate", urgency: "Expected", certainty: "Likely" }),
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
    expect(shownDetails(details)).toBe(details);
  });

  it("is the whole form of every other kind", () => {
    expect(shownDetails(emptyWanted)).toBe(emptyWanted);
  });
});
