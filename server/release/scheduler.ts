import type { Context } from "../foundation/context.ts";
import { releaseDue } from "./release-due.ts";

/** How often the schedule is looked at, in milliseconds. */
const everyMs = 1000;

/** Watches the schedule in this process until stopped; any number of processes may watch at once. */
export function startScheduler(ctx: Context): { stop(): Promise<void> } {
  let stopped = false;
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(async () => {
      if (stopped) return;
      try {
        await releaseDue(ctx);
      } catch (error) {
        ctx.log.warn({ err: error }, "scheduler: could not look at the schedule, will try again");
      }
    });
  }, everyMs);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
