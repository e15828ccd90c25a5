import { diffArrays } from "diff";

// Beyond this many changed lines nobody reads a difference, and finding the smallest would hold up everybody else.
const mostEdits = 1000;

/** A stretch of two lists: indexes that are kept (in the later list), or that are gone (earlier) and new (later). */
interface Stretch {
  readonly kept: readonly number[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

/** The stretches of two lists of texts, in order. */
export function compareLists(before: readonly string[], after: readonly string[]): Stretch[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (
    tail < Math.min(before.length, after.length) - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail += 1;
  const old = before.slice(head, before.length - tail);
  const now = after.slice(head, after.length - tail);
  const found = diffArrays(old, now, { maxEditLength: mostEdits });
  const stretches: { kept: number[]; removed: number[]; added: number[] }[] = [];
  let row = 0;
  let column = 0;
  const keep = (count: number) => {
    if (count > 0) stretches.push({ kept: range(column, count), removed: [], added: [] });
    row += count;
    column += count;
  };
  const change = (counts: { removed: number; added: number }) => {
    let last = stretches.at(-1);
    if (last === undefined || last.kept.length > 0) {
      last = { kept: [], removed: [], added: [] };
      stretches.push(last);
    }
    last.removed.push(...range(row, counts.removed));
    last.added.push(...range(column, counts.added));
    row += counts.removed;
    column += counts.added;
  };
  keep(head);
  if (found === undefined) change({ removed: old.length, added: now.length });
  else
    for (const { added, removed, count } of found) {
      if (added) change({ removed: 0, added: count });
      else if (removed) change({ removed: count, added: 0 });
      else keep(count);
    }
  keep(tail);
  return stretches;
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}
