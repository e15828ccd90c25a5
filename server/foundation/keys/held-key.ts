import { sql } from "kysely";
import { SettingError } from "../config.ts";
import type { Database } from "../database/database.ts";
import { holdsSomething } from "../files/whole-file.ts";

/** Held by whoever looks for a key that the database does not know yet, or that is not in its file. */
const keyLock = 5_414_481;

/** A key of the installation, and how the database knows it again. */
export interface HeldKey<Key> {
  /** Its name in the table of check values. */
  readonly name: "master" | "ledger-signing" | "channels-signing" | "web-push";
  readonly file: string;
  /** What it is for, in the Vietnamese words of a start that is stopped. */
  readonly what: string;
  /** What must be there before the key is, so that a cut between both leaves nothing that looks lost. */
  beforeMaking?(): Promise<void>;
  /** Reads the file, or makes it. */
  load(): Promise<Key>;
  /** What the database keeps to know the key again; nobody finds the key by it. */
  checkValue(key: Key): string;
  /** Whether there is something already that only the key in use opens, though its check value was never kept. */
  neededBy?(db: Database): Promise<boolean>;
  /** Whether a key opens what there is; asked before its check value is kept. */
  opens?(db: Database, key: Key): Promise<boolean>;
}

/**
 * The key of a file, which must be the one that this database knows. It is made only where the database has none yet and
 * nothing stands under another: a missing key and a wrong one stop the start (SettingError) with one line, since a new
 * one would make unreadable what the old one closed. An empty file is what a cut left of a first start: no key.
 */
export async function holdKey<Key>(db: Database, held: HeldKey<Key>): Promise<Key> {
  const known = await checkValueOf(db, held.name);
  if (known !== undefined && (await holdsSomething(held.file)))
    return theOneKnown(await held.load(), { known, held });
  return db.transaction().execute(async (tx) => {
    // Processes that start together make one key, and none takes the other's away.
    await sql`select pg_advisory_xact_lock(${sql.lit(keyLock)})`.execute(tx);
    return firstHold(tx, held);
  });
}

async function firstHold<Key>(db: Database, held: HeldKey<Key>): Promise<Key> {
  const { name, file, what } = held;
  const known = await checkValueOf(db, name);
  const isMissing = !(await holdsSomething(file));
  if (isMissing && (known !== undefined || (await held.neededBy?.(db)) === true))
    throw new SettingError(
      `Thiếu khóa ${what}: không có tệp ${file} (hoặc tệp rỗng) mà dữ liệu của cơ sở dữ liệu này cần; hãy chép tệp ấy từ bản sao lưu (hoặc từ máy đang chạy) vào đúng chỗ, hay đặt lại DATA_DIR, MASTER_KEY_FILE cho đúng. Khóa mới không tự tạo khi đã có dữ liệu.`,
    );
  if (isMissing) await held.beforeMaking?.();
  const key = await held.load();
  if (known === undefined && (isMissing || (await held.opens?.(db, key)) !== false)) {
    await db
      .insertInto("key_check")
      .values({ name, check_value: held.checkValue(key) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return theOneKnown(key, { known: known ?? (await checkValueOf(db, name)), held });
}

function theOneKnown<Key>(key: Key, { known, held }: { known: string | undefined; held: HeldKey<Key> }): Key {
  if (held.checkValue(key) === known) return key;
  throw new SettingError(
    `Sai khóa ${held.what}: tệp ${held.file} không phải khóa mà cơ sở dữ liệu này đang dùng; hãy chép đúng tệp từ bản sao lưu, hay đặt lại DATA_DIR, MASTER_KEY_FILE cho đúng.`,
  );
}

async function checkValueOf(db: Database, name: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("key_check")
    .select("check_value")
    .where("name", "=", name)
    .executeTakeFirst();
  return row?.check_value;
}
