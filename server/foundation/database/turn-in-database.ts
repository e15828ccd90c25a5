import pg from "pg";
import { SettingError } from "../config.ts";
import { connectionOptions } from "./database.ts";
import { markUnopened } from "./database-away.ts";

/** What processes of one installation do one at a time: an advisory lock, how long another one may do it, and its name. */
const turns = {
  migrate: { lock: 5_414_486, longestMs: 600_000, does: "nâng cấp cơ sở dữ liệu" },
  prepare: { lock: 5_414_487, longestMs: 600_000, does: "nạp dữ liệu ban đầu" },
  load: { lock: 5_414_488, longestMs: 3_600_000, does: "nạp tin, bài trình diễn" },
} as const;

/** So long a wait is nobody's concern; after that a line says what is waited for. In milliseconds. */
const silentMs = 5000;
const everyMs = 200;
/** A server that does not answer so long has vanished, in milliseconds. */
const answersWithinMs = 15_000;

/**
 * Does a work while no other process of this database does the same. The turn is held by a connection of its own: it ends
 * with the process, also after `kill -9`, and within a minute with a machine that lost its power. `note` hears in
 * Vietnamese what is waited for; a turn that does not come in `longestMs` is a SettingError that names who holds it.
 */
export async function inTurn<T>(
  {
    url,
    what,
    note = (sentence) => console.warn(sentence),
    noteAfterMs = silentMs,
    longestMs = turns[what].longestMs,
  }: {
    url: string;
    what: keyof typeof turns;
    note?: (sentence: string) => void;
    noteAfterMs?: number;
    longestMs?: number;
  },
  work: () => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `trongdong turn ${what}`,
    connectionTimeoutMillis: answersWithinMs,
    query_timeout: answersWithinMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    options: connectionOptions(),
  });
  // A connection that was lost meanwhile fails the work's own queries as well.
  client.on("error", () => undefined);
  try {
    await client.connect().catch((error: unknown) => {
      markUnopened(error);
      throw error;
    });
    await takeTurn(client, { what, note, noteAfterMs, longestMs });
    return await work();
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function takeTurn(
  client: pg.Client,
  {
    what,
    note,
    noteAfterMs,
    longestMs,
  }: { what: keyof typeof turns; note: (sentence: string) => void; noteAfterMs: number; longestMs: number },
): Promise<void> {
  const { lock, does } = turns[what];
  const begun = performance.now();
  let isNoted = false;
  for (;;) {
    const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock($1) as held", [lock]);
    if (rows[0]?.held === true) return;
    const waited = performance.now() - begun;
    if (waited >= longestMs) {
      const pid = await holderOf(client, lock);
      const mend =
        pid === undefined
          ? "hãy chạy lại"
          : `hãy xem tiến trình ấy; nếu nó hoặc máy của nó không còn chạy, hãy kết thúc phiên ${pid} trên máy chủ PostgreSQL (select pg_terminate_backend(${pid})), rồi chạy lại`;
      throw new SettingError(
        `Không khởi động được: một tiến trình khác của Trống Đồng đang ${does} quá ${Math.round(longestMs / 1000)} giây chưa xong; ${mend}.`,
      );
    }
    if (!isNoted && waited >= noteAfterMs) {
      isNoted = true;
      note(`Một tiến trình khác của Trống Đồng đang ${does}; đang chờ …`);
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** The session that holds an advisory lock of this database. */
async function holderOf(client: pg.Client, lock: number): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_locks
     where locktype = 'advisory' and classid = 0 and objid = $1::bigint::oid and objsubid = 1 and granted
       and database = (select oid from pg_database where datname = current_database())`,
    [lock],
  );
  return rows[0]?.pid;
}
