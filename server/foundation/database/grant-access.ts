import { type Kysely, sql } from "kysely";
import { SettingError } from "../config.ts";
import { tableRights } from "./table-rights.ts";

/** The role that the portal's connections take on: it sees the public store and nothing else. */
export const publicReaderRole = "trongdong_public_reader";

/**
 * Gives the application's role exactly what the product needs, as the owner, after each migration: no DDL, no
 * truncate, and of each table only what the product does to it (`table-rights.ts`).
 */
export async function grantAccess({ db, appRole }: { db: Kysely<unknown>; appRole: string }): Promise<void> {
  await db.transaction().execute((tx) => grantWithin(tx, appRole));
}

async function grantWithin(db: Kysely<unknown>, appRole: string): Promise<void> {
  const app = sql.id(appRole);
  const reader = sql.id(publicReaderRole);
  await sql`
    do $$ begin
      create role ${sql.raw(publicReaderRole)} nologin;
    exception when duplicate_object or unique_violation then null;
    end $$`.execute(db);
  await grantReader(db, appRole);
  await sql`revoke create on schema public from public`.execute(db);
  for (const schema of ["public", "public_store", "pgboss"]) {
    await sql`grant usage on schema ${sql.id(schema)} to ${app}`.execute(db);
    await sql`grant usage on all sequences in schema ${sql.id(schema)} to ${app}`.execute(db);
    await sql`revoke all on all tables in schema ${sql.id(schema)} from ${app}`.execute(db);
    await sql`grant select on all tables in schema ${sql.id(schema)} to ${app}`.execute(db);
  }
  await sql`grant execute on all functions in schema pgboss to ${app}`.execute(db);
  // The tables of the job library are its own; which of its statements change what is not ours to say.
  await sql`grant insert, update, delete on all tables in schema pgboss to ${app}`.execute(db);
  for (const [table, rights] of Object.entries(tableRights))
    for (const right of rights)
      await sql`grant ${sql.raw(right)} on ${sql.id(...table.split("."))} to ${app}`.execute(db);
  await sql`grant usage on schema public_store to ${reader}`.execute(db);
  await sql`grant select on all tables in schema public_store to ${reader}`.execute(db);
}

/**
 * Lets the application take on the role that reads for the portal. A role belongs to all databases of a server, and from
 * PostgreSQL 16 on only its maker, or whoever was given it WITH ADMIN OPTION, may give it on: the owner of a second
 * installation on the same server is told how (SettingError).
 */
async function grantReader(db: Kysely<unknown>, appRole: string): Promise<void> {
  const { rows } = await sql<{ has: boolean; owner: string }>`
    select pg_has_role(${appRole}, ${publicReaderRole}, 'member') as has, current_user as owner`.execute(db);
  const [{ has, owner } = { has: false, owner: "" }] = rows;
  if (has) return;
  try {
    await sql`grant ${sql.id(publicReaderRole)} to ${sql.id(appRole)}`.execute(db);
  } catch (error) {
    if (!isForbidden(error)) throw error;
    throw new SettingError(
      `Vai trò ${publicReaderRole} của máy chủ PostgreSQL do bản cài đặt khác tạo. Hãy nhờ quản trị máy chủ chạy một lần: GRANT ${publicReaderRole} TO "${owner}" WITH ADMIN OPTION; rồi chạy lại lệnh migrate.`,
    );
  }
}

/** Insufficient privilege (SQLSTATE 42501). */
function isForbidden(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "42501";
}
