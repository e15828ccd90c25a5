import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Database } from "./database.ts";

/** The Prometheus figures of one web process. */
export interface Metrics {
  readonly registry: Registry;
  /** Seconds from request to answer of the API, by route pattern and status; never by full address. */
  readonly httpSeconds: Histogram<"method" | "route" | "status">;
}

/** Gathers the process's own figures, the API's times and, read from the database at each scrape, the deliveries by platform and state. */
export function createMetrics({ db }: { db: Database }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const httpSeconds = new Histogram({
    name: "trongdong_http_seconds",
    help: "Seconds from request to answer of the API",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  });
  new Gauge({
    name: "trongdong_deliveries",
    help: "Deliveries by platform and state",
    labelNames: ["platform", "state"],
    registers: [registry],
    async collect() {
      const rows = await db
        .selectFrom("delivery")
        .select(["platform", "state", (eb) => eb.fn.countAll<number>().as("count")])
        .groupBy(["platform", "state"])
        .execute();
      this.reset();
      for (const row of rows) this.set({ platform: row.platform, state: row.state }, row.count);
    },
  });
  return { registry, httpSeconds };
}
