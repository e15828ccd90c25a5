import type { Database } from "../foundation/database/database.ts";
import type { LedgerEntry } from "./entry.ts";

/** What an entry is about, as people call it: the thing's name, and the item that it belongs to, if any. */
export interface SubjectName {
  /** The name of the subject itself: of a channel, a person, a unit; empty for an item, whose title is `itemTitle`. */
  readonly name: string;
  readonly itemId: string | null;
  /** The title that was last sealed of the item. */
  readonly itemTitle: string | null;
}

/** The subjects of entries, and in which units their reader may know of things. */
export interface SubjectQuery {
  readonly entries: readonly Pick<LedgerEntry, "subjectType" | "subjectId">[];
  readonly units: "all" | readonly string[];
}

/**
 * How the rooms tell the ledger what its entries are about, since it knows none of them. Answers by `subjectKey`; has
 * nothing for what is gone, or what a reader of these units may not know.
 */
export type NameSubjects = (db: Database, query: SubjectQuery) => Promise<ReadonlyMap<string, SubjectName>>;

/** What names a subject among those of all types. */
export const subjectKey = ({ subjectType, subjectId }: { subjectType: string; subjectId: string }): string =>
  `${subjectType} ${subjectId}`;
