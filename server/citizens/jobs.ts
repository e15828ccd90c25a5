import { defineQueue } from "../foundation/jobs.ts";

/** Mails the link with which a subscription is confirmed. */
export const confirmMailQueue = defineQueue<{ subscriptionId: string }>({ name: "citizens-confirm-mail" });

/** Makes one message for each subscriber whom a released warning concerns. */
export const announceWarningQueue = defineQueue<{ releaseId: string }>({ name: "citizens-announce-warning" });
