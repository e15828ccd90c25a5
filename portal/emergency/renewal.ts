/**
 * Does an act again after changes and every so often in any case, never twice at a time. Whatever changes while it is
 * being done is followed by doing it once more: what it read may be older than the change. One that fails is tried again
 * soon.
 */
export function createRenewal({
  act,
  onFailure,
  quietMs,
  latestMs,
  everyMs,
}: {
  /** What is to be done again; has failed when it rejects. */
  act: () => Promise<void>;
  /** Told why it failed. */
  onFailure: (error: unknown) => void;
  /** From the last of changes that follow one another to the act, in milliseconds. */
  quietMs: number;
  /**
   * From the first of them to the act at the latest, or to the end of one that goes on, in milliseconds. From a failure
   * to the next try as well, unless something changes before.
   */
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
      doing = tryAct().then((restMs) => {
        doing = undefined;
        if (!stopped) wait(owedSince === undefined ? restMs : untilOwed(owedSince));
      });
    }, ms);
    timer.unref();
  };
  /** Answers how long it may rest afterwards, in milliseconds. */
  const tryAct = () =>
    act().then(
      () => everyMs,
      (error: unknown) => {
        onFailure(error);
        return latestMs;
      },
    );
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
