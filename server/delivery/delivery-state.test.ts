import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AfterAbsence,
  type DeliveryChange,
  type DeliveryEvent,
  type DeliveryFacts,
  type DeliveryState,
  nextDelivery,
  openStates,
  sentAgain,
} from "./delivery-state.ts";

const visibility = {
  presenceMs: [5_000, 15_000, 30_000, 60_000],
  absentAfterMs: 300_000,
  giveUpMs: 3_600_000,
  citation: "test",
};
const start = new Date("2026-11-24T02:00:00Z");
const at = (milliseconds: number) => new Date(start.getTime() + milliseconds);
const fresh: DeliveryFacts = {
  state: "pending",
  intentAt: null,
  intentOffsetMs: 0,
  firstIntentAt: null,
  mayBePublic: false,
  unclearSince: null,
  reads: 0,
  attempts: 0,
  afterAbsence: null,
  notAfter: at(7_200_000),
  replaced: false,
  onPortal: true,
  before: null,
};
const why = { reasonCode: "x", reason: "Vì thế." };

interface Turn {
  readonly facts: DeliveryFacts;
  readonly event: DeliveryEvent;
  readonly now?: Date;
  readonly offsetMs?: number;
  readonly copyMade?: boolean;
}

function next({ facts, event, now = start, offsetMs = 0, copyMade = false }: Turn): DeliveryChange {
  return nextDelivery({ facts, event, now, offsetMs, visibility, random: 0, copyMade });
}

/** The facts after events one after another, a minute between them. */
function after(events: readonly DeliveryEvent[], from: DeliveryFacts = fresh): DeliveryFacts {
  return events.reduce<DeliveryFacts>(
    (facts, event, turn) => ({
      ...next({ facts, event, now: at(turn * 60_000) }),
      notAfter: facts.notAfter,
      replaced: facts.replaced,
      onPortal: facts.onPortal,
    }),
    from,
  );
}

const thens: fc.Arbitrary<AfterAbsence> = fc.constantFrom<AfterAbsence>(
  { follows: "send", personSawNone: false },
  { follows: "unsettled", ...why },
  { follows: "failed", ...why },
  { follows: "blocked", ...why, coolDownMs: null },
  { follows: "blocked", ...why, coolDownMs: 600_000 },
);
const waits = fc.integer({ min: 0, max: 600_000 });
/** What may answer a call that was committed to. */
const answers: fc.Arbitrary<DeliveryEvent> = fc.oneof(
  fc.constantFrom<DeliveryEvent>(
    { event: "published" },
    { event: "refused" },
    { event: "unreachable" },
    { event: "withdrawn", afterMs: 0 },
    { event: "blocked", coolDownMs: null },
    { event: "blocked", coolDownMs: 1000 },
    { event: "advanced", afterMs: 0 },
  ),
  fc.tuple(waits, thens).map(([waitMs, follows]): DeliveryEvent => ({ event: "unclear", waitMs, follows })),
  waits.map((waitMs): DeliveryEvent => ({ event: "throttled", waitMs })),
  waits.map((afterMs): DeliveryEvent => ({ event: "try-again", afterMs })),
);
const readings = fc.constantFrom(
  "found",
  "absent",
  "absent",
  "absent",
  "ambiguous",
  "unreadable",
  "unreachable",
) satisfies fc.Arbitrary<DeliveryEvent["event"]>;

function reading(name: string, now: Date): DeliveryEvent {
  if (name === "absent") return { event: "absent", askedAt: now };
  if (name === "unreadable") return { event: "unreadable", waitMs: 1000 };
  if (name === "ambiguous") return { event: "ambiguous" };
  return name === "found" ? { event: "found" } : { event: "unreachable" };
}

interface Step {
  readonly before: DeliveryFacts;
  readonly event: DeliveryEvent;
  readonly after: DeliveryChange;
  readonly now: Date;
  readonly offsetMs: number;
}

/**
 * What platforms and persons may do to a delivery in any order: the platform answers, the channel is read back, time
 * passes, our clock is wrong, and a person sends it again whenever it rests.
 */
const scripts = fc.record({
  script: fc.array(fc.tuple(answers, readings, waits, fc.boolean()), { minLength: 1, maxLength: 60 }),
  offsetMs: fc.integer({ min: -50_000, max: 50_000 }),
  replacedAt: fc.nat({ max: 60 }),
});
const runs = scripts.map((run) => play({ ...run, replacedAt: Number.POSITIVE_INFINITY }));

/** `replacedAt`: at which turn a newer release of the item is made. */
function play({
  script,
  offsetMs,
  replacedAt,
}: {
  script: readonly (readonly [DeliveryEvent, string, number, boolean])[];
  offsetMs: number;
  replacedAt: number;
}): Step[] {
  const steps: Step[] = [];
  let facts: DeliveryFacts = fresh;
  let now = start;
  for (const [turn, [answer, read, waitMs, personSawNone]] of script.entries()) {
    if (facts.state === "confirmed" || facts.state === "replaced") break;
    facts = { ...facts, replaced: turn >= replacedAt };
    if (!openStates.includes(facts.state) || (facts.state === "blocked" && personSawNone)) {
      facts = { ...facts, ...sentAgain({ facts, copyMade: false, personSawNone }), reads: 0 };
      if (facts.state === "replaced") break;
      if (now > facts.notAfter) facts = { ...facts, notAfter: new Date(now.getTime() + 7_200_000) };
    }
    const event =
      facts.state === "unknown"
        ? reading(read, now)
        : facts.state === "sending"
          ? answer
          : ({ event: "intent" } as const);
    const change = next({ facts, event, now, offsetMs });
    steps.push({ before: facts, event, after: change, now, offsetMs });
    facts = { ...change, notAfter: facts.notAfter, replaced: facts.replaced, onPortal: facts.onPortal };
    now = new Date(Math.max(now.getTime() + waitMs, change.nextAt?.getTime() ?? 0));
  }
  return steps;
}

function everyRun(check: (steps: readonly Step[]) => void): void {
  fc.assert(fc.property(runs, check), { numRuns: 2000 });
}

/** A call of this story may have left a copy, and nothing has proved the contrary. */
const isUnclear = ({ event }: Step) => event.event === "unclear";

describe("a delivery", () => {
  it("is never sent again between an unclear outcome and its absence, seen late in the platform's time", () => {
    everyRun((steps) => {
      let overAt: number | undefined;
      for (const step of steps) {
        const platformNow = step.now.getTime() + step.offsetMs;
        if (isUnclear(step)) overAt = platformNow;
        if (step.event.event === "absent" && step.after.state !== "unknown" && overAt !== undefined) {
          expect(platformNow - overAt).toBeGreaterThanOrEqual(visibility.absentAfterMs - 1_000);
          overAt = undefined;
        }
        // A person who has looked may say that what is like ours is not.
        if (step.event.event === "ambiguous" && step.after.state !== "unsettled") overAt = undefined;
        if (step.event.event === "intent") expect(overAt).toBeUndefined();
      }
    });
  });

  it("of which a newer release was made begins nothing, and ends once it is known whether a copy stands", () => {
    const everyReplaced = (check: (steps: readonly Step[]) => void) =>
      fc.assert(fc.property(scripts.map(play), check), { numRuns: 2000 });
    everyReplaced((steps) => {
      for (const { before, event, after: change } of steps) {
        if (!before.replaced) continue;
        expect(change.state === "sending" && before.state !== "sending").toBe(false);
        if (change.state !== "replaced") continue;
        // Where a copy may stand, only absence that was decided, or a person, ends it.
        if (before.mayBePublic) expect(["absent", "ambiguous"]).toContain(event.event);
      }
    });
    // The law can be broken: without what it looks at, some story sends after the newer release.
    const begins = scripts.map((run) => ({
      at: run.replacedAt,
      steps: play({ ...run, replacedAt: Number.POSITIVE_INFINITY }),
    }));
    expect(
      fc.check(
        fc.property(begins, ({ at: turn, steps }) =>
          steps.every(({ after: change }, n) => n < turn || change.state !== "sending"),
        ),
        { numRuns: 2000 },
      ).failed,
    ).toBe(true);
  });

  it("begins nothing before the portal carries the item, whatever woke it, and is overdue after its term", () => {
    const rests = fc.constantFrom<DeliveryState>("pending", "blocked");
    const begun = fc.constantFrom<DeliveryEvent>({ event: "intent" }, { event: "not-on-portal" });
    fc.assert(
      fc.property(rests, begun, fc.nat({ max: 8_000_000 }), (state, event, elapsed) => {
        const facts = { ...fresh, state, onPortal: false };
        const change = next({ facts, event, now: at(elapsed) });
        expect(change).toMatchObject({ intentAt: null, firstIntentAt: null, mayBePublic: false });
        const late = elapsed + 60_000 > fresh.notAfter.getTime() - start.getTime();
        expect(change).toMatchObject(
          late ? { state: "overdue", nextAt: null } : { state: "pending", nextAt: at(elapsed + 60_000) },
        );
      }),
    );
  });

  it("is called failed or blocked only when the call surely did nothing, or when absence was decided", () => {
    everyRun((steps) => {
      for (const { before, event, after: change } of steps) {
        if (change.state !== "failed" && change.state !== "blocked") continue;
        const sure = event.event === "refused" || event.event === "blocked";
        expect(sure ? before.state : event.event).toBe(sure ? "sending" : "absent");
      }
    });
  });

  it("called a repetition is never called failed, blocked or pending: it is found, or a person looks", () => {
    everyRun((steps) => {
      for (const { before, event, after: change } of steps)
        if (before.afterAbsence?.follows === "unsettled" && event.event !== "found")
          expect(["unknown", "unsettled"]).toContain(change.state);
    });
  });

  it("remembers for good that a copy may stand, and from when", () => {
    everyRun((steps) => {
      let first: number | undefined;
      for (const step of steps) {
        if (isUnclear(step)) first ??= step.after.firstIntentAt?.getTime();
        if (first === undefined) continue;
        expect(step.after.firstIntentAt?.getTime()).toBeLessThanOrEqual(first);
        expect(step.after.mayBePublic).toBe(true);
      }
    });
  });

  it("forgets a call that surely did nothing, and no other", () => {
    const once = after([{ event: "intent" }, { event: "refused" }]);
    expect(once).toMatchObject({ state: "failed", mayBePublic: false, firstIntentAt: start });
    const withdrawn = after([{ event: "intent" }, { event: "withdrawn", afterMs: 0 }]);
    expect(withdrawn).toMatchObject({ state: "pending", mayBePublic: false, firstIntentAt: null });
    const unreached = after([{ event: "intent" }, { event: "unreachable" }]);
    expect(unreached).toMatchObject({ state: "pending", mayBePublic: false, attempts: 0 });
    const unclear = { event: "unclear", waitMs: 0, follows: { follows: "failed", ...why } } as const;
    const present = after([{ event: "intent" }, unclear]);
    const again = after([{ event: "absent", askedAt: at(3_600_000) }], present);
    expect(again).toMatchObject({ state: "failed", mayBePublic: true });
    const retried: DeliveryFacts = { ...again, state: "pending" };
    expect(after([{ event: "intent" }, { event: "refused" }], retried)).toMatchObject({ mayBePublic: true });
  });

  it("is begun by nothing after its term, and waits for no moment beyond it", () => {
    everyRun((steps) => {
      for (const { before, after: change, now } of steps) {
        if (change.state === "sending") expect(now.getTime()).toBeLessThanOrEqual(before.notAfter.getTime());
        if (change.state === "pending" || change.state === "blocked")
          expect(change.nextAt?.getTime() ?? 0).toBeLessThanOrEqual(before.notAfter.getTime());
      }
    });
  });

  it("ends overdue at once when a throttle is longer than the term, but is looked for first where it may stand", () => {
    const wait = { event: "throttled", waitMs: 7_200_001 } as const;
    expect(next({ facts: fresh, event: wait })).toMatchObject({ state: "overdue", nextAt: null });
    const unclear = {
      event: "unclear",
      waitMs: 7_200_001,
      follows: { follows: "send", personSawNone: false },
    } as const;
    const sending = after([{ event: "intent" }]);
    const unknown = next({ facts: sending, event: unclear });
    expect(unknown).toMatchObject({ state: "unknown", nextAt: at(7_200_001) });
    const late = at(7_300_000);
    expect(
      next({
        facts: { ...unknown, notAfter: fresh.notAfter, replaced: false, onPortal: true },
        event: { event: "absent", askedAt: late },
        now: late,
      }),
    ).toMatchObject({ state: "overdue" });
  });

  it("goes on past its term with a copy that the platform has made already", () => {
    const event = { event: "advanced", afterMs: 2_000 } as const;
    const late = { facts: fresh, event, now: at(8_000_000) };
    expect(next({ ...late, copyMade: true }).state).toBe("pending");
    expect(next(late).state).toBe("overdue");
  });

  it("that cannot be reached spends no attempt, however often, and ends only by its term", () => {
    let facts = fresh;
    for (let turn = 0; turn < 100; turn += 1)
      facts = after([{ event: "intent" }, { event: "unreachable" }], facts);
    expect(facts).toMatchObject({ state: "pending", attempts: 0 });
  });

  it("is tried more than eight times within its term, ever more rarely, and then waits for a person", () => {
    let facts = fresh;
    let now = start;
    let tries = 0;
    for (; facts.state === "pending"; tries += 1) {
      const sending = {
        ...next({ facts, event: { event: "intent" }, now }),
        notAfter: facts.notAfter,
        replaced: facts.replaced,
        onPortal: facts.onPortal,
      };
      const change = next({ facts: sending, event: { event: "try-again", afterMs: 0 }, now });
      if (change.nextAt !== null)
        expect(change.nextAt.getTime() - now.getTime()).toBeLessThanOrEqual(15 * 60_000);
      now = change.nextAt ?? now;
      facts = { ...change, notAfter: facts.notAfter, replaced: facts.replaced, onPortal: facts.onPortal };
    }
    expect(tries).toBeGreaterThan(8);
    expect(facts.state).toBe("overdue");
  });

  it("is looked for early, and then ever more rarely until absence is decided", () => {
    let facts: DeliveryFacts = after([
      { event: "intent" },
      { event: "unclear", waitMs: 0, follows: { follows: "send", personSawNone: false } },
    ]);
    const since = facts.unclearSince?.getTime() ?? 0;
    const looks: number[] = [];
    let due = new Date(since + 5_000);
    while (facts.state === "unknown") {
      looks.push((due.getTime() - since) / 1000);
      const change = next({ facts, event: { event: "absent", askedAt: due }, now: due });
      facts = { ...change, notAfter: facts.notAfter, replaced: facts.replaced, onPortal: facts.onPortal };
      due = change.nextAt ?? due;
    }
    expect(looks).toEqual([5, 15, 30, 60, 120, 240, 300]);
    expect(facts.state).toBe("pending");
  });

  it("is read back by whatever a person asks, when a call was ever committed to", () => {
    const states = fc.constantFrom<DeliveryState>("failed", "blocked", "unsettled", "overdue");
    fc.assert(
      fc.property(states, fc.boolean(), fc.boolean(), (state, copyMade, personSawNone) => {
        const facts = { ...fresh, state, firstIntentAt: start };
        expect(sentAgain({ facts, copyMade, personSawNone }).state).toBe("unknown");
        expect(sentAgain({ facts: { ...facts, firstIntentAt: null }, copyMade, personSawNone })).toEqual({
          state: "pending",
          afterAbsence: null,
        });
      }),
    );
  });

  it("that a person asks to read again is not sent by that when the platform had called it a repetition", () => {
    const repetition = { follows: "unsettled", ...why } as const;
    const facts = { ...fresh, state: "unsettled", firstIntentAt: start, afterAbsence: repetition } as const;
    expect(sentAgain({ facts, copyMade: false, personSawNone: false }).afterAbsence).toEqual(repetition);
    expect(sentAgain({ facts, copyMade: false, personSawNone: true }).afterAbsence).toEqual({
      follows: "send",
      personSawNone: true,
    });
  });

  it("is absent only after the whole wait, whatever time single answers of the platform tell", () => {
    const mad = fc.integer({ min: -4_000_000, max: 4_000_000 });
    const waited = fc.integer({ min: 0, max: 298_000 });
    const check = (intentOffset: number, atCall: number, atLook: number, wait: number) => {
      const sent = next({ facts: fresh, event: { event: "intent" }, offsetMs: intentOffset });
      const follows = { follows: "send", personSawNone: false } as const;
      const facts = { ...fresh, ...sent };
      const unclear = next({ facts, event: { event: "unclear", waitMs: 0, follows }, offsetMs: atCall });
      const event = { event: "absent", askedAt: at(wait) } as const;
      const looked = {
        facts: { ...fresh, ...unclear },
        event,
        now: at(wait),
        offsetMs: atLook,
      };
      expect(next(looked).state).toBe("unknown");
    };
    fc.assert(fc.property(fc.integer({ min: -59_000, max: 59_000 }), mad, mad, waited, check));
  });

  it("needs one look when nothing can have been left, as after a refusal of the token", () => {
    const failed = after([{ event: "intent" }, { event: "blocked", coolDownMs: null }]);
    const facts = { ...failed, ...sentAgain({ facts: failed, copyMade: false, personSawNone: false }) };
    expect(next({ facts, event: { event: "absent", askedAt: start } }).state).toBe("pending");
    // And where the channel still cannot be read, it is blocked as before and nobody is asked to look.
    expect(next({ facts, event: { event: "blocked", coolDownMs: null } }).state).toBe("blocked");
  });

  it("is absent at once where the list itself proves that it cannot come any more", () => {
    const follows = { follows: "send", personSawNone: false } as const;
    const facts = after([{ event: "intent" }, { event: "unclear", waitMs: 0, follows }]);
    const seen = { event: "absent", askedAt: at(65_000) } as const;
    expect(next({ facts, event: seen, now: at(65_000) }).state).toBe("unknown");
    expect(next({ facts, event: { ...seen, decided: true }, now: at(65_000) }).state).toBe("pending");
  });

  it("that cannot be read for too long waits for a person", () => {
    const facts: DeliveryFacts = { ...fresh, state: "unknown", mayBePublic: true, unclearSince: start };
    const now = at(visibility.giveUpMs + 1);
    expect(next({ facts, event: { event: "unreadable", waitMs: 0 }, now }).state).toBe("unsettled");
  });

  it("that has ended, or has not begun, is brought nowhere by anything that a worker still has in hand", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<DeliveryState>(
          "waiting",
          "confirmed",
          "failed",
          "unsettled",
          "overdue",
          "replaced",
          "cancelled",
        ),
        fc.oneof(
          answers,
          readings.map((name) => reading(name, start)),
          fc.constant<DeliveryEvent>({ event: "intent" }),
        ),
        (state, event) => {
          const facts: DeliveryFacts = { ...fresh, state, intentAt: start, firstIntentAt: start };
          expect(() => next({ facts, event })).toThrow(/cannot meet/);
        },
      ),
    );
  });

  it("that is read back hears nothing that answers a call, and the other way round", () => {
    const unknown: DeliveryFacts = { ...fresh, state: "unknown", firstIntentAt: start, mayBePublic: true };
    const calls: DeliveryEvent[] = [
      { event: "intent" },
      { event: "published" },
      { event: "refused" },
      { event: "throttled", waitMs: 0 },
      { event: "try-again", afterMs: 0 },
      { event: "blocked", coolDownMs: null },
      { event: "advanced", afterMs: 0 },
      { event: "withdrawn", afterMs: 0 },
      { event: "overdue" },
    ];
    for (const event of calls)
      expect(() => next({ facts: unknown, event }), event.event).toThrow(/cannot meet/);
    for (const name of ["found", "absent", "ambiguous", "unreadable"])
      expect(() => next({ facts: fresh, event: reading(name, start) }), name).toThrow(/cannot meet/);
  });
});
