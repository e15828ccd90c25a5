import { readTokens } from "../channels/tokens.ts";
import type { Context } from "../foundation/context.ts";
import { gather } from "../foundation/gather.ts";
import type { Connector, ReadBackResult, StepResult } from "../platforms/connector.ts";
import { type Claimed, claimDue, giveBack } from "./claim.ts";
import type { Committer } from "./commit.ts";
import { deliver } from "./deliver.ts";
import { applicationScope, concurrencyFor, pausesAskedBy } from "./pacing.ts";

/** The loop that brings the deliveries of one platform forward in this process. */
export interface Pump {
  /** Looks for due deliveries now. */
  wake(): void;
  /** Takes nothing new, waits for the calls that are out and commits their results. */
  stop(): Promise<void>;
}

/** How often due times are looked at when nothing wakes the pump, in milliseconds of the machine's own time. */
const everyMs = 500;
/** What waited longer after its claim is given back: its lease must outlast the longest call (30 s) by far. */
const waitsAtMostMs = 30_000;
const tokensPerQuery = 200;

/** Starts a pump; any number of processes may pump the same platform. */
export function startPump(
  ctx: Context,
  { connector, concurrency, committer }: { connector: Connector; concurrency: number; committer: Committer },
): Pump {
  const running = new Set<Promise<void>>();
  /** How many of them hold a slot: a call of theirs is out or still to come. The others only commit how it ended. */
  let calling = 0;
  /** Claimed ahead, so that no slot stays empty while the database is asked for more. */
  const waiting: Claimed[] = [];
  let freedSinceClaim = 0;
  let usedPercent = 0;
  /** Until when the platform wants no call of the application, by the clock, in milliseconds. */
  let quietUntil = 0;
  let stopping = false;
  let claiming: Promise<void> | undefined;
  const givingBack = new Set<Promise<void>>();
  let again = false;

  const quiet = () => ctx.clock.now().getTime() < quietUntil;
  const slots = () => concurrencyFor({ configured: concurrency, percent: usedPercent });
  const carrier = {
    ctx,
    connector,
    committer,
    readToken: gather({
      largestBatch: tokensPerQuery,
      run: async (channelIds: readonly string[]) => {
        const tokens = await readTokens(ctx, channelIds);
        return channelIds.map((channelId) => tokens.get(channelId));
      },
    }),
    random: Math.random,
    onAnswer: (result: StepResult | ReadBackResult, channelId: string) => {
      const now = ctx.clock.now();
      for (const report of result.usage ?? [])
        if (report.scope === "application") usedPercent = report.percent;
      for (const { scope, until } of pausesAskedBy(result, { connector, channelId, now }))
        if (scope === applicationScope(connector.platform))
          quietUntil = Math.max(quietUntil, until.getTime());
    },
    mayCall: () => !stopping && !quiet(),
  };

  const carry = (delivery: Claimed) => {
    let holdsSlot = true;
    calling += 1;
    const leaveSlot = () => {
      if (!holdsSlot) return;
      holdsSlot = false;
      calling -= 1;
      freedSinceClaim += 1;
      goOn();
    };
    // Not before it counts as running: its slot may be free again at once.
    const task = Promise.resolve()
      .then(() => deliver({ ...carrier, onLastCall: leaveSlot }, delivery))
      .catch((error: unknown) => {
        // The lease ends by itself; whoever takes the row then finds the intent, if there was one.
        ctx.log.error({ err: error, deliveryId: delivery.id }, "delivery: interrupted");
      })
      .finally(() => {
        running.delete(task);
        leaveSlot();
        goOn();
      });
    running.add(task);
  };

  const goOn = () => {
    fillSlots();
    // Asking one by one would cost a query a delivery: wait until as many slots have become free as there are.
    if (waiting.length < slots() && (freedSinceClaim >= slots() || running.size === 0)) wake();
  };

  const fillSlots = () => {
    giveBackLater(waiting.splice(0, quiet() ? waiting.length : tooOld()));
    // A database that is slow to commit holds up new calls, so that what may be in doubt at a crash stays bounded.
    while (!stopping && calling < slots() && running.size < 2 * slots()) {
      const next = waiting.shift();
      if (next === undefined) return;
      carry(next);
    }
  };

  /** How many of those that wait, oldest first, have waited too long. */
  const tooOld = () => {
    const since = ctx.clock.now().getTime() - waitsAtMostMs;
    const fresh = waiting.findIndex((one) => one.claimedAt.getTime() >= since);
    return fresh === -1 ? waiting.length : fresh;
  };

  /** All in one statement: hundreds of them would hold up the next claim until what it brings is too old as well. */
  const giveBackLater = (claimed: readonly Claimed[]) => {
    const task = giveBack(ctx, claimed)
      .catch((error: unknown) => {
        ctx.log.warn({ err: error }, "delivery: could not give claims back, their leases end by themselves");
      })
      .finally(() => givingBack.delete(task));
    givingBack.add(task);
  };

  const claim = async () => {
    do {
      again = false;
      freedSinceClaim = 0;
      const room = 3 * slots() - calling - waiting.length;
      if (stopping || quiet() || room <= 0) return;
      const claimed = await claimDue(ctx, { platform: connector.platform, limit: room });
      waiting.push(...claimed);
      fillSlots();
      if (claimed.length === 0) usedPercent = Math.max(0, usedPercent - 1);
    } while (again);
  };

  const wake = () => {
    if (stopping) return;
    if (claiming !== undefined) {
      again = true;
      return;
    }
    claiming = claim()
      .catch((error: unknown) => {
        ctx.log.warn(
          { err: error, platform: connector.platform },
          "delivery: could not look for due deliveries, will try again",
        );
      })
      .finally(() => {
        claiming = undefined;
      });
  };

  const timer = setInterval(wake, everyMs);
  wake();
  return {
    wake,
    async stop() {
      stopping = true;
      clearInterval(timer);
      await claiming;
      giveBackLater(waiting.splice(0));
      await Promise.all(running);
      await Promise.all(givingBack);
    },
  };
}
