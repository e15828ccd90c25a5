import pg from "pg";
import type { Logger } from "./log.ts";

const reconnectMs = 500;

/**
 * Listens on a channel of PostgreSQL over a connection of its own, and connects again when it is lost. `onConnect` is
 * called after each connection: what was notified in between was missed.
 */
export function startListening({
  url,
  channel,
  log,
  onNotify,
  onConnect,
}: {
  url: string;
  channel: string;
  log: Logger;
  onNotify: (payload: string) => void;
  onConnect: () => void;
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
      fresh.end().catch(() => undefined);
      if (!stopped) timer = setTimeout(() => void connect(), reconnectMs);
    };
    fresh.on("error", again);
    fresh.on("end", again);
    fresh.on("notification", (message) => onNotify(message.payload ?? ""));
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
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
