import { monitorEventLoopDelay } from "node:perf_hooks";

/** How late this process is with what has come in. Measured only while calls are out, so that a resting process rests. */
export interface LoopWatch {
  begin(): void;
  rest(): void;
  /** The lateness of the last second or so, in milliseconds: nine of ten turns were earlier. */
  lateMs(): number;
}

const resolutionMs = 50;
const spanMs = 1_000;

/** Watches the event loop of this process. */
export function watchLoop(): LoopWatch {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  let users = 0;
  let late = 0;
  let since = performance.now();
  return {
    begin() {
      users += 1;
      if (users === 1) delay.enable();
    },
    rest() {
      users -= 1;
      if (users > 0) return;
      delay.disable();
      delay.reset();
      late = 0;
    },
    lateMs() {
      if (performance.now() - since < spanMs || delay.count === 0) return late;
      late = Math.max(0, delay.percentile(90) / 1e6 - resolutionMs);
      since = performance.now();
      delay.reset();
      return late;
    },
  };
}
