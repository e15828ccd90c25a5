import type { Context } from "../foundation/context.ts";
import { calendarDay } from "../foundation/vietnam-time.ts";
import { saltOf, storeVisits } from "./store-visits.ts";
import { createVisitCounter, type VisitCounter } from "./visit-counter.ts";

const everyMs = 10_000;

/** Counts the readings of this web process and stores their sums every ten seconds, and once more at `stop`. */
export async function keepVisits(ctx: Context): Promise<{ counter: VisitCounter; stop(): Promise<void> }> {
  let day = calendarDay(ctx.clock.now());
  let salt: string | undefined = await saltOf(ctx.db, day);
  const counter = createVisitCounter({ ownHost: new URL(ctx.config.publicUrl).hostname, salt: () => salt });
  const store = async () => {
    const sums = counter.take();
    try {
      await storeVisits(ctx.db, { day, sums });
      const today = calendarDay(ctx.clock.now());
      if (today !== day) {
        // Whoever reads in the moment between the days is counted as a view and as no reader.
        salt = undefined;
        salt = await saltOf(ctx.db, today);
        day = today;
      }
    } catch (error) {
      counter.giveBack(sums);
      ctx.log.warn({ err: error }, "visits were not stored, will try again");
    }
  };
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(store);
  }, everyMs);
  return {
    counter,
    async stop() {
      clearInterval(timer);
      await running;
      await store();
    },
  };
}
