import type { Context } from "../foundation/context.ts";
import { userAgentOf } from "../foundation/http/user-agent.ts";
import { warningMessages } from "../foundation/retry-policies.ts";
import { announceWarning } from "./announce-warning.ts";
import { announceWarningQueue, confirmMailQueue } from "./jobs.ts";
import { openMailer } from "./mailer.ts";
import { openNotifier } from "./notifier.ts";
import { holdPushKeys } from "./push-keys.ts";
import { sendConfirmation } from "./send-confirmation.ts";
import { sendMessages } from "./send-messages.ts";

/** Takes up the sending of warnings to subscribers in this worker. */
export async function startMessages(ctx: Context): Promise<{ stop(): Promise<void> }> {
  const { smtpUrl, mailFrom, publicUrl, pushHosts, pushKeyFile } = ctx.config;
  const mailer = smtpUrl === undefined ? undefined : openMailer({ smtpUrl, from: mailFrom });
  const notifier = openNotifier({
    keys: await holdPushKeys(ctx.db, { file: pushKeyFile }),
    hosts: pushHosts,
    contact: publicUrl.startsWith("https://") ? publicUrl : `mailto:${mailFrom}`,
    userAgent: userAgentOf(ctx.config),
  });
  let stopped = false;
  let running = Promise.resolve();
  const send = () => {
    running = running.then(async () => {
      if (stopped) return;
      try {
        await sendMessages(ctx, { mailer, notifier }, { going: () => !stopped });
      } catch (error) {
        ctx.log.warn({ err: error }, "citizens: messages could not be sent, will try again");
      }
    });
    return running;
  };
  if (mailer !== undefined)
    await ctx.jobs.work(confirmMailQueue, ({ subscriptionId }) =>
      sendConfirmation(ctx, { mailer, subscriptionId }),
    );
  await ctx.jobs.work(announceWarningQueue, async ({ releaseId }) => {
    await announceWarning(ctx, { releaseId });
    await send();
  });
  const timer = setInterval(() => void send(), warningMessages.everyMs);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
      mailer?.stop();
      await notifier.stop();
    },
  };
}
