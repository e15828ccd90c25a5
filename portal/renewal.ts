/**
 * Does an act again after changes and every so often in any case, never twice at a time. Whatever changes while it is
 * being done is followed by doing it once more: what it read may be older than the change.
 */
export function createRenewal({
  act,
  quietMs,
  latestMs,
  everyMs,
}: {
  /** What is to be done again; tells its own failures and never rejects. */
  act: () => Promise<void>;
  /** From the last of changes that follow one another to the act, in milliseconds. */
  quietMs: number;
  /** From the first of them to the act at the latest, or to the end of one that goes on, in milliseconds. */
  latestMs: number;
  /** From the end of an act to the next when nothing changes, in milliseconds. */
  everyMs: number;
}) {
  let timer: NodeJS.Timeout | undefined;
  let doing: Promise<void> | undefined;
  /** When the first change came that no act followed yet. */
  let owedSince: number | undefined;
  let stopped = false;

  const wait = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      owedSince = undefined;
      doing = act().then(() => {
        doing = undefined;
        if (!stopped) wait(owedSince === undefined ? everyMs : untilOwed(owedSince));
      });
    }, ms);
    timer.unref();
  };
  const untilOwed = (since: number) => Math.max(0, Math.min(quietMs, since + latestMs - performance.now()));

  return {
    /** Something changed. */
    changed(): void {
      if (stopped) return;
      owedSince ??= performance.now();
      if (doing === undefined) wait(untilOwed(owedSince));
    },

    /** Waits for what is being done, and does it no more. */
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      await doing;
    },
  };
}
