import { sql } from "kysely";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Database } from "../database/database.ts";

/** The Prometheus figures of one process. */
export interface Metrics {
  readonly registry: Registry;
  /** Seconds from request to answer of the API, by route pattern and status; never by full address. */
  readonly httpSeconds: Histogram<"method" | "route" | "status">;
}

/**
 * What this process's calls to channels came to since it started: confirmed, failed, unsettled. The table of deliveries
 * is never counted for it: that grows for ever.
 */
export const deliveryResults = new Counter({
  name: "trongdong_delivery_results_total",
  help: "Deliveries that this process brought to a result, by platform and state",
  labelNames: ["platform", "state"],
  registers: [],
});

/** As the two partial indexes name them (delivery_due and delivery_aside), so that only those are read. */
const inWork = sql`('pending', 'unknown', 'sending', 'blocked')`;
const aside = sql`('waiting', 'unsettled', 'overdue')`;

/**
 * How often the lateness of the event loop is sampled, in milliseconds, from which its figures count. Sampled every ten
 * as by default, it would wake a process that rests a hundred times a second.
 */
const loopSampledEveryMs = 100;

/** Gathers the process's own figures and, read from small indexes at each scrape, the deliveries that are not done. */
export function createMetrics({ db }: { db: Database }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: loopSampledEveryMs });
  registry.registerMetric(deliveryResults);
  const httpSeconds = new Histogram({
    name: "trongdong_http_seconds",
    help: "Seconds from request to answer of the API",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  });
  new Gauge({
    name: "trongdong_deliveries_open",
    help: "Deliveries that wait, are being sent or need a person, by platform and state",
    labelNames: ["platform", "state"],
    registers: [registry],
    async collect() {
      const { rows } = await sql<{ platform: string; state: string; count: number }>`
        select platform, state, count(*) as count from delivery where state in ${inWork} group by platform, state
        union all
        select platform, state, count(*) from delivery where state in ${aside} group by platform, state`.execute(
        db,
      );
      this.reset();
      for (const { platform, state, count } of rows) this.set({ platform, state }, count);
    },
  });
  new Gauge({
    name: "trongdong_releases_waiting",
    help: "Releases in the outbox that no worker has taken yet",
    registers: [registry],
    async collect() {
      const { count } = await db
        .selectFrom("release_outbox")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("taken_at", "is", null)
        .executeTakeFirstOrThrow();
      this.set(count);
    },
  });
  new Gauge({
    name: "trongdong_platform_clock_offset_seconds",
    help: "A platform's time minus that of a worker's machine, as its last answers said",
    labelNames: ["platform", "host"],
    registers: [registry],
    async collect() {
      const rows = await db.selectFrom("platform_clock").select(["platform", "host", "offset_ms"]).execute();
      this.reset();
      for (const { platform, host, offset_ms } of rows) this.set({ platform, host }, offset_ms / 1000);
    },
  });
  return { registry, httpSeconds };
}
