import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../server/foundation/embedded/embedded-postgres.ts";
import { prepareTemplate } from "./test-server.ts";

/** Vitest global setup: the PostgreSQL that the product ships with. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-pg18-"));
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres({ folder });
  const ownerUrl = (database: string) => server.adminUrl.replace(/\/[^/]+$/, `/${database}`);
  await prepareTemplate({ ownerUrl });
  project.provide("postgres", { ownerUrl: ownerUrl("postgres") });
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
