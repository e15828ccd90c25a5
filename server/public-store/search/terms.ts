import type { SearchEntry } from "./entry.ts";
import { pairOf, type Syllable, syllablesOf } from "./syllables.ts";

/** Words longer than this many letters or files with more syllables than this are cut: nobody searches by them. */
const mostSyllables = 60_000;
const longestPhrase = 80;

/** What the database finds an entry by. */
export interface Terms {
  /** A tsvector in PostgreSQL's notation over the title and names. */
  readonly title: string;
  /** The same over everything: weight A title, B summary and names, none for texts and files. */
  readonly all: string;
  /** Words, pairs and names as a reader would write them, for the vocabulary; each once, with its folded form beside it. */
  readonly words: readonly string[];
  readonly foldedWords: readonly string[];
}

/** Where a term stands: title, summary or names, text or files. */
type Weight = "A" | "B" | "D";

/**
 * The terms of an entry. A text gives its folded syllables, its folded pairs ("lua_dao") and, where it has marks, its
 * exact syllables ("lưa/2"); positions are not kept, because pairs say what stands beside what.
 */
export function termsOf(entry: SearchEntry): Terms {
  const title = new Map<string, Weight>();
  const all = new Map<string, Weight>();
  const words = new Map<string, string>();
  for (const text of [entry.title, ...entry.names]) addTerms(title, syllablesOf(text), "A");
  addTerms(all, syllablesOf(entry.title), "A");
  for (const text of [entry.summary, ...entry.names]) addTerms(all, syllablesOf(text), "B");
  for (const line of entry.text.split("\n")) addTerms(all, syllablesOf(line), "D");
  addTerms(all, syllablesOf(entry.fileText).slice(0, mostSyllables), "D");
  for (const text of [entry.title, entry.summary, ...entry.names]) addWords(words, text);
  for (const name of entry.names) addPhrase(words, name);
  if (entry.kind === "unit") addPhrase(words, entry.title);
  return {
    title: tsvectorOf(title),
    all: tsvectorOf(all),
    words: [...words.keys()],
    foldedWords: [...words.values()],
  };
}

/** The terms of one run of syllables; the first weight that a term got stays. */
function addTerms(terms: Map<string, Weight>, syllables: readonly Syllable[], weight: Weight): void {
  let before = "";
  for (const { folded, exact } of syllables) {
    if (folded === "") continue;
    const found = before === "" ? [folded, exact] : [folded, exact, pairOf(before, folded)];
    for (const term of found) if (!terms.has(term)) terms.set(term, weight);
    before = folded;
  }
}

/** Terms are letters, digits, "_" and "/" alone, so that quoting them is enough. */
function tsvectorOf(terms: ReadonlyMap<string, Weight>): string {
  // A term without a position has weight D and takes a third less room; most terms are of texts.
  return Array.from(terms, ([term, weight]) => (weight === "D" ? `'${term}'` : `'${term}':1${weight}`)).join(
    " ",
  );
}

/** Single syllables and pairs, in the spelling of the text. */
function addWords(words: Map<string, string>, text: string): void {
  const syllables = syllablesOf(text).filter(({ folded }) => folded !== "" && !/^\d/.test(folded));
  syllables.forEach((syllable, index) => {
    const spelling = text.slice(syllable.start, syllable.end).toLowerCase();
    words.set(spelling, syllable.folded);
    const next = syllables[index + 1];
    if (next === undefined || next.start - syllable.end !== 1) return;
    words.set(
      `${spelling} ${text.slice(next.start, next.end).toLowerCase()}`,
      `${syllable.folded} ${next.folded}`,
    );
  });
}

/** A whole name or tag, when somebody could type it. */
function addPhrase(words: Map<string, string>, phrase: string): void {
  const syllables = syllablesOf(phrase);
  const spelling = phrase.trim().replaceAll(/\s+/g, " ");
  if (syllables.length < 2 || spelling.length > longestPhrase) return;
  words.set(`${spelling}`, syllables.map(({ folded }) => folded).join(" "));
}
