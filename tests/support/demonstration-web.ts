import { seedDirectory } from "../../demonstration/seed.ts";
import { createPortal } from "../../portal/serve.ts";
import { openPublicReader } from "../../server/public-store/open-reader.ts";
import { createWeb } from "../../server/web.ts";
import { createTestContext } from "./context.ts";
import { createTestDatabase } from "./database.ts";
import { testListKey } from "./list-key.ts";

/** A web process with its portal over a database of its own that holds the demonstration network, and nothing released. */
export async function startDemonstrationWeb() {
  const database = await createTestDatabase();
  const test = await createTestContext({ database });
  await seedDirectory(test.ctx);
  const reader = openPublicReader({ url: database.url, maxConnections: 4 });
  const { files, clock, log, config } = test.ctx;
  const portal = createPortal({
    db: reader,
    listenUrl: database.url,
    files,
    clock,
    log,
    publicUrl: config.publicUrl,
    oldHosts: [],
    trustedProxies: config.trustedProxies,
    copyFolder: config.copyDir,
    reach: { mail: true, pushKey: "" },
    listKey: testListKey,
    onRead: () => undefined,
  });
  await portal.start();
  const web = await createWeb(test.ctx, { early: portal.handle });
  const origin = await web.listen({ host: "127.0.0.1", port: 0 });
  return {
    ctx: test.ctx,
    clock: test.clock,
    reader,
    web,
    origin,
    async close() {
      await web.close();
      await portal.stop();
      await reader.destroy();
      await test.close();
      await database.drop();
    },
  };
}
