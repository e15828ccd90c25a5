import type { Context } from "../foundation/context.ts";
import { calendarDay } from "../foundation/vietnam-time.ts";
import { saltOf, storeVisits } from "./store-visits.ts";
import { createVisitCounter, type VisitCounter } from "./visit-counter.ts";

const everyMs = 10_000;

/** Counts the readings of this web process and stores their sums every ten seconds, and once more at `stop`. */
export async function keepVisits(ctx: Context): Promise<{ counter: VisitCounter; stop(): Promise<void> }> {
  let day = calendarDay(ctx.clock.now());
  let salt: string | undefined = await saltOf(ctx.db, day);
  const counter = createVisitCounter({
    ownHost: new URL(ctx.config.publicUrl).hostname,
    platforms: ctx.platforms,
    salt: () => salt,
  });
  const store = async () => {
    const sums = counter.take();
    try {
      await storeVisits(ctx.db, { day, sums });
    } catch (error) {
      counter.giveBack(sums);
      ctx.log.warn({ err: error }, "visits were not stored, will try again");
      return;
    }
    const today = calendarDay(ctx.clock.now());
    if (today !== day) {
      // Whoever reads before the new day has its secret is counted as a view and as no reader.
      salt = undefined;
      day = today;
    }
    if (salt !== undefined) return;
    try {
      salt = await saltOf(ctx.db, day);
    } catch (error) {
      // The sums are stored: they are not given back because the secret is late.
      ctx.log.warn({ err: error }, "the secret of the day could not be had, will try again");
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
