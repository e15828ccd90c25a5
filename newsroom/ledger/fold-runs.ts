import type { LedgerEntry } from "./queries.ts";

/** From how many entries on a run is one line: two are read as fast as their sum. */
const shortest = 3;

type Folding = Pick<LedgerEntry, "seq" | "act" | "actorName" | "subject">;

/** One line of the screen: an entry, or a run of entries that are the same act of the same person on the same item. */
export interface Line<Entry extends Folding> {
  /** The sequence number of its first entry, which stays when more of the run is loaded. */
  readonly key: number;
  readonly entries: readonly [Entry, ...Entry[]];
}

/** Folds entries that stand directly beside each other, keeping each of them and their order. */
export function foldRuns<Entry extends Folding>(entries: readonly Entry[]): readonly Line<Entry>[] {
  const runs: [Entry, ...Entry[]][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    if (run !== undefined && belongs(entry, run[0])) run.push(entry);
    else runs.push([entry]);
  }
  return runs.flatMap((run) =>
    (run.length < shortest ? run.map((entry): [Entry] => [entry]) : [run]).map((line) => ({
      key: line[0].seq,
      entries: line,
    })),
  );
}

function belongs(entry: Folding, first: Folding): boolean {
  return (
    entry.act === first.act &&
    entry.actorName === first.actorName &&
    entry.subject !== null &&
    entry.subject.itemId !== null &&
    entry.subject.itemId === first.subject?.itemId
  );
}
