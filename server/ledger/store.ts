import { sql } from "kysely";
import type { Json } from "../foundation/canonical-json.ts";
import type { Database } from "../foundation/database/database.ts";
import type { LedgerEntry } from "./entry.ts";

const entriesPerPage = 1000;

interface EntryRow {
  readonly seq: number;
  readonly at: string;
  readonly act: string;
  readonly actor_id: string | null;
  readonly actor_name: string;
  readonly unit_code: string | null;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly details: Json;
  readonly previous_hash: string;
  readonly hash: string;
}

// The exact text of the moment: a JavaScript date would hide a change below the millisecond.
const columns = sql`seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, act, actor_id,
  actor_name, unit_code, subject_type, subject_id, details, encode(previous_hash, 'hex') as previous_hash,
  encode(hash, 'hex') as hash`;

/**
 * All entries after `afterSeq` in their order, page by page through a cursor, the next page being fetched while the
 * caller works on the last. `tx` must be a transaction; its snapshot is what is read.
 */
export async function* readEntryPages(
  tx: Database,
  { afterSeq = 0 }: { afterSeq?: number } = {},
): AsyncGenerator<readonly LedgerEntry[]> {
  await sql`declare ledger_pages no scroll cursor for
    select ${columns} from ledger_entry where seq > ${sql.lit(afterSeq)} order by seq`.execute(tx);
  const fetchPage = () => {
    const page = sql<EntryRow>`fetch forward ${sql.lit(entriesPerPage)} from ledger_pages`.execute(tx);
    // It may fail while the caller works on the last page; he hears of it when he asks for this one.
    page.catch(() => undefined);
    return page;
  };
  let coming = fetchPage();
  try {
    for (;;) {
      const { rows } = await coming;
      if (rows.length === 0) break;
      coming = fetchPage();
      yield rows.map(entryOf);
    }
  } finally {
    await coming.catch(() => undefined);
    await sql`close ledger_pages`.execute(tx);
  }
}

/** The newest entries before `beforeSeq` that fit the filters, newest first. */
export async function listEntries(
  db: Database,
  filter: {
    units: "all" | readonly string[];
    beforeSeq?: number | undefined;
    act?: string | undefined;
    subjectType?: string | undefined;
    subjectId?: string | undefined;
    limit: number;
  },
): Promise<readonly LedgerEntry[]> {
  const { rows } = await sql<EntryRow>`select ${columns} from ledger_entry where ${filterOf(filter)}
    order by seq desc limit ${filter.limit}`.execute(db);
  return rows.map(entryOf);
}

/** The entry with this sequence number, or undefined. */
export async function loadEntry(db: Database, { seq }: { seq: number }): Promise<LedgerEntry | undefined> {
  const { rows } = await sql<EntryRow>`select ${columns} from ledger_entry where seq = ${seq}`.execute(db);
  return rows.map(entryOf)[0];
}

function filterOf(filter: Parameters<typeof listEntries>[1]) {
  const conditions = [sql<boolean>`true`];
  if (filter.units !== "all") conditions.push(sql`unit_code = any(${[...filter.units]})`);
  if (filter.beforeSeq !== undefined) conditions.push(sql`seq < ${filter.beforeSeq}`);
  if (filter.act !== undefined) conditions.push(sql`act = ${filter.act}`);
  if (filter.subjectType !== undefined) conditions.push(sql`subject_type = ${filter.subjectType}`);
  if (filter.subjectId !== undefined) conditions.push(sql`subject_id = ${filter.subjectId}`);
  return sql.join(conditions, sql` and `);
}

function entryOf(row: EntryRow): LedgerEntry {
  return {
    seq: row.seq,
    at: momentOf(row.at),
    act: row.act,
    actorId: row.actor_id,
    actorName: row.actor_name,
    unitCode: row.unit_code,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    details: row.details,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

/** What was appended has whole milliseconds; any finer digit stays in the text and so breaks the hash. */
function momentOf(text: string): string {
  return text.endsWith("000") ? `${text.slice(0, -3)}Z` : `${text}Z`;
}
