import { chmodSync, chownSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { SettingError } from "./config.ts";

const retryMs = 50;
/** SQLITE_BUSY: somebody else holds it in a way that does not go together with ours. */
const busy = 5;

/** A lock that is held; the system releases it with the process that holds it, also after `kill -9`. */
export interface FileLock {
  release(): void;
}

/**
 * Locks a file, `shared` with any number of others or `alone`; undefined when somebody holds it otherwise. Node has no
 * file locks of its own, SQLite has: an empty file is an empty database, of which nothing but the lock is used. Nobody
 * may open the file by other means in a process that holds the lock: closing it would give the lock up (POSIX).
 */
export function tryLock({ file, how }: { file: string; how: "shared" | "alone" }): FileLock | undefined {
  const connection = opened(file);
  try {
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

/** Waits until nobody else holds the lock, and holds it alone; undefined when that takes longer than `longestMs`. */
export async function awaitLock({
  file,
  longestMs,
}: {
  file: string;
  longestMs: number;
}): Promise<FileLock | undefined> {
  const until = performance.now() + longestMs;
  for (;;) {
    const lock = tryLock({ file, how: "alone" });
    if (lock !== undefined || performance.now() > until) return lock;
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
}

function opened(file: string): DatabaseSync {
  try {
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

function unlockable(file: string, cause: unknown): SettingError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new SettingError(
    `Cấu hình DATA_DIR không đúng: không khóa được tệp ${file} (${why}); cần một thư mục ghi được, trên ổ đĩa có khóa tệp.`,
  );
}
