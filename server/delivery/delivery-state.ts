import type { Visibility } from "../platforms/connector.ts";

/**
 * Where a delivery stands. `confirmed` and `cancelled` never change again; nothing leads out of `failed` and `unsettled` but
 * a person.
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
  "cancelled",
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What the rules look at. */
export interface DeliveryFacts {
  readonly state: DeliveryState;
  /** When the call was committed to that may have left a copy; null when none is outstanding. */
  readonly intentAt: Date | null;
  /** Read-backs since that intent that found nothing. */
  readonly reads: number;
  /** Tries that surely did nothing, since the last success. */
  readonly attempts: number;
  /** The platform called the last try a repetition: if read-back finds nothing, it is refused for good. */
  readonly refusedAsRepetition: boolean;
}

/** What happened to a delivery. */
export type DeliveryEvent =
  | { readonly event: "intent" }
  | { readonly event: "advanced"; readonly afterMs: number }
  | { readonly event: "published" }
  | { readonly event: "found" }
  | { readonly event: "absent" }
  | { readonly event: "ambiguous" }
  | { readonly event: "unreadable"; readonly waitMs: number }
  | { readonly event: "outcome-unknown" }
  | { readonly event: "perhaps-present" }
  | { readonly event: "throttled"; readonly waitMs: number }
  | { readonly event: "try-again"; readonly afterMs: number }
  | { readonly event: "blocked"; readonly coolDownMs: number | null }
  | { readonly event: "refused" };

/** What follows from an event. `nextAt` null: nothing more happens by itself. */
export interface DeliveryChange {
  readonly state: DeliveryState;
  readonly nextAt: Date | null;
  readonly intentAt: Date | null;
  readonly reads: number;
  readonly attempts: number;
  readonly refusedAsRepetition: boolean;
}

/** After so many tries that surely did nothing a delivery has failed. */
export const mostAttempts = 8;
const firstBackoffMs = 5_000;
const longestBackoffMs = 15 * 60_000;

/** The states in which something may still happen to a delivery by itself. */
export const openStates: readonly DeliveryState[] = ["pending", "unknown", "sending", "blocked"];

/**
 * The one table of what follows from what. `random` is in [0, 1) and spreads retries. An intent
 * that is outstanding ends only by `published`, `found`, an answer that surely did nothing, or two read-backs that
 * found nothing; until then nothing is sent. Throws on an event that cannot happen in a state.
 */
export function nextDelivery({
  facts,
  event,
  now,
  visibility,
  random,
}: {
  facts: DeliveryFacts;
  event: DeliveryEvent;
  now: Date;
  visibility: Visibility;
  random: number;
}): DeliveryChange {
  const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);
  const settled = { intentAt: null, reads: 0, refusedAsRepetition: false };
  const reading = facts.state === "unknown";
  const firstReadMs = visibility.presenceMs.at(-1) ?? visibility.absentAfterMs;
  if (!openStates.includes(facts.state)) throw impossible(facts, event);
  switch (event.event) {
    case "intent":
      if (facts.state !== "pending" && facts.state !== "blocked") throw impossible(facts, event);
      return { ...settled, state: "sending", nextAt: now, intentAt: now, attempts: facts.attempts };
    case "advanced":
      return { ...settled, state: "pending", nextAt: after(event.afterMs), attempts: 0 };
    case "published":
    case "found":
      return { ...settled, state: "confirmed", nextAt: null, attempts: facts.attempts };
    case "outcome-unknown":
    case "perhaps-present": {
      if (facts.intentAt === null) throw impossible(facts, event);
      const refusedAsRepetition = event.event === "perhaps-present";
      // Counted from now, when the call is surely over, and not from the intent: it may have been held up on its way.
      return {
        ...facts,
        state: "unknown",
        reads: 0,
        refusedAsRepetition,
        nextAt: after(firstReadMs),
      };
    }
    case "absent": {
      if (!reading) throw impossible(facts, event);
      const reads = facts.reads + 1;
      if (reads < 2) {
        return {
          ...facts,
          state: "unknown",
          reads,
          nextAt: after(visibility.absentAfterMs - firstReadMs),
        };
      }
      if (facts.refusedAsRepetition)
        return { ...settled, state: "failed", nextAt: null, attempts: facts.attempts };
      return tryAgain(facts, now, 0);
    }
    case "ambiguous":
      if (!reading) throw impossible(facts, event);
      return { ...facts, state: "unsettled", nextAt: null };
    case "unreadable": {
      if (!reading || facts.intentAt === null) throw impossible(facts, event);
      const giveUp = now.getTime() - facts.intentAt.getTime() > visibility.giveUpMs;
      if (giveUp) return { ...facts, state: "unsettled", nextAt: null };
      return { ...facts, state: "unknown", nextAt: after(Math.max(event.waitMs, firstReadMs)) };
    }
    case "throttled":
      return {
        ...settled,
        state: "pending",
        nextAt: after(spread(event.waitMs, random)),
        attempts: facts.attempts,
      };
    case "try-again":
      return tryAgain(facts, now, Math.max(event.afterMs, spread(backoff(facts.attempts), random)));
    case "blocked":
      return {
        ...settled,
        state: "blocked",
        nextAt: event.coolDownMs === null ? null : after(event.coolDownMs),
        attempts: facts.attempts,
      };
    case "refused":
      return { ...settled, state: "failed", nextAt: null, attempts: facts.attempts };
  }
}

function tryAgain(facts: DeliveryFacts, now: Date, waitMs: number): DeliveryChange {
  const attempts = facts.attempts + 1;
  const settled = { intentAt: null, reads: 0, refusedAsRepetition: false };
  if (attempts >= mostAttempts) return { ...settled, state: "failed", nextAt: null, attempts };
  return { ...settled, state: "pending", nextAt: new Date(now.getTime() + waitMs), attempts };
}

function backoff(attempts: number): number {
  return Math.min(longestBackoffMs, firstBackoffMs * 2 ** attempts);
}

/** Between 1 and 1.5 times the wait, so that many channels do not come back at once. */
function spread(milliseconds: number, random: number): number {
  return Math.round(milliseconds * (1 + random / 2));
}

function impossible(facts: DeliveryFacts, event: DeliveryEvent): Error {
  return new Error(`a delivery in state ${facts.state} cannot meet ${event.event}`);
}
