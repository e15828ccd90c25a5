/**
 * Does an act again soon after each change and every so often in any case, never twice at a time. Whatever changes while
 * it is being done is followed by doing it once more: what it read may be older than the change.
 */
export function createRenewal({
  act,
  soonMs,
  everyMs,
}: {
  /** What is to be done again; tells its own failures and never rejects. */
  act: () => Promise<void>;
  /** From a change to the act, or from the end of one that the change came into, in milliseconds. */
  soonMs: number;
  /** From the end of an act to the next when nothing changes, in milliseconds. */
  everyMs: number;
}) {
  let timer: NodeJS.Timeout | undefined;
  let doing: Promise<void> | undefined;
  /** Whether something changed since the last act began. */
  let owed = false;
  let stopped = false;

  const wait = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      owed = false;
      doing = act().then(() => {
        doing = undefined;
        if (!stopped) wait(owed ? soonMs : everyMs);
      });
    }, ms);
    timer.unref();
  };

  return {
    /** Something changed. */
    changed(): void {
      // What is owed already is not put off: changes may follow one another without end.
      if (stopped || owed) return;
      owed = true;
      if (doing === undefined) wait(soonMs);
    },

    /** Waits for what is being done, and does it no more. */
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      await doing;
    },
  };
}
