import { defineQueue } from "../foundation/database/jobs.ts";

/** Mails the link with which a subscription is confirmed; tried, ever more rarely, for the day that the link stands. */
export const confirmMailQueue = defineQueue<{ subscriptionId: string }>({
  name: "citizens-confirm-mail",
  retryLimit: 16,
});

/** Makes one message for each subscriber whom a released warning concerns. */
export const announceWarningQueue = defineQueue<{ releaseId: string }>({ name: "citizens-announce-warning" });
