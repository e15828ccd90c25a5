import { isRecord } from "../../api/problem.ts";
import { mergeLists } from "./merge-lists.ts";
import { type Conflict, chosen, type Merging, noBase, type Side, type Sides } from "./merging.ts";
import { sameJson } from "./same-json.ts";

/** Lists in whose order nothing is said: what either side added is in, what either side took out is not. */
const sets = new Set(["tags", "targets", "areaUnitCodes"]);

/**
 * Three-way merge of JSON values: what one side changed is taken, objects member by member, lists entry by entry. What
 * both changed differently is a conflict and, until somebody chose, stays as mine.
 */
export function mergeValue(merging: Merging, path: readonly string[], sides: Sides<unknown>): unknown {
  const { base, mine, theirs } = sides;
  if (sameJson(mine, theirs)) return mine;
  if (base !== noBase && sameJson(mine, base)) return theirs;
  if (base !== noBase && sameJson(theirs, base)) return mine;
  if (isRecord(mine) && isRecord(theirs)) {
    const from = base === noBase || !isRecord(base) || isAnotherSort(base, mine) ? noBase : base;
    if (!isAnotherSort(mine, theirs) && (base === noBase || isRecord(base)))
      return mergeMembers(merging, path, { base: from, mine, theirs });
  } else if (Array.isArray(mine) && Array.isArray(theirs)) {
    const from = Array.isArray(base) ? base : noBase;
    return mergeArrays(merging, path, { base: from, mine, theirs });
  }
  return choose(merging, { path, mine, theirs });
}

function mergeMembers(
  merging: Merging,
  path: readonly string[],
  { base, mine, theirs }: Sides<Readonly<Record<string, unknown>>>,
): Record<string, unknown> {
  const keys = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  return Object.fromEntries(
    [...keys].map((key) => [
      key,
      mergeValue(merging, [...path, key], {
        base: base === noBase ? noBase : base[key],
        mine: mine[key],
        theirs: theirs[key],
      }),
    ]),
  );
}

/** Whether two objects are of different kinds, whose members have nothing to do with each other. */
function isAnotherSort(
  left: Readonly<Record<string, unknown>>,
  right: Readonly<Record<string, unknown>>,
): boolean {
  return ["kind", "type", "block"].some((name) => left[name] !== right[name]);
}

function mergeArrays(merging: Merging, path: readonly string[], sides: Sides<readonly unknown[]>): unknown {
  const { base, mine, theirs } = sides;
  if (sets.has(path.at(-1) ?? "") && base !== noBase) return mergeSets({ base, mine, theirs });
  const [ours, others] = [byAsset(mine), byAsset(theirs)];
  const before = base === noBase ? base : byAsset(base);
  if (before !== null && ours !== null && others !== null)
    return mergeFiles(merging, path, { base: before, mine: ours, theirs: others });
  return mergeLists(merging, path, {
    ...sides,
    mergeEntry: (entryPath, entry) => {
      const isWhole = isRecord(entry.mine) && isRecord(entry.theirs) && isRecord(entry.base);
      return isWhole ? { value: mergeValue(merging, entryPath, entry) } : null;
    },
  });
}

function mergeSets({
  base,
  mine,
  theirs,
}: {
  base: readonly unknown[];
  mine: readonly unknown[];
  theirs: readonly unknown[];
}): unknown[] {
  return [
    ...mine.filter((entry) => theirs.includes(entry) || !base.includes(entry)),
    ...theirs.filter((entry) => !mine.includes(entry) && !base.includes(entry)),
  ];
}

type Files = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** The entries of a list of files by their asset; null when the list is another one. */
function byAsset(list: readonly unknown[]): Files | null {
  const files = new Map<string, Readonly<Record<string, unknown>>>();
  for (const entry of list) {
    if (!isRecord(entry) || typeof entry.assetId !== "string") return null;
    files.set(entry.assetId, entry);
  }
  return files.size === list.length ? files : null;
}

function mergeFiles(
  merging: Merging,
  path: readonly string[],
  { base, mine, theirs }: Sides<Files>,
): unknown[] {
  const order = mergedOrder(merging, path, { base, mine, theirs });
  return order.flatMap((assetId) => {
    const before = base === noBase ? noBase : base.get(assetId);
    const [left, right] = [mine.get(assetId), theirs.get(assetId)];
    if (left === undefined && right === undefined) return [];
    // Added by one side alone, which the other could not have known.
    if (before === undefined && (left === undefined || right === undefined)) return [left ?? right];
    const entry = mergeValue(merging, [...path, assetId], { base: before, mine: left, theirs: right });
    return entry === undefined ? [] : [entry];
  });
}

function mergedOrder(
  merging: Merging,
  path: readonly string[],
  { base, mine, theirs }: Sides<Files>,
): string[] {
  const common = (side: Files) =>
    [...side.keys()].filter((id) => mine.has(id) && theirs.has(id) && (base === noBase || base.has(id)));
  const place = [...path, "order"];
  const order = {
    base: base === noBase ? noBase : common(base),
    mine: common(mine),
    theirs: common(theirs),
  };
  const isOrdered =
    sameJson(order.mine, order.theirs) ||
    (order.base !== noBase && (sameJson(order.base, order.mine) || sameJson(order.base, order.theirs)));
  const side: Side = isOrdered
    ? order.base !== noBase && sameJson(order.base, order.mine)
      ? "theirs"
      : "mine"
    : chosen(merging, { path: place, mine: order.mine, theirs: order.theirs });
  const [first, second] = side === "theirs" ? [theirs, mine] : [mine, theirs];
  return [...new Set([...first.keys(), ...second.keys()])];
}

function choose(merging: Merging, conflict: Omit<Conflict, "id" | "canKeepBoth">): unknown {
  return chosen(merging, conflict) === "theirs" ? conflict.theirs : conflict.mine;
}
