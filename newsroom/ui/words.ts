import { vi } from "../texts/vi.ts";

function wordFrom(table: Readonly<Record<string, string>>): (code: string) => string {
  // A code of a newer server still shows as itself.
  return (code) => table[code] ?? code;
}

/** The kind of an item in words. */
export const kindName = wordFrom(vi.words.kind);
/** Where an item stands, in words. */
export const itemStateName = wordFrom(vi.words.itemState);
/** The act of a ledger entry in words. */
export const actName = wordFrom(vi.directory.acts);
const runs: Readonly<Record<string, string>> = {
  "delivery.confirmed": vi.directory.runs.confirmed,
  "takedown.confirmed": vi.directory.runs.takenDown,
};
/** What several entries of one act say together, to stand after their number; undefined where no words are made for it. */
export const runName = (act: string): string | undefined => runs[act];
/** A part of a ledger entry in words. */
export const ledgerFieldName = wordFrom(vi.directory.ledgerFields);
/** A role in words. */
export const roleName = wordFrom(vi.shell.roles);
/** A field of a revision in words. */
export const fieldName = wordFrom(vi.review.fields);
