/** A way through all that there is in its order, a part at each look. */
export interface Round {
  /** The last that was gone through; empty at the beginning. */
  at: string;
  /** When it began, by the machine's own time in milliseconds. */
  begunAt: number;
}

/**
 * What is small enough for one look is gone through at every second one, in milliseconds: less than the 40 seconds that
 * lie between, so that one which comes a little early counts.
 */
export const everySecondLookMs = 30_000;

/** A way that has not been begun. */
export function openRound(): Round {
  return { at: "", begunAt: Number.NEGATIVE_INFINITY };
}

/**
 * Whether the way goes on now: it is under way, or begins because the last one began so long ago. Without this a small
 * store would be gone through at every look, for nothing.
 */
export function goesOn(round: Round, { everyMs }: { everyMs: number }): boolean {
  if (round.at !== "") return true;
  if (performance.now() - round.begunAt < everyMs) return false;
  round.begunAt = performance.now();
  return true;
}

/** Lets the next way begin as soon as this one has come to its end: what is wrong is found again for as long as it is. */
export function beginSoon(round: Round): void {
  round.begunAt = Number.NEGATIVE_INFINITY;
}
