import { randomInt } from "node:crypto";
import type { Context } from "../foundation/context.ts";
import { startListening } from "../foundation/database/listen.ts";
import { deliveryLook } from "../foundation/retry-policies.ts";
import type { Connector } from "../platforms/connector.ts";
import { deliverWakeChannel, deliverWakeQueue } from "../release/send-out.ts";
import { workerLockSpace } from "./claim.ts";
import { createCommitter } from "./commit.ts";
import { endOverdue } from "./end-overdue.ts";
import { endReplaced } from "./end-replaced.ts";
import { watchLoop } from "./loop-watch.ts";
import { startPump } from "./pump.ts";
import type { PublishToPortal } from "./take-release.ts";
import { takeReleases } from "./take-releases.ts";
import { wakeRenewed } from "./wake-renewed.ts";

const largestWorkerNumber = 2 ** 31 - 1;

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
  // Others see by a lock of this number whether this process lives; while it holds none, its leases end by time alone.
  const number = randomInt(1, largestWorkerNumber);
  let connected = false;
  const worker = () => (connected ? number : null);
  const loop = watchLoop();
  const pumps = connectors.map((one) => startPump(ctx, { ...one, committer, worker, loop }));
  let stopped = false;
  let again: NodeJS.Timeout | undefined;
  const takeAgain = () => {
    clearTimeout(again);
    if (!stopped) again = setTimeout(() => void take(), deliveryLook.leftInOutboxMs);
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
        if (!stopped) await wakeRenewed(ctx);
        if (!stopped) await endReplaced(ctx);
        if (!stopped) await endOverdue(ctx);
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
    sessionLock: { space: workerLockSpace, key: number },
    onNotify: wake,
    onConnect: () => {
      connected = true;
      wake();
    },
    onDisconnect: () => {
      connected = false;
    },
  });
  await ctx.jobs.work(deliverWakeQueue, async () => wake());
  const timer = setInterval(() => void take(), deliveryLook.nothingOpenMs);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      clearTimeout(again);
      // Together: while a release is still being taken no other post is begun.
      await Promise.all([taking, ...pumps.map((pump) => pump.stop())]);
      // Last: with this connection goes the lock by which others see that what is held here is held.
      await listener.stop();
    },
  };
}
