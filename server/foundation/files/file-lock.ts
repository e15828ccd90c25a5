import { chmodSync, chownSync, closeSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { causeSentence, isDiskFull } from "../cause-sentence.ts";
import { SettingError } from "../config.ts";

const retryMs = 50;
/** So long a wait is nobody's concern, in milliseconds. */
const silentMs = 5000;
/** SQLITE_BUSY: somebody else holds it in a way that does not go together with ours. */
const busy = 5;

/** A lock that is held; the system releases it with the process that holds it, also after `kill -9`. */
export interface FileLock {
  release(): void;
}

/**
 * Locks a file, `shared` with any number of others or `alone`; undefined when somebody holds it otherwise. Node has no
 * file locks of its own, SQLite has: an empty file is an empty database, of which nothing but the lock is used, so that
 * not a byte is written. Nobody may open the file by other means in a process that holds the lock: closing it would give the lock up (POSIX).
 */
export function tryLock({ file, how }: { file: string; how: "shared" | "alone" }): FileLock | undefined {
  const connection = opened(file);
  try {
    // Otherwise a journal is begun beside the file, and on a full disk nobody could begin, or end what he began.
    connection.exec("pragma journal_mode = memory");
    connection.exec(how === "alone" ? "begin exclusive" : "begin");
    // The lock of a transaction that only reads is taken with its first look.
    if (how === "shared") connection.prepare("select 1 from sqlite_schema").all();
    let held = true;
    return {
      release() {
        if (held) connection.close();
        held = false;
      },
    };
  } catch (error) {
    connection.close();
    if (error instanceof Error && "errcode" in error && error.errcode === busy) return undefined;
    throw unlockable(file, error);
  }
}

/**
 * Waits until nobody else holds the lock, and holds it alone; undefined when that takes longer than `longestMs`. `onWait`
 * is called once when it takes longer than a moment.
 */
export async function awaitLock({
  file,
  longestMs,
  onWait = () => undefined,
  momentMs = silentMs,
}: {
  file: string;
  longestMs: number;
  onWait?: () => void;
  momentMs?: number;
}): Promise<FileLock | undefined> {
  const begun = performance.now();
  let isReported = false;
  for (;;) {
    const lock = tryLock({ file, how: "alone" });
    const waited = performance.now() - begun;
    if (lock !== undefined || waited > longestMs) return lock;
    if (!isReported && waited >= momentMs) {
      isReported = true;
      onWait();
    }
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
}

function opened(file: string): DatabaseSync {
  try {
    makeOnce(file);
    const connection = new DatabaseSync(file, { timeout: 0 });
    // Whoever could read it could hold it.
    chmodSync(file, 0o600);
    // A command of root beside a product that runs as somebody else must not shut it out.
    if (process.getuid?.() === 0) {
      const { uid, gid } = statSync(dirname(file));
      chownSync(file, uid, gid);
    }
    return connection;
  } catch (error) {
    throw unlockable(file, error);
  }
}

/** SQLite would not say why it cannot make a file. One that is there is not opened: it may be locked by us. */
function makeOnce(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

function unlockable(file: string, cause: unknown): SettingError {
  const known = causeSentence(cause);
  if (known !== undefined && isDiskFull(cause))
    return new SettingError(`Không khóa được tệp ${file}. ${known}`);
  const why = cause instanceof Error ? cause.message : String(cause);
  return new SettingError(
    `Cấu hình DATA_DIR không đúng: không khóa được tệp ${file} (${why}); cần một thư mục ghi được, trên ổ đĩa có khóa tệp.`,
  );
}
