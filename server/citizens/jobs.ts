import { defineQueue } from "../foundation/database/jobs.ts";
import { confirmationMailRetries } from "../foundation/retry-policies.ts";

/** Mails the link with which a subscription is confirmed. */
export const confirmMailQueue = defineQueue<{ subscriptionId: string }>({
  name: "citizens-confirm-mail",
  retryLimit: confirmationMailRetries.most,
});

/** Makes one message for each subscriber whom a released warning concerns. */
export const announceWarningQueue = defineQueue<{ releaseId: string }>({ name: "citizens-announce-warning" });
