import { type Lexicon, phraseAt } from "./lexicon.ts";
import { pairOf, type Syllable, syllablesOf } from "./syllables.ts";

/** A part of a query that must be found: one syllable, a phrase in quotes, or a phrase with other names. */
export interface Part {
  readonly syllables: readonly Syllable[];
  /** Folded syllables of each other name; none for most parts. */
  readonly alternatives: readonly (readonly string[])[];
  readonly quoted: boolean;
}

/** What somebody asked for, read once. */
export interface Query {
  /** As typed, in NFC, spaces and length put in order: what a page shows again and what names it in a cache. */
  readonly text: string;
  readonly parts: readonly Part[];
}

/** Longer texts and more syllables are cut: no query may take long. */
export const longestQuery = 160;
const mostSyllables = 16;
const quotes = /["“”«»„]/;

/** The text of a query as it is kept: NFC, no control characters, single spaces, at most `longestQuery` characters. */
export function cleanQuery(text: string): string {
  return [
    ...text
      .slice(0, longestQuery * 4)
      .toWellFormed()
      .normalize("NFC")
      .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\s]+/gu, " ")
      .trim(),
  ]
    .slice(0, longestQuery)
    .join("")
    .trim();
}

/** Reads a query. Never throws; without a letter or digit it has no parts. */
export function parseQuery(text: string, lexicon: Lexicon): Query {
  const clean = cleanQuery(text);
  const parts: Part[] = [];
  let left = mostSyllables;
  clean.split(quotes).forEach((piece, index, pieces) => {
    const syllables = syllablesOf(piece)
      .filter(({ folded }) => folded !== "")
      .slice(0, left);
    left -= syllables.length;
    if (syllables.length === 0) return;
    // What follows an opening quote that nobody closed is no phrase.
    const quoted = index % 2 === 1 && index < pieces.length - 1;
    if (quoted) parts.push({ syllables, alternatives: [], quoted });
    else parts.push(...plainParts(syllables, lexicon));
  });
  return { text: clean, parts };
}

function plainParts(syllables: readonly Syllable[], lexicon: Lexicon): Part[] {
  const folded = syllables.map((syllable) => syllable.folded);
  const parts: Part[] = [];
  for (let at = 0; at < syllables.length; ) {
    const known = phraseAt(lexicon, folded, at);
    const length = known?.phrase.length ?? 1;
    parts.push({
      syllables: syllables.slice(at, at + length),
      alternatives: known?.alternatives ?? [],
      quoted: false,
    });
    at += length;
  }
  return parts;
}

/** The pairs of a run of folded syllables, or the one syllable that it has. */
export function chainOf(folded: readonly string[]): string[] {
  if (folded.length < 2) return [...folded];
  return folded.slice(1).map((syllable, index) => pairOf(folded[index] ?? "", syllable));
}

/** All syllables of a query in order. */
export function syllablesIn(query: Query): Syllable[] {
  return query.parts.flatMap((part) => part.syllables);
}
