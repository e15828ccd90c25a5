import { announceWarningQueue, confirmMailQueue } from "../citizens/jobs.ts";
import type { Queue } from "../foundation/database/jobs.ts";
import { readDocumentQueue, renderPictureQueue, renderVideoQueue } from "../media/queues.ts";
import { deliverWakeQueue } from "../release/send-out.ts";

/** Every queue of the product; `migrate` creates them. */
export const queues: readonly Queue<object>[] = [
  announceWarningQueue,
  confirmMailQueue,
  renderPictureQueue,
  renderVideoQueue,
  readDocumentQueue,
  deliverWakeQueue,
];
