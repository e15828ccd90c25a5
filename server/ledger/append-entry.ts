import { sql } from "kysely";
import { canonicalJson } from "../foundation/canonical-json.ts";
import type { Tx } from "../foundation/database/database.ts";
import { type EntryInput, genesisHash, hashEntry } from "./entry.ts";

/** Where an entry came to stand in the chain. */
export interface Appended {
  readonly seq: number;
  readonly hash: Buffer;
}

/** The transaction-level advisory lock that whoever extends the chain holds until commit. */
const chainLock = 5_414_472;

/** A statement of PostgreSQL takes at most 65,535 parameters. */
const rowsPerInsert = 2000;

/**
 * Appends one entry in the transaction of its act, so that the two exist together or not at all. Call it last in the
 * transaction: it holds the lock of the chain until commit. The transaction must be READ COMMITTED (the default).
 */
export async function appendEntry(tx: Tx, entry: EntryInput): Promise<Appended> {
  const [appended] = await appendEntries(tx, [entry]);
  if (appended === undefined) throw new Error("the ledger took no entry");
  return appended;
}

/** Appends several entries at once, in their order. An empty list appends nothing and takes no lock. */
export async function appendEntries(tx: Tx, entries: readonly EntryInput[]): Promise<readonly Appended[]> {
  if (entries.length === 0) return [];
  await sql`select pg_advisory_xact_lock(${chainLock})`.execute(tx);
  // A statement of its own: its snapshot must be taken after the lock, to see the head that the former holder left.
  const head = await tx
    .selectFrom("ledger_entry")
    .select(["seq", "hash"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  let seq = head?.seq ?? 0;
  let previous = head?.hash ?? Buffer.from(genesisHash, "hex");
  const rows = entries.map((entry) => {
    seq += 1;
    const previousHash = previous;
    const columns = {
      seq,
      at: entry.at.toISOString(),
      act: entry.act,
      actorId: entry.actor.id,
      actorName: entry.actor.name,
      unitCode: entry.unitCode,
      subjectType: entry.subject.type,
      subjectId: entry.subject.id,
      details: entry.details,
      previousHash: previousHash.toString("hex"),
    };
    previous = hashEntry(columns);
    return {
      seq,
      at: columns.at,
      act: columns.act,
      actor_id: columns.actorId,
      actor_name: columns.actorName,
      unit_code: columns.unitCode,
      subject_type: columns.subjectType,
      subject_id: columns.subjectId,
      details: canonicalJson(entry.details),
      previous_hash: previousHash,
      hash: previous,
    };
  });
  for (let from = 0; from < rows.length; from += rowsPerInsert) {
    await tx
      .insertInto("ledger_entry")
      .values(rows.slice(from, from + rowsPerInsert))
      .execute();
  }
  return rows.map((row) => ({ seq: row.seq, hash: row.hash }));
}
