import { createHealthNotes } from "../channels/channel-health.ts";
import { readTokens } from "../channels/tokens.ts";
import { createBatcher } from "../foundation/batcher.ts";
import type { Context } from "../foundation/context.ts";
import { deliveryLease, deliveryLook } from "../foundation/retry-policies.ts";
import type { Connector } from "../platforms/connector.ts";
import type { Carrier } from "./carrier.ts";
import { type Claimed, claimDue, giveBack, isReadBack, nextDue } from "./claim.ts";
import type { Committer } from "./commit.ts";
import { deliver } from "./deliver.ts";
import { endTrial } from "./gate.ts";
import type { LoopWatch } from "./loop-watch.ts";
import { type Answer, applicationScope, concurrencyFor, pausesFrom } from "./pacing.ts";
import { createPlatformClock } from "./platform-clock.ts";

/** The loop that brings the deliveries of one platform forward in this process. */
export interface Pump {
  /** Looks for due deliveries now. */
  wake(): void;
  /** Takes nothing new, waits for the calls that are out and commits their results. */
  stop(): Promise<void>;
}

/** How often the clock is looked at for what is due, in milliseconds of the machine's own time; costs no query. */
const tickMs = 250;
const tokensPerQuery = 200;

/** Whether the platform itself has said something, whatever it was: a call without an answer tells nothing of a pause's end. */
function isFromPlatform(answer: Answer): boolean {
  return !("reasonCode" in answer) || answer.httpStatus !== undefined || answer.platformTime !== undefined;
}

/** Starts a pump; any number of processes may pump the same platform. `worker`: the number by which this one is known to live. */
export function startPump(
  ctx: Context,
  {
    connector,
    concurrency,
    committer,
    worker,
    loop,
  }: {
    connector: Connector;
    concurrency: number;
    committer: Committer;
    worker: () => number | null;
    loop: LoopWatch;
  },
): Pump {
  const { platform } = connector;
  const clock = createPlatformClock(ctx, { connector });
  const running = new Set<Promise<void>>();
  /** How many of them hold a slot: a call of theirs is out or still to come. The others only commit how it ended. */
  let calling = 0;
  /** Claimed ahead, so that no slot stays empty while the database is asked for more. */
  const waiting: Claimed[] = [];
  let freedSinceClaim = 0;
  const noteHealth = createHealthNotes(ctx);
  let usedPercent = 0;
  /** Until when the platform wants no call of the application, by the clock, in milliseconds. */
  let quietUntil = 0;
  /** When something is due that this process knows of, by the clock, in milliseconds. */
  let dueAt = 0;
  let lookedAt = performance.now();
  let lookEveryMs: number = deliveryLook.openMs;
  let stopping = false;
  let claiming: Promise<void> | undefined;
  const givingBack = new Set<Promise<void>>();
  let again = false;

  const now = () => ctx.clock.now().getTime();
  const quiet = () => now() < quietUntil;
  const slots = () =>
    concurrencyFor({ configured: concurrency, percent: usedPercent, lateMs: loop.lateMs() });
  const onDue = (at: Date) => {
    dueAt = Math.min(dueAt, at.getTime());
  };
  /** Takes an answer in; answers whether it says that the platform takes calls. */
  const onAnswer: (answer: Answer, call: { channelId: string; startedAt: Date }) => boolean = (
    answer,
    { channelId, startedAt },
  ) => {
    clock.heard({ platformTime: answer.platformTime, startedAt });
    noteHealth(answer, { channelId, startedAt });
    for (const report of answer.usage ?? []) if (report.scope === "application") usedPercent = report.percent;
    const pauses = pausesFrom(answer, { connector, channelId, now: ctx.clock.now() }).filter(
      ({ scope }) => scope === applicationScope(platform),
    );
    for (const { until } of pauses) quietUntil = Math.max(quietUntil, until.getTime());
    return pauses.length === 0 && isFromPlatform(answer);
  };
  const carrier: Omit<Carrier, "onAnswer" | "onLastCall"> = {
    ctx,
    connector,
    committer,
    readToken: createBatcher({
      largestBatch: tokensPerQuery,
      run: async (channelIds: readonly string[]) => {
        const tokens = await readTokens(ctx, channelIds);
        return channelIds.map((channelId) => tokens.get(channelId));
      },
    }),
    random: Math.random,
    mayCall: () => !stopping && !quiet() && !clock.isWrong(),
    onPaused: (until) => {
      quietUntil = Math.max(quietUntil, until.getTime());
    },
    onDue,
    offsetMs: clock.offsetMs,
  };

  const carry = (delivery: Claimed) => {
    let holdsSlot = true;
    let onTrial = delivery.onTrial;
    calling += 1;
    const leaveSlot = () => {
      if (!holdsSlot) return;
      holdsSlot = false;
      calling -= 1;
      freedSinceClaim += 1;
      goOn();
    };
    const endOfTrial = async (answered: boolean) => {
      if (!onTrial) return;
      onTrial = false;
      await endTrial(ctx, { platform, lease: delivery.lease, answered });
    };
    const heard: Carrier["onAnswer"] = (answer, call) => {
      if (onAnswer(answer, call)) endOfTrial(true).catch(logTrial);
    };
    // Not before it counts as running: its slot may be free again at once.
    const task = Promise.resolve()
      .then(() => deliver({ ...carrier, onAnswer: heard, onLastCall: leaveSlot }, delivery))
      .then(() => endOfTrial(false))
      .catch((error: unknown) => {
        // The lease ends by itself; whoever takes the row then finds the intent, if there was one.
        ctx.log.error({ err: error, deliveryId: delivery.id }, "delivery: interrupted");
      })
      .finally(() => {
        running.delete(task);
        loop.rest();
        leaveSlot();
        goOn();
      });
    running.add(task);
    loop.begin();
  };

  const logTrial = (error: unknown) =>
    ctx.log.warn(
      { err: error, platform },
      "delivery: the end of a pause could not be written, it ends by itself",
    );

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
    const since = now() - deliveryLease.waitsAtMostMs;
    const fresh = waiting.findIndex((one) => one.claimedAt.getTime() >= since);
    return fresh === -1 ? waiting.length : fresh;
  };

  /** All in one statement: hundreds of them would hold up the next claim until what it brings is too old as well. */
  const giveBackLater = (claimed: readonly Claimed[]) => {
    const onTrial = claimed.find((one) => one.onTrial);
    const task = giveBack(ctx, claimed)
      .then(() => onTrial && endTrial(ctx, { platform, lease: onTrial.lease, answered: false }))
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
      const freeSlots = 3 * slots() - calling - waiting.length;
      if (stopping || freeSlots <= 0) return;
      dueAt = Number.POSITIVE_INFINITY;
      lookedAt = performance.now();
      lookEveryMs = deliveryLook.openMs;
      if (quiet()) {
        dueAt = quietUntil;
        return;
      }
      // Nothing is sent by a clock that is wrong. Read-backs go on: they are told the platform's own time.
      const wrong = clock.isWrong() && !(await clock.mayPublish());
      const found = await claimDue(ctx, {
        platform,
        limit: freeSlots,
        worker: worker(),
        readBacksAlone: wrong,
      });
      const claimed =
        wrong || found.length === 0 || (await clock.mayPublish()) ? found : found.filter(isReadBack);
      giveBackLater(found.filter((one) => !claimed.includes(one)));
      waiting.push(...claimed);
      fillSlots();
      if (claimed.length === 0) {
        usedPercent = Math.max(0, usedPercent - 1);
        if (running.size === 0 && !clock.isWrong()) {
          const next = await nextDue(ctx, { platform });
          if (next !== undefined) onDue(next);
          else if (usedPercent === 0) lookEveryMs = deliveryLook.nothingOpenMs;
        }
      }
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

  const timer = setInterval(() => {
    if (now() >= dueAt || performance.now() - lookedAt >= lookEveryMs) wake();
  }, tickMs);
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
