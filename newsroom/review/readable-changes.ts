/** One block of the body as the API compares it. */
export interface BlockChange {
  readonly change: "same" | "removed" | "added";
  readonly text: string;
}

/** One row as a reviewer reads it: a block with both its texts, or a run of unchanged blocks. */
type ChangeRow =
  | { readonly kind: "block"; readonly key: string; readonly before: string; readonly after: string }
  | { readonly kind: "skipped"; readonly key: string; readonly count: number };

// An unchanged block beside a change is shown, so that the change is read in its place.
const shownBeside = 1;

/** Pairs removed blocks with the added ones that follow them, and folds long unchanged runs. */
export function readableChanges(blocks: readonly BlockChange[]): ChangeRow[] {
  const paired = pairs(blocks);
  const isNear = (index: number) =>
    paired.some((row, other) => row.before !== row.after && Math.abs(other - index) <= shownBeside);
  const rows: ChangeRow[] = [];
  paired.forEach((row, index) => {
    const last = rows.at(-1);
    if (row.before !== row.after || isNear(index))
      rows.push({ kind: "block", key: `block-${index}`, ...row });
    else if (last?.kind === "skipped") rows[rows.length - 1] = { ...last, count: last.count + 1 };
    else rows.push({ kind: "skipped", key: `skipped-${index}`, count: 1 });
  });
  return rows;
}

function pairs(blocks: readonly BlockChange[]): { before: string; after: string }[] {
  const rows: { before: string; after: string }[] = [];
  let removed: string[] = [];
  const flush = () => {
    rows.push(...removed.map((before) => ({ before, after: "" })));
    removed = [];
  };
  for (const { change, text } of blocks) {
    if (change === "removed") removed.push(text);
    else if (change === "added") rows.push({ before: removed.shift() ?? "", after: text });
    else {
      flush();
      rows.push({ before: text, after: text });
    }
  }
  flush();
  return rows;
}
