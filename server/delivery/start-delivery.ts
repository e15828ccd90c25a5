import type { Context } from "../foundation/context.ts";
import { startListening } from "../foundation/listen.ts";
import type { Connector } from "../platforms/connector.ts";
import { deliverWakeChannel, deliverWakeQueue } from "../release/send-out.ts";
import { createCommitter } from "./commit.ts";
import { startPump } from "./pump.ts";
import type { PublishToPortal } from "./take-release.ts";
import { takeReleases } from "./take-releases.ts";

/** How often the outbox is looked at when nothing wakes delivery, in milliseconds. */
const everyMs = 1000;

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
  }: {
    connectors: readonly { connector: Connector; concurrency: number }[];
    publishToPortal: PublishToPortal;
    listenUrl: string;
  },
): Promise<{ stop(): Promise<void> }> {
  const committer = createCommitter(ctx);
  const pumps = connectors.map((one) => startPump(ctx, { ...one, committer }));
  let stopped = false;
  let taking = Promise.resolve();
  const take = () => {
    taking = taking.then(async () => {
      try {
        await takeReleases(ctx, {
          publishToPortal,
          going: () => !stopped,
          onTaken: () => {
            for (const pump of pumps) pump.wake();
          },
        });
      } catch (error) {
        ctx.log.warn({ err: error }, "delivery: could not look for releases, will try again");
      }
    });
    return taking;
  };
  const wake = () => {
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
      await listener.stop();
      await taking;
      await Promise.all(pumps.map((pump) => pump.stop()));
    },
  };
}
