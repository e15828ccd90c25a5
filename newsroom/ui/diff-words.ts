import { diffArrays } from "diff";

/** A run of words that is the same on both sides, only on the new side, or only on the old one. */
interface DiffPart {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Words that are kept, or words that are gone with those that came in their place. */
interface Run {
  readonly isSame: boolean;
  readonly old: readonly Word[];
  readonly now: readonly Word[];
}

/** A word with the blanks before it. Blanks are no words: that two texts both have some makes nothing equal. */
interface Word {
  readonly gap: string;
  readonly text: string;
}

// Beyond this many changed words nobody follows a difference, and a phone would look for it too long.
const mostEdits = 2000;
/** A run of so few words between two changes is met by chance, and cuts a sentence to pieces. */
const shortRun = 2;
/** Texts that share less are two texts: both are shown whole. */
const leastInCommon = 0.4;

/**
 * The difference of two texts, word by word, as a person would mark it: short runs between changes belong to the
 * change, and texts that share little are shown whole, one after the other. The parts of kind "same" and "removed" give
 * the old text, those of "same" and "added" the new one.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  if (before === after) return merged([{ kind: "same", text: before }]);
  const found = runsOf(wordsOf(before), wordsOf(after));
  const runs = found === null ? null : joined(found);
  if (runs === null || isAnother(runs))
    return merged([
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ]);
  return merged(runs.flatMap(partsOf));
}

/** The words of a text; its last blanks stand before an end that every text has. */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  // The brackets around what the product says of a text (see body/body-lines.ts) are words by themselves.
  for (const { 0: word, index } of text.matchAll(/[⟦⟧]|[^\s⟦⟧]+/g)) {
    words.push({ gap: text.slice(end, index), text: word });
    end = index + word.length;
  }
  return [...words, { gap: text.slice(end), text: "" }];
}

function runsOf(old: readonly Word[], now: readonly Word[]): Run[] | null {
  const found = diffArrays(
    old.map((word) => word.text),
    now.map((word) => word.text),
    { maxEditLength: mostEdits },
  );
  if (found === undefined) return null;
  const runs: Run[] = [];
  let row = 0;
  let column = 0;
  for (const { added, removed, count } of found) {
    const isSame = !added && !removed;
    const oldWords = added ? [] : old.slice(row, row + count);
    const nowWords = removed ? [] : now.slice(column, column + count);
    row += oldWords.length;
    column += nowWords.length;
    const last = runs.at(-1);
    if (last !== undefined && !last.isSame && !isSame)
      runs[runs.length - 1] = { isSame, old: [...last.old, ...oldWords], now: [...last.now, ...nowWords] };
    else runs.push({ isSame, old: oldWords, now: nowWords });
  }
  return runs;
}

/** Takes runs that are too short to mean anything into the changes on both their sides, until none is left. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  runs.forEach((run, index) => {
    const last = result.at(-1);
    const next = runs[index + 1];
    const isBetween = last !== undefined && !last.isSame && next !== undefined;
    const isShort =
      run.isSame &&
      isBetween &&
      (run.now.length <= shortRun || (lengthOf(run.now) < sizeOf(last) && lengthOf(run.now) < sizeOf(next)));
    if (last !== undefined && !last.isSame && (isShort || !run.isSame))
      result[result.length - 1] = {
        isSame: false,
        old: [...last.old, ...run.old],
        now: [...last.now, ...run.now],
      };
    else result.push(run);
  });
  return result;
}

/** Whether what is left in common is so little that the texts are two. A text that was only added to, or only cut, is not another one. */
function isAnother(runs: readonly Run[]): boolean {
  const changed = runs.filter((run) => !run.isSame);
  if (changed.every((run) => run.old.length === 0) || changed.every((run) => run.now.length === 0))
    return false;
  const common = runs.filter((run) => run.isSame).reduce((sum, run) => sum + lengthOf(run.now), 0);
  const old = runs.reduce((sum, run) => sum + lengthOf(run.old), 0);
  const now = runs.reduce((sum, run) => sum + lengthOf(run.now), 0);
  return (2 * common) / (old + now) < leastInCommon;
}

function sizeOf(run: Run): number {
  return Math.max(lengthOf(run.old), lengthOf(run.now));
}

function lengthOf(words: readonly Word[]): number {
  return words.reduce((sum, word) => sum + word.text.length, 0);
}

function partsOf(run: Run): DiffPart[] {
  if (run.isSame)
    return run.now.flatMap((word, index): DiffPart[] => {
      const gap = run.old[index]?.gap ?? "";
      return [...gapParts(gap, word.gap), { kind: "same", text: word.text }];
    });
  const [old, now] = [run.old[0]?.gap, run.now[0]?.gap];
  // A blank before both is no part of the change.
  const shared = old !== undefined && old === now ? old : "";
  const textOf = (words: readonly Word[]) =>
    words
      .map((word) => word.gap + word.text)
      .join("")
      .slice(shared.length);
  return [
    { kind: "same", text: shared },
    { kind: "removed", text: textOf(run.old) },
    { kind: "added", text: textOf(run.now) },
  ];
}

function gapParts(old: string, now: string): DiffPart[] {
  if (old === now) return [{ kind: "same", text: now }];
  return [
    { kind: "removed", text: old },
    { kind: "added", text: now },
  ];
}

function merged(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  for (const part of parts) {
    if (part.text === "") continue;
    const last = result.at(-1);
    if (last?.kind === part.kind)
      result[result.length - 1] = { kind: part.kind, text: last.text + part.text };
    else result.push(part);
  }
  return result;
}
