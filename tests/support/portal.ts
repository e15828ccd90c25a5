import { createServer } from "node:http";
import { createPortal, type Portal } from "../../portal/http/serve.ts";
import type { Context } from "../../server/foundation/context.ts";
import type { Database } from "../../server/foundation/database/database.ts";
import { testListKey } from "./list-key.ts";

/** The portal of a web process over the database of a test, started. `reader` sees the public store alone. */
export async function startPortal(
  { files, clock, log, config, platforms }: Context,
  {
    reader,
    databaseUrl,
    publicUrl = config.publicUrl,
    oldHosts = [],
    reach = { mail: true, pushKey: "" },
  }: {
    reader: Database;
    databaseUrl: string;
    publicUrl?: string;
    oldHosts?: readonly string[];
    reach?: { mail: boolean; pushKey: string };
  },
): Promise<Portal> {
  const portal = createPortal({
    db: reader,
    listenUrl: databaseUrl,
    files,
    clock,
    log,
    publicUrl,
    platforms,
    oldHosts,
    trustedProxies: config.trustedProxies,
    copyFolder: config.copyDir,
    reach,
    listKey: testListKey,
    onRead: () => undefined,
  });
  await portal.start();
  return portal;
}

/** Serves a portal without the application behind it: what is not the portal's gets «framework». Ends both. */
export async function servePortal(portal: Portal) {
  const server = createServer((request, response) => {
    if (!portal.handle(request, response)) response.writeHead(200).end("framework");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the portal has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    port: address.port,
    async close() {
      await portal.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
