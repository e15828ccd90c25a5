import { hostname } from "node:os";
import { setTimeout } from "node:timers/promises";
import type { Context } from "../foundation/context.ts";
import type { Connector } from "../platforms/connector.ts";
import { wrongFromMs } from "./wrong-clocks.ts";

/** A measurement older than this says nothing about now, in milliseconds. */
const lastsMs = 10 * 60_000;
/** While the clock is wrong it is asked for so often, in milliseconds of the machine's own time. */
const askEveryMs = 10_000;
/** A change smaller than this is written down only from time to time, in milliseconds. */
const worthWritingMs = 1_000;
/** A platform that does not say the time within this is called all the same, in milliseconds. */
const answerWithinMs = 5_000;
/** A clock that has moved against the machine's own time by so much was set: what was measured before says nothing. */
const setByMs = 2_000;
/** The header tells whole seconds. */
const secondMs = 999;

/** How far the clock of this machine is from a platform's, as the platform's answers say. */
export interface PlatformClock {
  /** The platform's time minus ours, in milliseconds. */
  offsetMs(): number;
  /** Takes the time of an answer in. */
  heard(answer: { platformTime: Date | undefined; startedAt: Date }): void;
  /** Whether it is too wrong for anything to be published. */
  isWrong(): boolean;
  /** Whether calls that publish may be made; asks the platform when nothing was heard of it for a while. */
  mayPublish(): Promise<boolean>;
}

/**
 * The clock of one platform in this process. The answer was made between the call's start and now, and tells whole
 * seconds: of what is possible the smallest offset is taken, so that a slow call is never taken for a wrong clock.
 */
export function createPlatformClock(
  ctx: Context,
  { connector, machine = () => performance.now() }: { connector: Connector; machine?: () => number },
): PlatformClock {
  let offset = 0;
  let heardAt: number | undefined;
  /** Our clock minus the machine's own time when the platform was last heard; it stays the same unless a clock is set. */
  let base = 0;
  const baseNow = () => ctx.clock.now().getTime() - machine();
  let written: { offset: number; at: number } | undefined;
  const heard = (answer: { platformTime: Date | undefined; startedAt: Date }) => {
    if (answer.platformTime === undefined) return;
    const least = answer.platformTime.getTime() - ctx.clock.now().getTime();
    const most = answer.platformTime.getTime() + secondMs - answer.startedAt.getTime();
    offset = least > 0 ? least : Math.min(0, most);
    heardAt = machine();
    base = baseNow();
    const changed = written === undefined || Math.abs(written.offset - offset) >= worthWritingMs;
    if (!changed && heardAt - (written?.at ?? 0) < lastsMs / 2) return;
    written = { offset, at: heardAt };
    keep(ctx, { platform: connector.platform, offset }).catch((error: unknown) => {
      ctx.log.warn({ err: error }, "delivery: the offset of the clock could not be kept");
    });
  };
  const isWrong = () => Math.abs(offset) >= wrongFromMs;
  return {
    offsetMs: () => offset,
    heard,
    isWrong,
    async mayPublish() {
      const wrong = isWrong();
      const age = heardAt === undefined ? Number.POSITIVE_INFINITY : machine() - heardAt;
      const wasSet = Math.abs(baseNow() - base) >= setByMs;
      if (wasSet || age > (wrong ? askEveryMs : lastsMs)) {
        const startedAt = ctx.clock.now();
        heard({ platformTime: await within(answerWithinMs, connector.askTime()), startedAt });
        // A platform that did not say is asked again after a while, and not before each call.
        heardAt = machine();
        base = baseNow();
      }
      return !isWrong();
    },
  };
}

/** What a promise brings, or undefined when that takes too long. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  const late = new AbortController();
  const limit = setTimeout(milliseconds, undefined, { signal: late.signal }).catch(() => undefined);
  return Promise.race([promise, limit]).finally(() => late.abort());
}

async function keep(ctx: Context, { platform, offset }: { platform: string; offset: number }): Promise<void> {
  const row = { platform, host: hostname(), offset_ms: offset, measured_at: ctx.clock.now() };
  await ctx.db
    .insertInto("platform_clock")
    .values(row)
    .onConflict((conflict) => conflict.columns(["platform", "host"]).doUpdateSet(row))
    .execute();
}
