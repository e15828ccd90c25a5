import { createHash } from "node:crypto";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { seedDirectory } from "../../demonstration/seed.ts";
import { queues } from "../../server/composition/queues.ts";
import { readConfig } from "../../server/foundation/config.ts";
import type { Context } from "../../server/foundation/context.ts";
import { migrate } from "../../server/foundation/database/migrate.ts";
import { startEmbeddedPostgres } from "../../server/foundation/embedded/embedded-postgres.ts";
import { createLog } from "../../server/foundation/log.ts";
import { openContext } from "../../server/foundation/open-context.ts";
import { projectRoot } from "../../server/foundation/project-root.ts";
import { platforms } from "../../server/platforms/list.ts";
import { submitThroughActs } from "../../tests/support/release.ts";
import type { Bench } from "../figure.ts";
import { archiveSize, fillNewsroom } from "./fill-newsroom.ts";

/**
 * The newsroom of ten years in `bench/.archive`, made when it is not there or was made otherwise, and kept between runs;
 * with the folder that it stands in.
 */
export async function openNewsroomArchive(bench: Bench): Promise<{ ctx: Context; folder: string }> {
  const folder = join(projectRoot(), "bench/.archive");
  const mark = join(folder, "made-by");
  const recipe = createHash("sha256")
    .update(await readFile(join(projectRoot(), "bench/support/fill-newsroom.ts")))
    .digest("hex");
  const made = await readFile(mark, "utf8").catch(() => "");
  if (made !== recipe) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres({ folder: join(folder, "postgres") });
  bench.later(server.stop);
  await migrate({ adminUrl: server.adminUrl, appRole: new URL(server.appUrl).username, queues, platforms });
  const config = readConfig({ DATA_DIR: join(folder, "data"), PUBLIC_URL: "http://127.0.0.1:3000" });
  const log = createLog({ level: "warn" });
  const { ctx, close } = await openContext({ config, log, databaseUrl: server.appUrl, platforms });
  bench.later(close);
  if (made !== recipe) {
    bench.say(`making ${archiveSize.items} items and ${archiveSize.deliveries} deliveries, once`);
    await seedDirectory(ctx);
    const { itemId } = await submitThroughActs(ctx, { title: "Tin của kho lưu trữ", targets: ["portal"] });
    await fillNewsroom({ adminUrl: server.adminUrl, like: itemId, say: bench.say });
    await writeFile(mark, recipe);
  }
  return { ctx, folder };
}
