import fc from "fast-check";
import { expect, it } from "vitest";
import { emptyWarning } from "../../body/kinds/empty-warning.ts";
import { renewedTerm, termOf } from "./release-term.ts";

const from = new Date("2026-11-24T02:00:00Z");
const hour = 3_600_000;
const warningUntil = (expiresAt: string, urgent = false) => ({
  kind: "warning" as const,
  urgent,
  details: { ...emptyWarning, expiresAt },
});

it("begins nothing after a warning's own end, and anything else within two hours, half an hour when it is urgent", () => {
  const own = fc.integer({ min: 1, max: 90 * 24 }).map((hours) => new Date(from.getTime() + hours * hour));
  fc.assert(
    fc.property(own, fc.boolean(), (end, urgent) => {
      expect(termOf(warningUntil(end.toISOString(), urgent), { from })).toEqual(end);
      const other = termOf({ kind: "news", urgent, details: null }, { from });
      expect(other.getTime() - from.getTime()).toBe(urgent ? hour / 2 : 2 * hour);
      expect(renewedTerm({ urgent, from })).toEqual(other);
    }),
  );
});

it("lets a warning without an end, or one that had ended when somebody decided, go out within the ordinary term", () => {
  for (const expiresAt of ["", "2026-11-24T01:59:59Z", "2026-11-24T02:00:00Z"])
    expect(termOf(warningUntil(expiresAt), { from }).getTime() - from.getTime(), expiresAt).toBe(2 * hour);
});
