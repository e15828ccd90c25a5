import { join } from "node:path";
import { readConfig } from "../../server/foundation/config.ts";
import type { Context } from "../../server/foundation/context.ts";
import { startEmbeddedPostgres } from "../../server/foundation/embedded/embedded-postgres.ts";
import { createLog } from "../../server/foundation/log.ts";
import { openContext } from "../../server/foundation/open-context.ts";
import { openSession } from "../../server/organization/session.ts";
import { platforms } from "../../server/platforms/list.ts";
import { startInstallation } from "../../tests/support/installation.ts";
import type { Bench } from "../figure.ts";
import { untilQuiet } from "./quiet.ts";

/** The whole product as `npm start` runs it, with the demonstration loaded to its last item. */
export interface Product {
  readonly url: string;
  readonly dataDir: string;
  /** The one process of the product: web, worker and portal. */
  readonly pid: number;
  /** A connection of its own to the product's database, for acts that only prepare a measurement. */
  readonly ctx: Context;
  /** The same database, as the application's role. */
  readonly databaseUrl: string;
  /** The cookie of a person of the demonstration who has just signed in. */
  cookieOf(username: string): Promise<{ name: string; value: string }>;
}

/** Starts it in a folder and on ports of its own, and waits until all is loaded and what that left to do is done. */
export async function startProduct(bench: Bench): Promise<Product> {
  const installation = await startInstallation();
  bench.later(installation.stop);
  await installation.loaded();
  await untilQuiet();
  const config = readConfig({ DATA_DIR: installation.dataDir, PUBLIC_URL: installation.url });
  // It serves already: this only finds its address.
  const { appUrl, stop } = await startEmbeddedPostgres({ folder: join(installation.dataDir, "postgres") });
  bench.later(stop);
  const log = createLog({ level: "error" });
  const { ctx, close } = await openContext({ config, log, databaseUrl: appUrl, platforms });
  bench.later(close);
  return {
    url: installation.url,
    dataDir: installation.dataDir,
    pid: installation.process.pid(),
    databaseUrl: appUrl,
    ctx,
    async cookieOf(username) {
      const person = await ctx.db
        .selectFrom("person")
        .select("id")
        .where("username", "=", username)
        .executeTakeFirstOrThrow();
      const input = { personId: person.id, at: ctx.clock.now(), userAgent: "bench", source: "127.0.0.1" };
      return { name: "td_session", value: await openSession(ctx.db, input) };
    },
  };
}
