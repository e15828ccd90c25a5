import { startRefreshingAhead } from "../channels/refresh-ahead.ts";
import { startMessages } from "../citizens/start-messages.ts";
import { watchPages, watchRows } from "../continuity/watch.ts";
import { startDelivery } from "../delivery/start-delivery.ts";
import { documentScreening } from "../editorial/document-screening.ts";
import type { Context } from "../foundation/context.ts";
import { startPublishingStatistics } from "../insight/publish-statistics.ts";
import { keepCheckpoints } from "../ledger/keep-checkpoints.ts";
import { startMediaJobs } from "../media/jobs.ts";
import { startScheduler } from "../release/scheduler.ts";
import { createConnectors } from "./connectors.ts";
import { startRetention } from "./keep-retention.ts";
import { watchedChecks } from "./ledger-checks.ts";
import { publishToPortal } from "./publish-to-portal.ts";

/** Everything that works in the background: pictures, videos, documents, schedule, delivery, checkpoints, retention. Any number of workers may run. */
export async function startWorker(
  ctx: Context,
  { databaseUrl }: { databaseUrl: string },
): Promise<{ stop(): Promise<void> }> {
  const media = await startMediaJobs(ctx, { screening: documentScreening });
  const scheduler = startScheduler(ctx);
  const connectors = createConnectors(ctx.config);
  const tokens = startRefreshingAhead(ctx, { connectors: connectors.map(({ connector }) => connector) });
  const delivery = await startDelivery(ctx, {
    connectors,
    publishToPortal: publishToPortal(ctx),
    listenUrl: databaseUrl,
    onScheduleMayHaveChanged: scheduler.wake,
  });
  const checkpoints = await keepCheckpoints(ctx);
  const watch = watchPages(ctx);
  const rows = watchRows(ctx, { checks: watchedChecks });
  const statistics = startPublishingStatistics(ctx);
  const messages = await startMessages(ctx);
  const forgetting = startRetention(ctx);
  const parts = [forgetting, media, messages, scheduler, tokens, delivery, statistics, watch, rows];
  return {
    async stop() {
      // Together: while one waits for a call that is out, no other begins anything.
      const ended = await Promise.allSettled([ctx.jobs.rest(), ...parts.map((part) => part.stop())]);
      // Last: what the others still wrote into the ledger has its checkpoint too.
      await checkpoints.stop();
      const failures = ended.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
      if (failures.length > 0) throw new AggregateError(failures, "parts of the worker did not stop cleanly");
    },
  };
}
