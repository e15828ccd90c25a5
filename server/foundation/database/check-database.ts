import { sql } from "kysely";
import { SettingError } from "../config.ts";
import { type Database, openDatabase } from "./database.ts";
import { pendingMigrations } from "./migrate.ts";

const mended = "cần địa chỉ postgres://tên:mật-khẩu@máy:cổng/cơ-sở-dữ-liệu";
/** What the server or the network says of an address that is wrong (SQLSTATE, or a code of the name service). */
const faults: Readonly<Record<string, string>> = {
  "28P01": "máy chủ không nhận tên hoặc mật khẩu",
  "28000": "máy chủ không nhận tên đăng nhập này",
  "3D000": "không có cơ sở dữ liệu mang tên này",
  ENOTFOUND: "không tìm thấy máy chủ mang tên này",
};

/**
 * Whether the database is the one that this version works on, with a row for each of these platforms, under a role that
 * cannot change the ledger. Throws a SettingError with one line when it is not; any other fault as it comes.
 */
export async function checkDatabase({
  url,
  platforms,
}: {
  url: string;
  platforms: readonly { readonly id: string }[];
}): Promise<void> {
  const db = openDatabase({ url, maxConnections: 1 });
  try {
    if ((await pendingMigrations(db)).length > 0 || (await missesPlatform(db, platforms)))
      throw new SettingError(
        "Cơ sở dữ liệu chưa được nâng cấp: hãy chạy «npx trongdong migrate» với DATABASE_ADMIN_URL.",
      );
    const { rows } = await sql<{
      changes: boolean;
    }>`select has_table_privilege('ledger_entry', 'update, delete, truncate') as changes`.execute(db);
    if (rows[0]?.changes === true)
      throw new SettingError(
        "Cấu hình DATABASE_URL không đúng: tài khoản này sửa được sổ cái; cần một tài khoản thường, để chủ sở hữu cho DATABASE_ADMIN_URL.",
      );
  } catch (error) {
    const fault = faults[codeOf(error)];
    if (fault === undefined) throw error;
    throw new SettingError(`Cấu hình DATABASE_URL không đúng: ${fault}; ${mended}.`);
  } finally {
    await db.destroy();
  }
}

async function missesPlatform(db: Database, platforms: readonly { readonly id: string }[]): Promise<boolean> {
  const known = new Set((await db.selectFrom("platform").select("id").execute()).map(({ id }) => id));
  return platforms.some(({ id }) => !known.has(id));
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
