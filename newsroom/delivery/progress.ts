/** How many deliveries of a platform stand in a state. */
interface StateCount {
  readonly platform: string;
  readonly state: string;
  readonly count: number;
}

const settled = new Set(["confirmed", "failed", "unsettled", "cancelled"]);
const troubled = new Set(["failed", "unsettled", "blocked"]);

/** How far a release has come: what is settled one way or the other, and what a person must look at. */
export function progressOf(counts: readonly StateCount[]) {
  const sum = (fits: (count: StateCount) => boolean) =>
    counts.filter(fits).reduce((total, { count }) => total + count, 0);
  const all = sum(() => true);
  const confirmed = sum(({ state }) => state === "confirmed");
  const done = sum(({ state }) => settled.has(state));
  return {
    all,
    confirmed,
    done,
    troubled: sum(({ state }) => troubled.has(state)),
    // Never says 100 before the last one is there.
    percent: all === 0 ? 0 : done === all ? 100 : Math.min(99, Math.floor((done / all) * 100)),
    finished: all > 0 && done === all,
  };
}
