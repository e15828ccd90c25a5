import { z } from "zod";
import { deliveryRetry, growingWait, portalWait } from "../foundation/retry-policies.ts";
import type { Visibility } from "../platforms/connector.ts";

/**
 * Where a delivery stands. `waiting` ends when its release is taken out of the outbox. `confirmed`, `replaced` and
 * `cancelled` never change again; nothing leads out of `failed` and `overdue` but a person, or a newer release of the item,
 * and out of `unsettled` also tokens that were renewed: the channel is read again.
 */
export const deliveryStates = [
  "waiting",
  "pending",
  "sending",
  "unknown",
  "blocked",
  "confirmed",
  "failed",
  "unsettled",
  "overdue",
  "replaced",
  "cancelled",
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

const withReason = { reasonCode: z.string(), reason: z.string() };

/**
 * What takes effect once it is decided that no copy stands: the answer of the call whose outcome was unclear, or what a
 * person asked for. `send`: the call is made again. `resume`: the next step goes on with what the platform has made
 * already. `unsettled`: the platform called the copy a repetition, so that one stands somewhere, and a person must look.
 */
export const afterAbsence = z.discriminatedUnion("follows", [
  z.object({ follows: z.literal("send"), personSawNone: z.boolean().default(false) }),
  z.object({ follows: z.literal("resume") }),
  z.object({ follows: z.literal("unsettled"), ...withReason }),
  z.object({ follows: z.literal("failed"), ...withReason }),
  z.object({ follows: z.literal("blocked"), ...withReason, coolDownMs: z.number().nullable() }),
]);
export type AfterAbsence = z.infer<typeof afterAbsence>;

/** Whether a copy may stand on the channel, and since when. */
interface Presence {
  /** When a publishing call was first committed to, in the platform's time. Kept for good: each read-back begins there. */
  readonly firstIntentAt: Date | null;
  /** A publishing call was made of which it is not proved that it did nothing. */
  readonly mayBePublic: boolean;
}

/** What the rules look at. */
export interface DeliveryFacts extends Presence {
  readonly state: DeliveryState;
  /** When the call was committed to that may have left a copy; null when none is outstanding. */
  readonly intentAt: Date | null;
  /** The platform's time minus ours at that moment, in milliseconds. */
  readonly intentOffsetMs: number;
  /** Since when the last call of unclear outcome is surely over, in the platform's time; absence is counted from here. */
  readonly unclearSince: Date | null;
  /** Read-backs since then that found nothing. */
  readonly reads: number;
  /** Tries that did nothing, since the last success: they make the waits longer and end nothing. */
  readonly attempts: number;
  readonly afterAbsence: AfterAbsence | null;
  /** Nothing that may leave a copy is begun after this moment, by our clock (law 9). */
  readonly notAfter: Date;
  /** As far as this worker knows, a newer release of the item stands in this one's place: nothing new is begun (law 5). */
  readonly replaced: boolean;
  /** The portal carries the item, as far as this worker knows: until then nothing is begun on a channel (law 4). For good. */
  readonly onPortal: boolean;
  /** How things stood before the intent that this worker has just committed; null in any other hands. */
  readonly before: Presence | null;
}

/** What happened to a delivery. */
export type DeliveryEvent =
  | { readonly event: "intent" }
  /** The call that was committed to was not made, or is to be made once more under another token: nothing was done. */
  | { readonly event: "withdrawn"; readonly afterMs: number }
  /** Our own trouble on the way: nothing was sent, and the channel has failed in nothing. */
  | { readonly event: "unreachable" }
  | { readonly event: "advanced"; readonly afterMs: number }
  | { readonly event: "published" }
  | { readonly event: "found" }
  /** A read-back that was begun at `askedAt`, by our clock, listed no copy; `decided` when the list proves that none comes. */
  | { readonly event: "absent"; readonly askedAt: Date; readonly decided?: boolean }
  | { readonly event: "ambiguous" }
  | { readonly event: "unreadable"; readonly waitMs: number }
  /** A call may have left a copy: read back, not before `waitMs`, and then what `follows` says. */
  | { readonly event: "unclear"; readonly waitMs: number; readonly follows: AfterAbsence }
  /** The term has passed before anything was begun. */
  | { readonly event: "overdue" }
  /** A newer release of the item stands in its place before anything was begun. */
  | { readonly event: "replaced" }
  /** The portal does not carry the item yet. */
  | { readonly event: "not-on-portal" }
  /** The last read-back is old by now: a copy may have been listed since. */
  | { readonly event: "look-again" }
  | { readonly event: "throttled"; readonly waitMs: number }
  | { readonly event: "try-again"; readonly afterMs: number }
  | { readonly event: "blocked"; readonly coolDownMs: number | null }
  | { readonly event: "refused" };

/** What follows from an event. `nextAt` null: nothing more happens by itself. */
export interface DeliveryChange extends Omit<DeliveryFacts, "notAfter" | "replaced" | "onPortal"> {
  readonly nextAt: Date | null;
}

/** The platform's time is known to a second: what is due by less is due. */
const secondMs = 1_000;

/** The states in which something may still happen to a delivery by itself. */
export const openStates: readonly DeliveryState[] = ["pending", "unknown", "sending", "blocked"];

/** The states in which a copy may stand on the channel, whatever was noted of its calls. */
export const perhapsPublicStates: readonly DeliveryState[] = ["confirmed", "sending", "unknown", "unsettled"];

const readings: ReadonlySet<DeliveryEvent["event"]> = new Set(["found", "absent", "ambiguous", "unreadable"]);
/** What may also be heard while reading back. */
const heardReading: ReadonlySet<DeliveryEvent["event"]> = new Set(["unreachable", "blocked"]);

/**
 * The one table of what follows from what. `random` is in [0, 1) and spreads retries; `offsetMs` is the platform's time
 * minus ours; `copyMade` says that the platform has made a copy, so that the steps that are left publish nothing new. An
 * intent that is outstanding ends only by `published`, `found`, an answer that surely did nothing, or absence: seen late,
 * in the platform's time. Until then nothing is sent. Throws on an event that cannot happen in a state.
 */
export function nextDelivery({
  facts,
  event,
  now,
  offsetMs,
  visibility,
  random,
  copyMade,
}: {
  facts: DeliveryFacts;
  event: DeliveryEvent;
  now: Date;
  offsetMs: number;
  visibility: Visibility;
  random: number;
  copyMade: boolean;
}): DeliveryChange {
  if (!openStates.includes(facts.state)) throw impossible(facts, event);
  const reading = facts.state === "unknown";
  if (reading !== readings.has(event.event) && !(reading && heardReading.has(event.event)))
    throw impossible(facts, event);
  const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);
  const platformNow = after(offsetMs);
  // An edge of the platform may answer with a wrong time: absence waits until it is due by both, the intent's and this one's.
  const { intentOffsetMs } = facts;
  const { firstIntentAt, mayBePublic, unclearSince, attempts } = facts;
  const resting = {
    ...{ firstIntentAt, mayBePublic, unclearSince, attempts, intentOffsetMs: facts.intentOffsetMs },
    ...{ intentAt: null, reads: 0, afterAbsence: null, before: null },
  };
  /** The call that was out surely did nothing; what earlier ones may have done stays. */
  const undone = { ...resting, mayBePublic: (facts.before ?? facts).mayBePublic };
  const untouched = { ...undone, firstIntentAt: (facts.before ?? facts).firstIntentAt };
  /** Nothing is begun after the term, and nothing waits for a moment beyond it. */
  const goesOn = (rest: typeof resting, waitMs: number): DeliveryChange => {
    const nextAt = after(waitMs);
    return nextAt > facts.notAfter && !copyMade
      ? { ...rest, state: "overdue", nextAt: null }
      : { ...rest, state: "pending", nextAt };
  };
  const stopped = (rest: typeof resting, coolDownMs: number | null): DeliveryChange => {
    const nextAt = coolDownMs === null ? null : after(coolDownMs);
    return { ...rest, state: "blocked", nextAt: nextAt !== null && nextAt > facts.notAfter ? null : nextAt };
  };
  const { notAfter: _term, replaced: _replaced, onPortal: _onPortal, ...stands } = { ...facts, before: null };
  const unsettled: DeliveryChange = { ...stands, state: "unsettled", nextAt: null };
  const look: DeliveryChange = {
    ...stands,
    state: "unknown",
    reads: 0,
    afterAbsence: { follows: "send", personSawNone: false },
    nextAt: now,
  };
  const replaced = (rest: typeof resting): DeliveryChange => ({ ...rest, state: "replaced", nextAt: null });
  switch (event.event) {
    case "intent":
      if (facts.state === "sending") throw impossible(facts, event);
      if (facts.replaced) return mayStand({ mayBePublic, copyMade }) ? look : replaced(resting);
      if (now > facts.notAfter) return { ...resting, state: "overdue", nextAt: null };
      if (!facts.onPortal) return goesOn(resting, portalWait.againMs);
      return {
        ...resting,
        state: "sending",
        nextAt: now,
        intentAt: now,
        intentOffsetMs: offsetMs,
        firstIntentAt: firstIntentAt ?? platformNow,
        mayBePublic: true,
        before: { firstIntentAt, mayBePublic },
      };
    case "overdue":
      if (facts.state === "sending") throw impossible(facts, event);
      return { ...resting, state: "overdue", nextAt: null };
    case "replaced":
      if (facts.state === "sending") throw impossible(facts, event);
      return mayStand({ mayBePublic, copyMade }) ? look : replaced(resting);
    case "not-on-portal":
      if (facts.state === "sending") throw impossible(facts, event);
      return goesOn(resting, portalWait.againMs);
    case "withdrawn":
      return goesOn(untouched, event.afterMs);
    case "unreachable":
      return reading ? { ...stands, nextAt: now } : goesOn(untouched, 0);
    case "advanced":
      return goesOn({ ...resting, attempts: 0 }, event.afterMs);
    case "published":
    case "found":
      return { ...resting, state: "confirmed", nextAt: null };
    case "unclear":
      if (firstIntentAt === null) throw impossible(facts, event);
      // Counted from now, when the call is surely over, and not from the intent: it may have been held up on its way.
      return {
        ...stands,
        state: "unknown",
        reads: 0,
        afterAbsence: event.follows,
        unclearSince: after(Math.max(offsetMs, intentOffsetMs)),
        nextAt: after(Math.max(visibility.presenceMs[0] ?? 0, spread(event.waitMs, random))),
      };
    case "look-again":
      if (facts.state === "sending") throw impossible(facts, event);
      return look;
    case "absent": {
      const askedFor = event.askedAt.getTime() + Math.min(offsetMs, intentOffsetMs);
      const elapsedMs = unclearSince === null ? Number.POSITIVE_INFINITY : askedFor - unclearSince.getTime();
      const follows = facts.afterAbsence ?? { follows: "send", personSawNone: false };
      const decided =
        !mayBePublic ||
        event.decided === true ||
        follows.follows === "resume" ||
        elapsedMs + secondMs >= visibility.absentAfterMs;
      if (!decided) {
        const nextAt = after(nextLookMs({ elapsedMs, visibility }));
        return { ...stands, state: "unknown", reads: facts.reads + 1, nextAt };
      }
      // What the platform has made already is still asked after; else nothing follows from what it said any more.
      if (facts.replaced && follows.follows !== "unsettled" && follows.follows !== "resume")
        return replaced(resting);
      switch (follows.follows) {
        case "send":
          return goesOn({ ...resting, attempts: attempts + 1 }, 0);
        case "resume":
          return goesOn(resting, 0);
        case "unsettled":
          return unsettled;
        case "failed":
          return { ...resting, state: "failed", nextAt: null };
        case "blocked":
          return stopped(resting, follows.coolDownMs);
      }
      throw impossible(facts, event);
    }
    case "ambiguous":
      // What is like ours there was looked at by a person, who said that it is not.
      if (facts.afterAbsence?.follows === "send" && facts.afterAbsence.personSawNone)
        return facts.replaced ? replaced(resting) : goesOn({ ...resting, attempts: attempts + 1 }, 0);
      return unsettled;
    case "unreadable": {
      const elapsedMs = platformNow.getTime() - (unclearSince ?? platformNow).getTime();
      if (elapsedMs > visibility.giveUpMs) return unsettled;
      const waitMs = Math.max(spread(event.waitMs, random), nextLookMs({ elapsedMs, visibility }));
      return { ...stands, state: "unknown", nextAt: after(waitMs) };
    }
    case "throttled":
      return goesOn(undone, spread(event.waitMs, random));
    case "try-again":
      return goesOn(
        { ...undone, attempts: attempts + 1 },
        Math.max(event.afterMs, spread(growingWait(deliveryRetry, attempts), random)),
      );
    case "blocked":
      // While reading back this is known only of what never may have left a copy.
      if (reading && mayBePublic) throw impossible(facts, event);
      return stopped(undone, event.coolDownMs);
    case "refused":
      return { ...undone, state: "failed", nextAt: null };
  }
}

/** When to look next for a copy, in milliseconds: early for presence, then ever more rarely until absence may be decided. */
function nextLookMs({ elapsedMs, visibility }: { elapsedMs: number; visibility: Visibility }): number {
  const early = visibility.presenceMs.find((at) => at > elapsedMs + secondMs);
  if (early !== undefined) return early - elapsedMs;
  const left = visibility.absentAfterMs - elapsedMs;
  return left > 0 ? Math.min(elapsedMs, left) : Math.min(elapsedMs, deliveryRetry.longestMs);
}

/** Whether a copy may stand on the channel, so that it is looked for before a delivery ends. */
function mayStand({ mayBePublic, copyMade }: { mayBePublic: boolean; copyMade: boolean }): boolean {
  return mayBePublic || copyMade;
}

/**
 * What becomes of a delivery that is sent again. `personSawNone`: the person has looked, and no copy stands there. What was
 * replaced is not sent: where a copy may stand it is looked for, and anything else ends.
 */
export function sentAgain({
  facts,
  copyMade,
  personSawNone,
}: {
  facts: Pick<DeliveryFacts, "state" | "firstIntentAt" | "mayBePublic" | "afterAbsence" | "replaced">;
  copyMade: boolean;
  personSawNone: boolean;
}): { readonly state: "pending" | "unknown" | "replaced"; readonly afterAbsence: AfterAbsence | null } {
  if (facts.replaced && !mayStand({ mayBePublic: facts.mayBePublic, copyMade }))
    return { state: "replaced", afterAbsence: null };
  // A copy may stand there, whatever the platform and the person said: look first. One that was made already goes on.
  if (facts.firstIntentAt === null) return { state: "pending", afterAbsence: null };
  if (personSawNone) return { state: "unknown", afterAbsence: { follows: "send", personSawNone } };
  const askedFor = facts.state === "unsettled" ? facts.afterAbsence : null;
  return {
    state: "unknown",
    afterAbsence: askedFor ?? (copyMade ? { follows: "resume" } : { follows: "send", personSawNone }),
  };
}

/** The wait and up to a share of it more, so that many channels do not come back at once. */
function spread(milliseconds: number, random: number): number {
  return Math.round(milliseconds * (1 + random * deliveryRetry.spread));
}

function impossible(facts: DeliveryFacts, event: DeliveryEvent): Error {
  return new Error(`a delivery in state ${facts.state} cannot meet ${event.event}`);
}
