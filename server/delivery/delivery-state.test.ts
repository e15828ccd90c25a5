import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DeliveryEvent,
  type DeliveryFacts,
  type DeliveryState,
  mostAttempts,
  nextDelivery,
} from "./delivery-state.ts";

const visibility = { presenceMs: [60_000], absentAfterMs: 120_000, giveUpMs: 3_600_000, citation: "test" };
const start = new Date("2026-11-24T02:00:00Z");
const fresh: DeliveryFacts = {
  state: "pending",
  intentAt: null,
  reads: 0,
  attempts: 0,
  refusedAsRepetition: false,
};

/** What the wire may bring while a call is out, while reading back, and otherwise. */
const answers: fc.Arbitrary<DeliveryEvent> = fc.oneof(
  fc.constantFrom<DeliveryEvent>(
    { event: "published" },
    { event: "outcome-unknown" },
    { event: "perhaps-present" },
    { event: "refused" },
    { event: "blocked", coolDownMs: null },
    { event: "blocked", coolDownMs: 1000 },
    { event: "advanced", afterMs: 0 },
  ),
  fc.integer({ min: 0, max: 600_000 }).map((waitMs): DeliveryEvent => ({ event: "throttled", waitMs })),
  fc.integer({ min: 0, max: 600_000 }).map((afterMs): DeliveryEvent => ({ event: "try-again", afterMs })),
);
const readings = fc.constantFrom<DeliveryEvent>(
  { event: "found" },
  { event: "absent" },
  { event: "ambiguous" },
  { event: "unreadable", waitMs: 1000 },
);

describe("a delivery", () => {
  it("is never sent again while the outcome of a call is unknown", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(answers, readings, fc.integer({ min: 0, max: 300_000 })), { maxLength: 60 }),
        (script) => {
          let facts: DeliveryFacts = fresh;
          let now = start;
          let outstanding = false;
          let absentReads: number[] = [];
          for (const [answer, reading, waitMs] of script) {
            if (["confirmed", "failed", "unsettled"].includes(facts.state)) return;
            const event =
              facts.state === "unknown"
                ? reading
                : facts.state === "sending"
                  ? answer
                  : ({ event: "intent" } as const);
            if (event.event === "intent") {
              expect(outstanding).toBe(false);
              outstanding = true;
              absentReads = [];
            }
            if (event.event === "absent") absentReads.push(now.getTime());
            const intentAt = facts.intentAt;
            const change = nextDelivery({ facts, event, now, visibility, random: 0.5 });
            if (outstanding && change.state === "pending" && event.event === "absent") {
              expect(absentReads).toHaveLength(2);
              expect(Math.max(...absentReads) - (intentAt?.getTime() ?? 0)).toBeGreaterThanOrEqual(
                visibility.absentAfterMs,
              );
            }
            if (change.intentAt === null) outstanding = false;
            facts = { ...change };
            now = new Date(Math.max(now.getTime() + waitMs, change.nextAt?.getTime() ?? 0));
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("always comes to an end or to a person, whatever the platform answers", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<DeliveryEvent>({ event: "try-again", afterMs: 0 }, { event: "outcome-unknown" }),
        (answer) => {
          let facts: DeliveryFacts = fresh;
          let now = start;
          for (let turn = 0; turn < mostAttempts * 4 + 4; turn += 1) {
            if (facts.state === "failed") return;
            const event =
              facts.state === "unknown"
                ? ({ event: "absent" } as const)
                : facts.state === "sending"
                  ? answer
                  : ({ event: "intent" } as const);
            const change = nextDelivery({ facts, event, now, visibility, random: 0 });
            facts = { ...change };
            now = new Date(Math.max(now.getTime() + 1, change.nextAt?.getTime() ?? 0));
          }
          expect(facts.state).toBe("failed");
        },
      ),
    );
  });

  it("called a repetition is read back, and refused for good when nothing stands there", () => {
    const sending = nextDelivery({
      facts: fresh,
      event: { event: "intent" },
      now: start,
      visibility,
      random: 0,
    });
    const perhaps = nextDelivery({
      facts: { ...sending },
      event: { event: "perhaps-present" },
      now: start,
      visibility,
      random: 0,
    });
    expect(perhaps).toMatchObject({ state: "unknown", nextAt: new Date(start.getTime() + 60_000) });
    const later = new Date(start.getTime() + 60_000);
    const once = nextDelivery({
      facts: { ...perhaps },
      event: { event: "absent" },
      now: later,
      visibility,
      random: 0,
    });
    expect(once).toMatchObject({ state: "unknown", nextAt: new Date(start.getTime() + 120_000) });
    const twice = nextDelivery({
      facts: { ...once },
      event: { event: "absent" },
      now: later,
      visibility,
      random: 0,
    });
    expect(twice.state).toBe("failed");
  });

  it("that cannot be read for too long waits for a person", () => {
    const facts: DeliveryFacts = { ...fresh, state: "unknown", intentAt: start };
    const now = new Date(start.getTime() + visibility.giveUpMs + 1);
    expect(
      nextDelivery({ facts, event: { event: "unreadable", waitMs: 0 }, now, visibility, random: 0 }).state,
    ).toBe("unsettled");
  });

  it("that has ended, or has not begun, is brought nowhere by anything that a worker still has in hand", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<DeliveryState>("waiting", "confirmed", "failed", "unsettled", "cancelled"),
        fc.oneof(answers, readings, fc.constant<DeliveryEvent>({ event: "intent" })),
        (state, event) => {
          const facts: DeliveryFacts = { ...fresh, state, intentAt: start };
          expect(() => nextDelivery({ facts, event, now: start, visibility, random: 0 })).toThrow(
            /cannot meet/,
          );
        },
      ),
    );
  });
});
