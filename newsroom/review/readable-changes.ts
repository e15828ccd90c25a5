import { readableLine } from "../editor/details/readable-details.ts";
import { vi } from "../texts/vi.ts";

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

/** One field that changed, both its texts as a reviewer reads them; the two always differ. */
export function readableField(change: { field: string; before: string; after: string }): {
  before: string;
  after: string;
} {
  const { before, after } = change;
  const words = { before: inWords(change.field, before), after: inWords(change.field, after) };
  // Words may say less than the values, a time its minute alone: then the values are shown.
  return words.before === words.after ? { before, after } : words;
}

/** The fields of a kind and the declaration come as lines, each with its name in the API. */
function inWords(field: string, lines: string): string {
  if (field !== "details" && field !== "declaration") return lines;
  return lines
    .split("\n")
    .map((line) => (field === "details" ? readableLine(line) : declarationLine(line)))
    .filter((line) => line !== "")
    .join("\n");
}

const declarations: Readonly<Record<string, string>> = vi.editor.declaration;

function declarationLine(line: string): string {
  const [key = "", value = ""] = line.split(": ");
  return `${declarations[key] ?? key}: ${value === "true" ? vi.review.yes : value === "false" ? vi.review.no : value}`;
}
