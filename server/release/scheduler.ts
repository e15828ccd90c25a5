import type { Context } from "../foundation/context.ts";
import { releaseDue } from "./release-due.ts";
import { waitingStates } from "./release-state.ts";

/** How often the clock is looked at: a clock may be moved (tests do), so that no timer can be set for a time. */
const clockEveryMs = 1000;
/** How often the schedule itself is read when nothing wakes the scheduler, in milliseconds. */
const readEveryMs = 20_000;

/** Watches the schedule in this process; any number of processes may watch at once. */
export interface Scheduler {
  /** The schedule was changed. */
  wake(): void;
  stop(): Promise<void>;
}

/** Starts to watch: the next time is known, so that the database is asked when it has come, or something changed. */
export function startScheduler(ctx: Context): Scheduler {
  let stopped = false;
  let running: Promise<void> | undefined;
  let nextAt: Date | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  const isDue = () =>
    performance.now() - readAt >= readEveryMs || (nextAt !== undefined && nextAt <= ctx.clock.now());
  const look = async () => {
    readAt = performance.now();
    try {
      await releaseDue(ctx);
      nextAt = await nextTime(ctx);
    } catch (error) {
      // Asked again at the next look at the clock.
      readAt = Number.NEGATIVE_INFINITY;
      ctx.log.warn({ err: error }, "scheduler: could not look at the schedule, will try again");
    }
  };
  const timer = setInterval(() => {
    if (stopped || running !== undefined || !isDue()) return;
    running = look().finally(() => {
      running = undefined;
    });
  }, clockEveryMs);
  return {
    wake() {
      readAt = Number.NEGATIVE_INFINITY;
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

async function nextTime(ctx: Context): Promise<Date | undefined> {
  const next = await ctx.db
    .selectFrom("release")
    .select("scheduled_for")
    .where("state", "in", [...waitingStates])
    .orderBy("scheduled_for")
    .limit(1)
    .executeTakeFirst();
  return next?.scheduled_for ?? undefined;
}
