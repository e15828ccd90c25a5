import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../foundation/clock.ts";
import { readConfig } from "../foundation/config.ts";
import { openDatabase } from "../foundation/database/database.ts";
import type { Jobs } from "../foundation/database/jobs.ts";
import { folderFileStore } from "../foundation/files/file-store.ts";
import type { HttpApp } from "../foundation/http/http.ts";
import { createLog } from "../foundation/log.ts";
import { platforms } from "../platforms/list.ts";
import { createWeb } from "./web.ts";

const neverUsed = async () => {
  throw new Error("describing the API enqueues nothing");
};
const nothing = async () => undefined;
const noJobs: Jobs = { enqueue: neverUsed, work: neverUsed, rest: nothing, stop: nothing };

/** The API's OpenAPI document, made from the routes alone: nothing is listened on and no database is asked. */
export async function readOpenApi(): Promise<ReturnType<HttpApp["swagger"]>> {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-openapi-"));
  const config = readConfig({ DATA_DIR: folder });
  const db = openDatabase({ url: "postgres://nobody@127.0.0.1:1/none", maxConnections: 1 });
  const app = await createWeb({
    config,
    db,
    clock: systemClock,
    log: createLog({ level: "silent" }),
    files: folderFileStore({ folder: config.mediaDir }),
    masterKey: { bytes: Buffer.alloc(32) },
    jobs: noJobs,
    platforms,
  });
  await app.ready();
  const document = app.swagger();
  await app.close();
  await db.destroy();
  await rm(folder, { recursive: true, force: true });
  return document;
}
