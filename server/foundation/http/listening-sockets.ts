import type { Server as HttpServer } from "node:http";
import { createServer, type Server } from "node:net";
import type { HttpApp } from "./http.ts";

/** Further sockets on the same port; each gives one connection more a turn. */
const furtherSockets = 15;

/** Whether several sockets may listen on one port, of which the system gives each new connection to one. */
export const sharesPort = process.platform === "linux";

/** Who listens at the address until the product does. */
export interface Predecessor {
  /** From now on lets everybody new in to another server, while its own answers under way are finished. */
  leadTo(server: HttpServer): void;
  /** Lets nobody in any more; gives the port free before it returns. */
  stop(): Promise<void>;
}

export interface ListeningSockets {
  /** Lets nobody further in; to be called before the server itself is closed. */
  stop(): Promise<void>;
}

/**
 * Listens at one address over several sockets, where the system can (Linux). Node takes one new connection from a socket
 * each turn of its loop, so that with one alone whoever comes last to a crowd that keeps the process busy is not let in
 * for seconds. Only a program of the same user that asks to share the port could join in; any other is refused.
 * A predecessor that listens there with `sharesPort` keeps its socket, which becomes one more door: nobody who comes
 * while the one takes over from the other is turned away. Elsewhere it has to leave first.
 */
export async function listenOnSockets({
  app,
  host,
  port,
  predecessor,
}: {
  app: HttpApp;
  host: string;
  port: number;
  predecessor?: Predecessor | undefined;
}): Promise<ListeningSockets> {
  if (!sharesPort) {
    const left = predecessor?.stop();
    await app.listen({ host, port });
    await left;
    return { async stop() {} };
  }
  const shared = { host, port, reusePort: true };
  await app.listen(shared);
  const listeningSockets = Array.from({ length: furtherSockets }, () =>
    // As node:http makes its own.
    createServer({ allowHalfOpen: true, noDelay: true }, (socket) => app.server.emit("connection", socket)),
  );
  await Promise.all(
    listeningSockets.map((listeningSocket) => open(listeningSocket, { ...shared, port: portOf(app.server) })),
  );
  predecessor?.leadTo(app.server);
  return {
    async stop() {
      // They have no connections of their own to wait for: `app` ends those.
      for (const listeningSocket of listeningSockets) listeningSocket.close();
      void predecessor?.stop();
    },
  };
}

async function open(
  listeningSocket: Server,
  where: { host: string; port: number; reusePort: boolean },
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    listeningSocket.once("error", reject);
    listeningSocket.listen(where, resolve);
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens at no port");
  return address.port;
}
