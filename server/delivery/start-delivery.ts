import type { Context } from "../foundation/context.ts";
import { startListening } from "../foundation/listen.ts";
import type { Connector } from "../platforms/connector.ts";
import { deliverWakeChannel, deliverWakeQueue } from "../release/send-out.ts";
import { createCommitter } from "./commit.ts";
import { startPump } from "./pump.ts";
import type { PublishToPortal } from "./take-release.ts";
import { takeReleases } from "./take-releases.ts";

/** How often the outbox is looked at when nothing wakes delivery, and when something was left in it, in milliseconds. */
const everyMs = 20_000;
const againMs = 1000;

/**
 * Starts delivery in this process: takes releases out of the outbox and pumps each platform. Woken by the release's
 * own notification, by its job, and by the clock. `listenUrl` is a connection of its own for LISTEN.
 */
export async function startDelivery(
  ctx: Context,
  {
    connectors,
    publishToPortal,
    listenUrl,
    onScheduleMayHaveChanged = () => undefined,
  }: {
    connectors: readonly { connector: Connector; concurrency: number }[];
    publishToPortal: PublishToPortal;
    listenUrl: string;
    onScheduleMayHaveChanged?: () => void;
  },
): Promise<{ stop(): Promise<void> }> {
  const committer = createCommitter(ctx);
  const pumps = connectors.map((one) => startPump(ctx, { ...one, committer }));
  let stopped = false;
  let again: NodeJS.Timeout | undefined;
  const takeAgain = () => {
    clearTimeout(again);
    if (!stopped) again = setTimeout(() => void take(), againMs);
  };
  let taking = Promise.resolve();
  const take = () => {
    taking = taking.then(async () => {
      try {
        const leftBehind = await takeReleases(ctx, {
          publishToPortal,
          going: () => !stopped,
          onTaken: () => {
            for (const pump of pumps) pump.wake();
          },
        });
        if (leftBehind > 0) takeAgain();
      } catch (error) {
        takeAgain();
        ctx.log.warn({ err: error }, "delivery: could not look for releases, will try again");
      }
    });
    return taking;
  };
  const wake = () => {
    onScheduleMayHaveChanged();
    void take();
    for (const pump of pumps) pump.wake();
  };
  const listener = startListening({
    url: listenUrl,
    channel: deliverWakeChannel,
    log: ctx.log,
    onNotify: wake,
    onConnect: wake,
  });
  await ctx.jobs.work(deliverWakeQueue, async () => wake());
  const timer = setInterval(() => void take(), everyMs);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      clearTimeout(again);
      await listener.stop();
      await taking;
      await Promise.all(pumps.map((pump) => pump.stop()));
    },
  };
}
