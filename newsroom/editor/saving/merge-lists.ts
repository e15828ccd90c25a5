import { compareLists } from "../../../body/compare-lists.ts";
import { chosen, type Merging, noBase, type Sides } from "./merging.ts";
import { jsonKey, sameJson } from "./same-json.ts";

/** One stretch of the base that a side replaced; an empty stretch is a place where it put something in. */
interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly entries: readonly unknown[];
}

/**
 * Three-way merge of lists: entries that one side changed, put in or took out are taken from it. Stretches of the base
 * that both changed are tried entry by entry (`mergeEntry`; null: cannot be) and are a conflict otherwise.
 */
export function mergeLists(
  merging: Merging,
  path: readonly string[],
  {
    base,
    mine,
    theirs,
    mergeEntry,
  }: Sides<readonly unknown[]> & {
    mergeEntry: (path: readonly string[], entry: Sides<unknown>) => { value: unknown } | null;
  },
): unknown[] {
  if (base === noBase) return withoutBase(merging, path, { mine, theirs });
  const [left, right] = [hunksOf(base, mine), hunksOf(base, theirs)];
  const result: unknown[] = [];
  let at = 0;
  for (const { start, end } of regionsOf([...left, ...right])) {
    result.push(...base.slice(at, start));
    at = end;
    const ours = appliedTo(base, { start, end, hunks: left.filter((hunk) => isIn(hunk, { start, end })) });
    const others = appliedTo(base, { start, end, hunks: right.filter((hunk) => isIn(hunk, { start, end })) });
    const before = base.slice(start, end);
    if (sameJson(ours, others) || sameJson(others, before)) result.push(...ours);
    else if (sameJson(ours, before)) result.push(...others);
    else {
      const place = [...path, String(start)];
      const isOne = before.length === 1 && ours.length === 1 && others.length === 1;
      const entry = isOne ? mergeEntry(place, { base: before[0], mine: ours[0], theirs: others[0] }) : null;
      if (entry !== null) result.push(entry.value);
      else result.push(...questionOf(merging, place, { mine: ours, theirs: others }));
    }
  }
  return [...result, ...base.slice(at)];
}

function withoutBase(
  merging: Merging,
  path: readonly string[],
  { mine, theirs }: { mine: readonly unknown[]; theirs: readonly unknown[] },
): unknown[] {
  return compareLists(theirs.map(jsonKey), mine.map(jsonKey)).flatMap(({ kept, removed, added }) => {
    if (kept.length > 0) return kept.map((index) => mine[index]);
    return questionOf(merging, [...path, `${removed[0] ?? ""}-${added[0] ?? ""}`], {
      mine: added.map((index) => mine[index]),
      theirs: removed.map((index) => theirs[index]),
    });
  });
}

function questionOf(
  merging: Merging,
  path: readonly string[],
  { mine, theirs }: { mine: readonly unknown[]; theirs: readonly unknown[] },
): readonly unknown[] {
  const canKeepBoth = mine.length > 0 && theirs.length > 0;
  const side = chosen(merging, { path, mine, theirs, canKeepBoth });
  if (side === "both")
    return [...theirs, ...mine.filter((entry) => !theirs.some((other) => sameJson(other, entry)))];
  return side === "theirs" ? theirs : mine;
}

function hunksOf(base: readonly unknown[], side: readonly unknown[]): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  for (const { kept, removed, added } of compareLists(base.map(jsonKey), side.map(jsonKey))) {
    const start = at;
    at += kept.length + removed.length;
    if (kept.length > 0) continue;
    // Paragraphs that were each rewritten are changes of their own: another's work on their neighbour is no conflict.
    if (removed.length === added.length)
      added.forEach((index, offset) => {
        hunks.push({ start: start + offset, end: start + offset + 1, entries: [side[index]] });
      });
    else hunks.push({ start, end: at, entries: added.map((index) => side[index]) });
  }
  return hunks;
}

/** The stretches of the base that somebody changed; those that touch the same entries, or the same gap, are one. */
function regionsOf(hunks: readonly Hunk[]): { start: number; end: number }[] {
  const regions: { start: number; end: number }[] = [];
  for (const { start, end } of hunks.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = regions.at(-1);
    const isSameGap = last !== undefined && start === end && last.start === start && last.end === start;
    if (last !== undefined && (start < last.end || isSameGap))
      regions[regions.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else regions.push({ start, end });
  }
  return regions;
}

/** Whether a hunk belongs to a region: something put in just before or after a region is one of its own. */
function isIn(hunk: Hunk, { start, end }: { start: number; end: number }): boolean {
  if (hunk.start === hunk.end)
    return start === end ? hunk.start === start : hunk.start > start && hunk.start < end;
  return start !== end && hunk.start >= start && hunk.end <= end;
}

function appliedTo(
  base: readonly unknown[],
  { start, end, hunks }: { start: number; end: number; hunks: readonly Hunk[] },
): unknown[] {
  const result: unknown[] = [];
  let at = start;
  for (const hunk of hunks) {
    result.push(...base.slice(at, hunk.start), ...hunk.entries);
    at = hunk.end;
  }
  return [...result, ...base.slice(at, end)];
}
