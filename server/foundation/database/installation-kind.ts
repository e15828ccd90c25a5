import { type QueryExecutorProvider, sql } from "kysely";
import { type Config, SettingError } from "../config.ts";
import { openDatabase } from "./database.ts";

/** What an installation is for, as SEED names it: the demonstration, or a force's own work. */
export type InstallationKind = Config["seed"];

/** In whose name the demonstration is loaded; a database whose first act is his is the demonstration's. */
export const demonstrationLoader = "Nạp dữ liệu trình diễn";

const sentences: Record<InstallationKind, string> = {
  demo: "cơ sở dữ liệu này là của bản trình diễn (dữ liệu giả, mật khẩu ai cũng biết); cần SEED=demo, hoặc cơ sở dữ liệu khác (DATABASE_URL, DATA_DIR) cho công việc thật",
  none: "cơ sở dữ liệu này là của đơn vị thật, không được nạp dữ liệu trình diễn; cần SEED=none, hoặc cơ sở dữ liệu khác (DATABASE_URL, DATA_DIR) cho bản trình diễn",
};

/** Throws a SettingError when a database is known to be of the other kind than the one that SEED asks for. */
export function refuseOtherKind({
  present,
  wanted,
}: {
  present: InstallationKind | undefined;
  wanted: InstallationKind;
}): void {
  if (present !== undefined && present !== wanted)
    throw new SettingError(`Cấu hình SEED không đúng: ${sentences[present]}.`);
}

/**
 * The kind of a database, whatever its age; undefined when nothing was done in it yet. One that lacks the migration of
 * this rule is judged as that migration will judge it, so that the other kind is refused before anything is written.
 */
export async function readKind(db: QueryExecutorProvider): Promise<InstallationKind | undefined> {
  const { rows: tables } = await sql<{ kept: boolean; used: boolean }>`
    select to_regclass('public.installation') is not null as kept,
      to_regclass('public.ledger_entry') is not null as used`.execute(db);
  const found = tables[0];
  if (found?.kept === true) {
    const { rows } = await sql<{ kind: InstallationKind }>`select kind from public.installation`.execute(db);
    return rows[0]?.kind;
  }
  if (found?.used !== true) return undefined;
  const { rows } = await sql<{ kind: InstallationKind }>`
    select case when actor_name = ${demonstrationLoader} then 'demo' else 'none' end as kind
    from public.ledger_entry where seq = 1`.execute(db);
  return rows[0]?.kind;
}

/** Makes a migrated database one of this kind when it is of none yet; throws a SettingError when it is of the other. */
export async function claimKind(db: QueryExecutorProvider, wanted: InstallationKind): Promise<void> {
  await sql`insert into public.installation (kind) values (${wanted}) on conflict do nothing`.execute(db);
  refuseOtherKind({ present: await readKind(db), wanted });
}

/** The same over a connection of its own: for a process before it opens anything else of the database. */
export async function holdKind({ url, kind }: { url: string; kind: InstallationKind }): Promise<void> {
  const db = openDatabase({ url, maxConnections: 1 });
  try {
    await claimKind(db, kind);
  } finally {
    await db.destroy();
  }
}
