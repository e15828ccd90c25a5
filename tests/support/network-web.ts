import { createWeb } from "../../server/composition/web.ts";
import { openPublicReader } from "../../server/public-store/open-reader.ts";
import { startPortal } from "./portal.ts";
import { openTestNetwork } from "./test-network.ts";

/** A web process with its portal over a database of its own that holds the demonstration network, and nothing released. */
export async function startNetworkWeb() {
  const { database, test, close } = await openTestNetwork();
  const reader = openPublicReader({ url: database.url, maxConnections: 4 });
  const portal = await startPortal(test.ctx, { reader, databaseUrl: database.url });
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
      await close();
    },
  };
}
