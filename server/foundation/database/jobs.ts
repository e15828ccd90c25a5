import { fromKysely, PgBoss } from "pg-boss";
import type { Logger } from "../log.ts";
import { jobRetries } from "../retry-policies.ts";
import { connectionOptions, type Database, type Tx } from "./database.ts";
import { markOutage } from "./database-outage.ts";

/** A queue of background work: its name and what one job carries. Declared beside the jobs that it feeds. */
export interface Queue<Payload extends object> {
  readonly name: string;
  readonly retryLimit: number;
  /** Type carrier only; never set. */
  readonly payload?: Payload;
}

/** Declares a queue. The list of all queues stands in the file that composes the rooms; `migrate` creates them. */
export function defineQueue<Payload extends object>({
  name,
  retryLimit = jobRetries.most,
}: {
  name: string;
  retryLimit?: number;
}): Queue<Payload> {
  return { name, retryLimit };
}

/** Background work on pg-boss. A job enqueued in a transaction exists exactly when the transaction commits. */
export interface Jobs {
  enqueue<Payload extends object>(
    tx: Tx | Database,
    queue: Queue<Payload>,
    payload: Payload,
    options?: { startAfter?: Date; singletonKey?: string },
  ): Promise<void>;
  work<Payload extends object>(
    queue: Queue<Payload>,
    handler: (payload: Payload) => Promise<void>,
  ): Promise<void>;
  /** Takes no further job in this process, and waits for those that are being done; others can still be enqueued. */
  rest(): Promise<void>;
  stop(): Promise<void>;
}

/** Of the queue's own connections, which are none of ours: what the network, the driver or PostgreSQL says. */
function saysDatabaseAway(error: Error): boolean {
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return (
    /^(E[A-Z]+|57P0[123]|53300|08\d{3})$/.test(code) || /^(Connection|timeout exceeded)/.test(error.message)
  );
}

/** Starts pg-boss for sending, and for working when `work` is called. Its tables must stand already (migrate). */
export async function startJobs({
  url,
  log,
  maxConnections,
}: {
  url: string;
  log: Logger;
  maxConnections: number;
}): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    migrate: false,
    createSchema: false,
    useListenNotify: true,
    // Nothing is planned by pg-boss: times of releases are rows of their own.
    schedule: false,
    // No job waits for another one: pg-boss would look every five seconds whether one may go on.
    flowIntervalSeconds: 3600,
    max: maxConnections,
    application_name: "trongdong jobs",
    options: connectionOptions(),
  });
  boss.on("error", (error) => {
    if (saysDatabaseAway(error)) {
      markOutage(error);
      log.warn({ err: error }, "jobs: the database does not answer, will try again");
    } else log.error({ err: error }, "jobs: the queue met an error, will try again");
  });
  await boss.start();
  const worked = new Set<string>();
  return {
    async enqueue(tx, queue, payload, options = {}) {
      await boss.send(queue.name, payload, { db: fromKysely(tx), ...options });
    },
    async work<Payload extends object>(queue: Queue<Payload>, handler: (payload: Payload) => Promise<void>) {
      const { name } = queue;
      worked.add(name);
      const options = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 20 };
      let worker: string | undefined;
      worker = await boss.work<Payload>(name, options, async (batch) => {
        // Notifications that come together wake a worker once: after each job it asks for the next.
        if (worker !== undefined) boss.notifyWorker(worker);
        for (const job of batch) await handler(job.data);
      });
    },
    async rest() {
      await Promise.all([...worked].map((name) => boss.offWork(name)));
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5000 });
    },
  };
}
