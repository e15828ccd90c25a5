/** How many deliveries of a platform stand in a state. */
export interface StateCount {
  readonly platform: string;
  readonly state: string;
  readonly count: number;
}

const settled = new Set(["confirmed", "failed", "unsettled", "overdue", "replaced", "cancelled"]);
const underWay = new Set(["waiting", "pending", "sending"]);
const stuckCount = new Set(["failed", "unsettled", "overdue", "blocked"]);

/** Whether a person must look at what stands in a state. */
export const isStuck = (state: string) => stuckCount.has(state);

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
    stuckCount: sum(({ state }) => stuckCount.has(state)),
    replaced: sum(({ state }) => state === "replaced"),
    // Never says 100 before the last one is there.
    percent: all === 0 ? 0 : done === all ? 100 : Math.min(99, Math.floor((done / all) * 100)),
    finished: all > 0 && done === all,
  };
}

/** How many channels wait for their turn or are being posted to, besides those that are `named` for something that went wrong. */
export function waitingOf(
  counts: readonly StateCount[],
  named: readonly { readonly state: string }[],
): number {
  const all = counts
    .filter(({ state }) => underWay.has(state))
    .reduce((total, { count }) => total + count, 0);
  return all - named.filter(({ state }) => underWay.has(state)).length;
}
