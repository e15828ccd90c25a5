import type { Database } from "../foundation/database/database.ts";

/** One row that does not agree with the ledger: missing, changed, or there without an entry. */
export interface Disagreement {
  readonly kind: "missing" | "changed" | "extra";
  readonly subjectType: string;
  readonly subjectId: string;
  /** The entry that says otherwise; null when no entry speaks of the row. */
  readonly seq: number | null;
  /** A Vietnamese sentence for the inspector that names the thing and says what differs. */
  readonly sentence: string;
  /** The entry `seq` itself is wrong: nobody can put that right, so that a person is told of it once. */
  readonly lasts?: true;
}

/**
 * How a room proves that its sealed rows still are what the ledger says. Runs in the read-only snapshot in which the
 * chain itself is verified, so that no act can come between rows and entries. Must stream, not load a whole table.
 */
export interface SubjectCheck {
  /** The Vietnamese name of what is checked, such as "ý kiến duyệt". */
  readonly name: string;
  check(db: Database): AsyncIterable<Disagreement>;
}
