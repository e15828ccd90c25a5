import pg from "pg";
import type { Logger } from "../log.ts";
import { listenReconnect } from "../retry-policies.ts";
import { connectionOptions } from "./database.ts";

const { againMs, beatEveryMs, patienceMs } = listenReconnect;

/**
 * Listens on a channel of PostgreSQL over a connection of its own, and connects again when it is lost. `onConnect` is
 * called after each connection: what was notified in between was missed. `sessionLock` is held for as long as the
 * connection is, so that others see whether this process lives; while a former connection, of which the server does not
 * know yet that it is gone, still holds it, it is asked for again with each `beat`. A server that does not answer in the
 * beat's time counts as lost, whatever it was asked.
 */
export function startListening({
  url,
  channel,
  log,
  onNotify,
  onConnect,
  onDisconnect,
  sessionLock,
  beat = { everyMs: beatEveryMs, patienceMs },
}: {
  url: string;
  channel: string;
  log: Logger;
  onNotify: (payload: string) => void;
  onConnect: () => void;
  onDisconnect?: () => void;
  sessionLock?: { readonly space: number; readonly key: number };
  beat?: { readonly everyMs: number; readonly patienceMs: number };
}): { stop(): Promise<void> } {
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const connect = async () => {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: `trongdong listen ${channel}`,
      options: connectionOptions(),
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: beat.patienceMs,
      query_timeout: beat.patienceMs,
    });
    client = fresh;
    let lost = false;
    let pulse: NodeJS.Timeout | undefined;
    const again = () => {
      if (lost) return;
      lost = true;
      clearTimeout(pulse);
      onDisconnect?.();
      fresh.end().catch(() => undefined);
      if (!stopped) timer = setTimeout(() => void connect(), againMs);
    };
    fresh.on("error", again);
    fresh.on("end", again);
    fresh.on("notification", (message) => {
      if (!lost) onNotify(message.payload ?? "");
    });
    let isHeld = sessionLock === undefined;
    // Waiting for the lock would keep every notification back.
    const hold = async () => {
      if (isHeld || sessionLock === undefined) return;
      const { space, key } = sessionLock;
      const { rows } = await fresh.query("select pg_try_advisory_lock($1::int, $2::int) as held", [
        space,
        key,
      ]);
      isHeld = rows[0]?.held === true;
    };
    const beatOn = () => {
      pulse = setTimeout(() => {
        fresh
          .query("select 1")
          .then(hold)
          .then(
            () => {
              if (!lost && !stopped) beatOn();
            },
            (err: unknown) => {
              if (!lost && !stopped)
                log.warn({ err, channel }, "listen: the database does not answer, connecting anew");
              again();
            },
          );
      }, beat.everyMs);
    };
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      await hold();
      if (stopped || lost) return;
      beatOn();
      onConnect();
    } catch (error) {
      log.debug({ err: error, channel }, "listen: not connected, will try again");
      again();
    }
  };
  void connect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      // A server that has vanished does not answer the farewell either.
      await Promise.race([
        client?.end().catch(() => undefined),
        new Promise((resolve) => setTimeout(resolve, beat.patienceMs).unref()),
      ]);
    },
  };
}
