import { sql } from "kysely";
import type { Database } from "../foundation/database/database.ts";
import type { Disagreement } from "./subject-check.ts";

/** A sealed row as its room reads it: its id, what the ledger must say of it, and how an inspector calls it. */
export interface WitnessedRow {
  readonly id: string;
  /** The item whose entries witness the row: what the ledger is searched by. */
  readonly itemId: string;
  readonly name: string;
  /** Members of the entry's details that must be equal; one that differs is named. */
  readonly details: Readonly<Record<string, string | number>>;
  /** Whose act the first entry must be, and when it was done. */
  readonly actorId: string;
  readonly at: Date;
  /** What is wrong with the row by itself (its content no longer bears its hash), as a Vietnamese sentence. */
  readonly fault?: string;
}

const pageSize = 500;

/**
 * Compares the sealed rows of a room with the entries that witness them, both ways: a row without an entry, an entry
 * without its row, a member that differs. Streams both sides page by page.
 */
export async function* compareRows(
  db: Database,
  {
    subjectType,
    acts,
    idMember,
    readPage,
  }: {
    subjectType: string;
    /** The acts that witness such a row. */
    acts: readonly string[];
    /** The member of the details that names the row. */
    idMember: string;
    /** The rows whose ids come after the given one, in order of id, at most `limit`; or exactly those asked for. */
    readPage: (
      page: { after: string; limit: number } | { ids: readonly string[] },
    ) => Promise<readonly WitnessedRow[]>;
  },
): AsyncGenerator<Disagreement> {
  let after = "";
  for (;;) {
    const rows = await readPage({ after, limit: pageSize });
    const entries = await entriesOf(db, { acts, idMember, rows });
    for (const row of rows) {
      const entry = entries.get(row.id);
      const named = { subjectType, subjectId: row.id };
      if (entry === undefined) {
        yield { ...named, kind: "extra", seq: null, sentence: `${row.name} không có mục nào trong sổ cái.` };
        continue;
      }
      if (row.actorId !== entry.actorId) {
        const sentence = `${row.name} đã bị sửa: không phải của người đã làm theo mục ${entry.seq} của sổ cái.`;
        yield { ...named, kind: "changed", seq: entry.seq, sentence };
      }
      if (row.at.getTime() !== entry.at.getTime()) {
        const sentence = `${row.name} đã bị sửa: thời điểm không khớp mục ${entry.seq} của sổ cái.`;
        yield { ...named, kind: "changed", seq: entry.seq, sentence };
      }
      if (row.fault !== undefined) yield { ...named, kind: "changed", seq: entry.seq, sentence: row.fault };
      for (const [member, value] of Object.entries(row.details)) {
        if (entry.details[member] === value) continue;
        const sentence = `${row.name} đã bị sửa: «${member}» không khớp mục ${entry.seq} của sổ cái.`;
        yield { ...named, kind: "changed", seq: entry.seq, sentence };
      }
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.id;
  }
  yield* missingRows(db, { subjectType, acts, idMember, readPage });
}

interface Entry {
  readonly seq: number;
  readonly at: Date;
  readonly actorId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

async function entriesOf(
  db: Database,
  { acts, idMember, rows }: { acts: readonly string[]; idMember: string; rows: readonly WitnessedRow[] },
): Promise<Map<string, Entry>> {
  if (rows.length === 0) return new Map();
  const ids = rows.map((row) => row.id);
  const entries = await db
    .selectFrom("ledger_entry")
    .select(["seq", "at", "actor_id", "details", rowId(idMember).as("row_id")])
    .where("subject_type", "=", "item")
    .where("subject_id", "in", [...new Set(rows.map((row) => row.itemId))])
    .where("act", "in", [...acts])
    .where(rowId(idMember), "in", ids)
    .orderBy("seq")
    .execute();
  const byId = new Map<string, Entry>();
  for (const { seq, at, actor_id: actorId, details, row_id: id } of entries) {
    // The first entry is the act that made the row; later ones, such as a release coming due, only follow it.
    if (id !== null && !byId.has(id) && isRecord(details)) byId.set(id, { seq, at, actorId, details });
  }
  return byId;
}

async function* missingRows(
  db: Database,
  { subjectType, acts, idMember, readPage }: Parameters<typeof compareRows>[1],
): AsyncGenerator<Disagreement> {
  let after = 0;
  for (;;) {
    const entries = await db
      .selectFrom("ledger_entry")
      .select(["seq", rowId(idMember).as("row_id")])
      .where("act", "in", [...acts])
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(pageSize)
      .execute();
    const ids = entries.flatMap((entry) => (entry.row_id === null ? [] : [entry.row_id]));
    const present = new Set((ids.length === 0 ? [] : await readPage({ ids })).map((row) => row.id));
    for (const entry of entries) {
      if (entry.row_id === null || present.has(entry.row_id)) continue;
      const sentence = `Mục ${entry.seq} của sổ cái nói đến ${entry.row_id} nhưng trong cơ sở dữ liệu không còn.`;
      yield { kind: "missing", subjectType, subjectId: entry.row_id, seq: entry.seq, sentence };
    }
    const last = entries.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}

function rowId(member: string) {
  return sql<string | null>`details ->> ${sql.lit(member)}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
