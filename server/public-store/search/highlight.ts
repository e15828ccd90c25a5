import { type Query, syllablesIn } from "./parse-query.ts";
import { type Syllable, syllablesOf } from "./syllables.ts";

/** Part of a text, and whether it is what was asked for. Joined, the parts are the text. */
export interface Segment {
  readonly text: string;
  readonly found: boolean;
}

/** How many syllables of a text a reader sees of it, and how much of a long text is looked at. */
const shownSyllables = 36;
const lookedAt = 24_000;

/** The folded syllables that are marked for a query: its own and those of the other names that it has. */
function wordsOf(query: Query): Set<string> {
  return new Set([
    ...syllablesIn(query).map(({ folded }) => folded),
    ...query.parts.flatMap((part) => part.alternatives.flat()),
  ]);
}

/** A text with what was asked for told apart. */
export function highlight(text: string, query: Query): Segment[] {
  return segments(text, syllablesOf(text), marksIn(syllablesOf(text), query));
}

/** The part of a text that says most about a query, told apart, with an ellipsis where it was cut. */
export function excerpt(text: string, query: Query): Segment[] {
  const looked = text.slice(0, lookedAt);
  const syllables = syllablesOf(looked);
  const marks = marksIn(syllables, query);
  const from = bestWindow(syllables, marks);
  const shown = syllables.slice(from, from + shownSyllables);
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined) return text === "" ? [] : [{ text: "", found: false }];
  const start = from === 0 ? 0 : first.start;
  const cut = from + shownSyllables < syllables.length || looked.length < text.length;
  const end = cut ? last.end : looked.length;
  const inside = segments(
    looked.slice(start, end),
    shown.map((syllable) => ({ ...syllable, start: syllable.start - start, end: syllable.end - start })),
    new Set(Array.from(marks, (index) => index - from).filter((index) => index >= 0 && index < shown.length)),
  );
  return [
    ...(start > 0 ? [{ text: "… ", found: false }] : []),
    ...inside,
    ...(cut ? [{ text: " …", found: false }] : []),
  ];
}

/**
 * Indexes of the syllables to mark. A lone syllable of a longer query ("công" of "công an") is marked only beside
 * another one that was asked for, because it says nothing by itself.
 */
function marksIn(syllables: readonly Syllable[], query: Query): Set<number> {
  const words = wordsOf(query);
  const alone = words.size < 2;
  const isHit = syllables.map(({ folded }) => words.has(folded));
  return new Set(
    isHit.flatMap((is, index) =>
      is && (alone || isHit[index - 1] === true || isHit[index + 1] === true) ? [index] : [],
    ),
  );
}

/** Where the window with most different marked syllables begins; the first of equals. */
function bestWindow(syllables: readonly Syllable[], marks: ReadonlySet<number>): number {
  if (syllables.length <= shownSyllables) return 0;
  let best = 0;
  let most = 0;
  for (const mark of marks) {
    const from = Math.min(Math.max(0, mark - 4), syllables.length - shownSyllables);
    const seen = new Set<string>();
    for (let at = from; at < from + shownSyllables; at += 1) {
      if (marks.has(at)) seen.add(syllables[at]?.folded ?? "");
    }
    if (seen.size > most) {
      most = seen.size;
      best = from;
    }
  }
  return best;
}

function segments(text: string, syllables: readonly Syllable[], marks: ReadonlySet<number>): Segment[] {
  const parts: Segment[] = [];
  let done = 0;
  syllables.forEach(({ start, end }, index) => {
    if (!marks.has(index)) return;
    const last = parts.at(-1);
    const between = text.slice(done, start);
    // Neighbours are one mark, with what stands between them.
    if (last?.found === true && marks.has(index - 1) && /^[\s,.-]*$/.test(between)) {
      parts[parts.length - 1] = { text: last.text + between + text.slice(start, end), found: true };
    } else {
      if (between !== "") parts.push({ text: between, found: false });
      parts.push({ text: text.slice(start, end), found: true });
    }
    done = end;
  });
  if (done < text.length) parts.push({ text: text.slice(done), found: false });
  return parts;
}
