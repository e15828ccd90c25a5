import { sql } from "kysely";
import type { Json } from "../foundation/canonical-json.ts";
import type { Database } from "../foundation/database/database.ts";
import type { Disagreement, SubjectCheck } from "./subject-check.ts";

/** The entry by which rows are witnessed that stood in a database before its ledger told of them; its id: whose rows. */
export const baselineSubject = "baseline";

/** What of an entry tells of rows. */
export interface Telling {
  readonly seq: number;
  readonly at: Date;
  readonly act: string;
  /** Who did it; null for the system and the command line. */
  readonly actorId: string | null;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What an entry says of one row: these members from then on; `gone`: it is no longer there. */
export interface Witness {
  readonly id: string;
  readonly members: Readonly<Record<string, Json>>;
  readonly gone?: boolean;
}

/** A row as it stands; `name` is how an inspector calls it. */
export interface PresentRow {
  readonly id: string;
  readonly name: string;
  readonly members: Readonly<Record<string, Json>>;
}

/**
 * A small table (of an organisation, not of its archive) whose every row follows from what the ledger says: the entries
 * of some types of subject, read in their order, tell each member of each row.
 */
export interface WitnessedTable {
  /** What a row is called in a disagreement, and in an entry of the baseline. */
  readonly subjectType: string;
  /** The types of subject whose entries tell of these rows. */
  readonly witnessedBy: readonly string[];
  /** What an entry says of rows of this table; nothing when it is about something else. */
  says(entry: Telling): readonly Witness[];
  /** Whether a row may be gone by itself, of which this was last said: what is past its time is taken away. */
  mayBeGone?(members: Readonly<Record<string, Json>>): boolean;
  rows(db: Database): Promise<readonly PresentRow[]>;
}

const pageSize = 1000;

/** What the ledger says of one row, by the member; `seq` is the last entry that spoke of it. */
export interface Witnessed {
  readonly seq: number;
  readonly members: Readonly<Record<string, Json>>;
}

/** What the ledger says of the rows of a table now: of those that should stand. */
export async function witnessedRows(db: Database, table: WitnessedTable): Promise<Map<string, Witnessed>> {
  const witnessed = new Map<string, Witnessed>();
  for await (const entry of entriesAbout(db, table)) {
    for (const witness of witnessesIn(table, entry)) {
      if (witness.gone === true) witnessed.delete(witness.id);
      else
        witnessed.set(witness.id, {
          seq: entry.seq,
          members: { ...witnessed.get(witness.id)?.members, ...witness.members },
        });
    }
  }
  return witnessed;
}

function witnessesIn(table: WitnessedTable, entry: Telling): readonly Witness[] {
  if (entry.subjectType !== baselineSubject) return table.says(entry);
  const { rows } = entry.details;
  if (!isRecord(rows)) return [];
  return Object.entries(rows).flatMap(([id, members]) =>
    isRecord(members) ? [{ id, members: jsonMembers(members) }] : [],
  );
}

/** Compares a table with the ledger, both ways: a row that it does not know, one that is gone, a member that differs. */
export function witnessedCheck(name: string, table: WitnessedTable): SubjectCheck {
  return { name, check: (db) => disagreements(db, table) };
}

async function* disagreements(db: Database, table: WitnessedTable): AsyncGenerator<Disagreement> {
  const witnessed = await witnessedRows(db, table);
  // Where nobody began an installation (a database that only tests use), rows that no entry speaks of are its makers'.
  if (witnessed.size === 0 && !(await isInstallation(db))) return;
  const { subjectType } = table;
  for (const { id, name, members } of await table.rows(db)) {
    const known = witnessed.get(id);
    witnessed.delete(id);
    if (known === undefined) {
      const sentence = `${name} không có mục nào trong sổ cái.`;
      yield { kind: "extra", subjectType, subjectId: id, seq: null, sentence };
      continue;
    }
    for (const [member, value] of Object.entries(members)) {
      const should = known.members[member];
      if (should === undefined || should === value) continue;
      const sentence = `${name} đã bị sửa: «${member}» không khớp sổ cái (mục cuối nói đến là mục ${known.seq}).`;
      yield { kind: "changed", subjectType, subjectId: id, seq: known.seq, sentence };
    }
  }
  for (const [id, { seq, members }] of witnessed) {
    if (table.mayBeGone?.(members) === true) continue;
    const sentence = `Mục ${seq} của sổ cái nói đến ${id} (${table.subjectType}) nhưng trong cơ sở dữ liệu không còn.`;
    yield { kind: "missing", subjectType, subjectId: id, seq, sentence };
  }
}

async function isInstallation(db: Database): Promise<boolean> {
  return (await db.selectFrom("installation").select("kind").executeTakeFirst()) !== undefined;
}

/**
 * What the ledger says about some types of subject, and its baseline of one, in its order. Reads those entries alone,
 * however many others there are: that outsiders were made to wait tells of no row.
 */
export async function* entriesAbout(
  db: Database,
  { subjectType, witnessedBy }: Pick<WitnessedTable, "subjectType" | "witnessedBy">,
): AsyncGenerator<Telling> {
  for (let after = 0; ; ) {
    // Each type by itself, so that the index answers in order (migration 0127, whose expression this is).
    const ofType = (type: string) =>
      db
        .selectFrom("ledger_entry")
        .select(["seq", "at", "act", "actor_id as actorId", "details"])
        .select(["subject_type as subjectType", "subject_id as subjectId"])
        .where(sql<string | null>`case when act <> 'person.locked' then subject_type end`, "=", type)
        .where("seq", ">", after)
        .orderBy("seq")
        .limit(pageSize);
    const baseline = ofType(baselineSubject).where("subject_id", "=", subjectType);
    const rows = await witnessedBy
      .reduce(
        (all, type) => all.unionAll(db.selectFrom(ofType(type).as("told")).selectAll()),
        db.selectFrom(baseline.as("told")).selectAll(),
      )
      .orderBy("seq")
      .limit(pageSize)
      .execute();
    for (const { details, ...entry } of rows) if (isRecord(details)) yield { ...entry, details };
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = last.seq;
  }
}

/** A text of an entry's details, or undefined when it holds none. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Those members of an entry's details that are asked for and there; only plain values. */
export function membersOf(
  details: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, Json> {
  return jsonMembers(Object.fromEntries(names.map((name) => [name, details[name]])));
}

function jsonMembers(record: Readonly<Record<string, unknown>>): Record<string, Json> {
  const members: Record<string, Json> = {};
  for (const [name, value] of Object.entries(record))
    if (
      value === null ||
      typeof value === "string" ||
      typeof value === "number" ||
      typeof value === "boolean"
    )
      members[name] = value;
  return members;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
