import pg from "pg";
import { serveCopy } from "../../portal/emergency/serve-copy.ts";
import type { Config } from "../foundation/config.ts";
import { markOutage } from "../foundation/database/database-outage.ts";
import type { Predecessor } from "../foundation/http/listening-sockets.ts";
import { type Logger, noteDatabaseAnswers } from "../foundation/log.ts";

const everyMs = 1000;

/**
 * Waits until the external database answers. A web process serves the emergency copy meanwhile, so that citizens find
 * hotlines, warnings and units also when it is started while the database is down (NET-09). Answers the copy that is
 * being served, if any: it goes on until the product itself listens (`foundation/doors.ts`).
 */
export async function awaitDatabase({
  config,
  log,
  url,
  stopping,
}: {
  config: Config;
  log: Logger;
  url: string;
  stopping: () => boolean;
}): Promise<Predecessor | undefined> {
  const away = await outageOf(url);
  if (away === undefined) return undefined;
  log.error({ err: away }, "the database does not answer; waiting for it");
  const { host, port, publicUrl, copyDir, role } = config;
  const copy =
    role === "worker" ? undefined : await serveCopy({ host, port, publicUrl, copyFolder: copyDir });
  while (!stopping() && (await outageOf(url)) !== undefined)
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  if (!stopping()) noteDatabaseAnswers(log);
  return copy;
}

/** Why it cannot be reached; a database that refuses us for another reason is left to the start, which names it. */
async function outageOf(url: string): Promise<Error | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    if (!isUnreachable(error)) return undefined;
    markOutage(error);
    return error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** No connection, or a server that is starting up or shutting down (SQLSTATE 57P01 to 57P03). */
function isUnreachable(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return (
    /^(ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EAI_AGAIN|57P0[123])$/.test(code) ||
    /timeout/i.test(error.message)
  );
}
