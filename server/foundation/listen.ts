import pg from "pg";
import type { Logger } from "./log.ts";

const reconnectMs = 500;

/**
 * Listens on a channel of PostgreSQL over a connection of its own, and connects again when it is lost. `onConnect` is
 * called after each connection: what was notified in between was missed. `sessionLock` is held for as long as the
 * connection is, so that others see whether this process lives.
 */
export function startListening({
  url,
  channel,
  log,
  onNotify,
  onConnect,
  onDisconnect,
  sessionLock,
}: {
  url: string;
  channel: string;
  log: Logger;
  onNotify: (payload: string) => void;
  onConnect: () => void;
  onDisconnect?: () => void;
  sessionLock?: { readonly space: number; readonly key: number };
}): { stop(): Promise<void> } {
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const connect = async () => {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: `trongdong listen ${channel}`,
      keepAlive: true,
    });
    client = fresh;
    let lost = false;
    const again = () => {
      if (lost) return;
      lost = true;
      onDisconnect?.();
      fresh.end().catch(() => undefined);
      if (!stopped) timer = setTimeout(() => void connect(), reconnectMs);
    };
    fresh.on("error", again);
    fresh.on("end", again);
    fresh.on("notification", (message) => onNotify(message.payload ?? ""));
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      if (sessionLock !== undefined)
        await fresh.query("select pg_advisory_lock($1::int, $2::int)", [sessionLock.space, sessionLock.key]);
      if (!stopped) onConnect();
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
      await client?.end().catch(() => undefined);
    },
  };
}
