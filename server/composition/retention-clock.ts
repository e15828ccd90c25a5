/** The job runs so often, whichever worker does it, in milliseconds. */
export const runEveryMs = 10 * 60_000;
/** By so much time moves on at most from one run to the next: a month in which nothing ran is made up for in a day and a half. */
export const longestStepMs = 4 * 3_600_000;
/** The first run ever may be so far ahead of the newest entry of the ledger. */
export const aheadOfLedgerMs = 86_400_000;
/** Clocks of several machines are apart by less. */
const apartMs = 5 * 60_000;

/**
 * By which moment the job judges what is old, or undefined when it had better do nothing. A clock that is behind what
 * the ledger has seen already is wrong; one that leaps ahead is followed in small steps, so that until somebody notices
 * little is lost that was not due. Pure.
 */
export function judgeBy({
  now,
  reached,
  newestEntry,
}: {
  now: Date;
  reached: Date | undefined;
  newestEntry: Date | undefined;
}): Date | undefined {
  if (newestEntry !== undefined && now.getTime() < newestEntry.getTime() - apartMs) return undefined;
  const from =
    reached === undefined
      ? (newestEntry ?? now).getTime() + aheadOfLedgerMs
      : reached.getTime() + longestStepMs;
  return new Date(Math.min(now.getTime(), from));
}
