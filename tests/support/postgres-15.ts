import type { TestProject } from "vitest/node";
import { startPostgres15 } from "./start-postgres-15.ts";
import { prepareTemplate } from "./test-server.ts";

/** Vitest global setup: Debian's PostgreSQL 15, the oldest that the product supports, as an external database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres15();
  await prepareTemplate({ ownerUrl: server.ownerUrl });
  project.provide("postgres", { ownerUrl: server.ownerUrl("postgres") });
  return server.stop;
}
