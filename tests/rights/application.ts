import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { FastifyInstance } from "fastify";
import { createWeb } from "../../server/composition/web.ts";
import type { Context } from "../../server/foundation/context.ts";

/** The running application, and the routes that it really has ("METHOD /path"). */
export interface Application {
  readonly url: string;
  readonly routes: readonly string[];
  close(): Promise<void>;
}

/** Starts the whole web process on a free port, listening in on every route that it makes. */
export async function startApplication(ctx: Context): Promise<Application> {
  const routes: string[] = [];
  const listenIn = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook("onRoute", ({ method, url }) => {
      // HEAD comes with every GET by itself; where it stands alone, it is a route of its own.
      for (const one of [method].flat()) {
        if (one !== "HEAD" || !routes.includes(`GET ${url}`)) routes.push(`${one} ${url}`);
      }
    });
  };
  subscribe("fastify.initialization", listenIn);
  const app = await createWeb(ctx);
  unsubscribe("fastify.initialization", listenIn);
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  return { url, routes, close: () => app.close() };
}
