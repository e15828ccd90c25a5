import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { entriesAbout, type Telling } from "./witnessed-rows.ts";

let database: TestDatabase;

/** A ledger in which one entry of a hundred tells of people or units, one is a baseline, and strangers are most of the rest. */
beforeAll(async () => {
  database = await createTestDatabase();
  await sql`
    insert into ledger_entry
      (seq, at, act, actor_name, subject_type, subject_id, details, previous_hash, hash)
    select n, now(),
      case when n = 7 then 'ledger.baseline' when n % 100 = 0 then 'person.changed' when n % 100 = 1 then 'unit.changed'
        when n % 2 = 0 then 'person.locked' else 'item.saved' end,
      '', case when n = 7 then 'baseline' when n % 100 = 1 then 'unit' when n % 2 = 0 then 'person' else 'item' end,
      case when n = 7 then 'person' else 'one' end, '{}', '', ''
    from generate_series(1, 300000) n`.execute(database.adminDb);
  await sql`analyze ledger_entry`.execute(database.adminDb);
});

afterAll(() => database.drop());

/** What is read of the ledger for these, and how many entries the database fetched for it. */
async function reading(witnessedBy: readonly string[]): Promise<{ witnessed: Telling[]; fetched: number }> {
  return database.db.transaction().execute(async (tx) => {
    // What another process fetches is not counted here.
    await sql`set local max_parallel_workers_per_gather = 0`.execute(tx);
    const fetchedSoFar = async () => {
      const { rows } = await sql<{ n: number }>`
        select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as n
        from pg_stat_xact_user_tables where relname = 'ledger_entry'`.execute(tx);
      return rows[0]?.n ?? 0;
    };
    const before = await fetchedSoFar();
    const witnessed: Telling[] = [];
    for await (const entry of entriesAbout(tx, { subjectType: "person", witnessedBy })) witnessed.push(entry);
    return { witnessed, fetched: (await fetchedSoFar()) - before };
  });
}

describe("what the watch reads of the ledger each minute", () => {
  it.each([
    { witnessedBy: ["person"], entries: 3001 },
    { witnessedBy: ["person", "unit"], entries: 6001 },
  ])(
    "about $witnessedBy are those entries in their order, and no other is touched",
    async ({ witnessedBy, entries }) => {
      const { witnessed, fetched } = await reading(witnessedBy);
      const seqs = witnessed.map(({ seq }) => seq);
      expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b));
      expect(witnessed).toHaveLength(entries);
      expect(witnessed.filter(({ act }) => act === "ledger.baseline")).toHaveLength(1);
      // Of two types a page is fetched for each, and some of it again with the next.
      expect(fetched).toBeGreaterThanOrEqual(entries);
      expect(fetched).toBeLessThan(entries * 2 * witnessedBy.length);
    },
  );
});
