import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../tests/support/database.ts";
import { SettingError } from "../config.ts";
import { checkDatabase } from "./check-database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

function addressWith(change: {
  username?: string;
  password?: string;
  pathname?: string;
  hostname?: string;
}): string {
  return Object.assign(new URL(database.url), change).href;
}

describe("a database that is not the product's", () => {
  it("stops the start with one line that names the setting", async () => {
    const refusals = [
      [addressWith({ username: "khong_co" }), /máy chủ không nhận tên/],
      [addressWith({ password: "sai" }), /máy chủ không nhận tên hoặc mật khẩu/],
      [addressWith({ pathname: "/khong-co" }), /không có cơ sở dữ liệu/],
      [addressWith({ hostname: "khong-co.invalid" }), /không tìm thấy máy chủ/],
      [database.adminUrl, /sửa được sổ cái/],
    ] as const;
    for (const [url, why] of refusals) {
      const checked = checkDatabase({ url, platforms: [] });
      await expect(checked).rejects.toThrow(why);
      await expect(checked).rejects.toBeInstanceOf(SettingError);
      await expect(checked).rejects.toThrow(/^Cấu hình DATABASE_URL không đúng: [^\n]+$/);
    }
  });

  it("stops it when it lacks a migration, or all of them", async () => {
    await sql`delete from kysely_migration where name = '0034-archive'`.execute(database.adminDb);
    await expect(checkDatabase({ url: database.url, platforms: [] })).rejects.toThrow(
      /chưa được nâng cấp.*migrate/,
    );
    const empty = addressWith({ pathname: "/postgres" });
    await expect(checkDatabase({ url: empty, platforms: [] })).rejects.toThrow(/chưa được nâng cấp.*migrate/);
  });
});

it("the product's own is taken as it is", async () => {
  const whole = await createTestDatabase();
  await expect(checkDatabase({ url: whole.url, platforms: [] })).resolves.toBeUndefined();
  await whole.drop();
});
