import { chainOf, type Part, type Query, syllablesIn } from "./parse-query.ts";
import type { Syllable } from "./syllables.ts";

/** The tsqueries of one query, from strict to loose, in PostgreSQL's notation; undefined where there is none. */
export interface QueryTerms {
  /** Every run of syllables stands together. */
  readonly near: string;
  /** The same with the marks that were typed. */
  readonly nearExact: string | undefined;
  /** Every part stands somewhere. */
  readonly all: string;
  readonly allExact: string | undefined;
}

/** How many entries of the vocabulary have a term: folded syllables and pairs ("lua dao"). */
export type Frequencies = ReadonlyMap<string, number>;

/** The tsqueries of a query that has parts. */
export function queryTerms(query: Query): QueryTerms {
  const near = [...new Set([...runsOf(query.parts).flatMap(chainOf).map(quote), ...phrases(query.parts)])];
  const all = [
    ...new Set(query.parts.flatMap((part) => (isPlain(part) ? foldedOf(part).map(quote) : phrases([part])))),
  ];
  const exact = exactOf(query.parts);
  return {
    near: near.join(" & "),
    nearExact: exact.length === 0 ? undefined : [...near, ...exact].join(" & "),
    all: all.join(" & "),
    allExact: exact.length === 0 ? undefined : [...all, ...exact].join(" & "),
  };
}

/**
 * Looser tsqueries for when not everything is found: the rarest clues of a query together, any two of them, the rarest
 * alone, the next one alone. A clue that the vocabulary does not know is left out; so is a step that has none.
 */
export function looserTerms(query: Query, frequencies: Frequencies): LooserTerms {
  const clues = cluesOf(query, frequencies).slice(0, 5);
  const [first, second] = clues;
  const two = clues
    .slice(0, 4)
    .flatMap((one, index) => clues.slice(index + 1, 4).map((other) => `(${one} & ${other})`));
  return {
    most: clues.length > 2 ? clues.slice(0, Math.ceil((clues.length * 2) / 3)).join(" & ") : undefined,
    two: two.length > 0 ? two.join(" | ") : undefined,
    rarest: first,
    next: second,
  };
}

/** See looserTerms. */
export interface LooserTerms {
  readonly most: string | undefined;
  readonly two: string | undefined;
  readonly rarest: string | undefined;
  readonly next: string | undefined;
}

/** What can be known of a query by itself: pairs, phrases and lone syllables, the rarest first. */
function cluesOf(query: Query, frequencies: Frequencies): string[] {
  const pairs = runsOf(query.parts)
    .flatMap(chainOf)
    .map((term) => ({ term: quote(term), times: frequencies.get(term.replace("_", " ")) ?? 0 }));
  const others = query.parts
    .filter((part) => !isPlain(part))
    .map((part) => ({
      term: phrases([part]).join(" & "),
      times: phraseFrequency(part, frequencies),
    }));
  const known = [...pairs, ...others].filter(({ times }) => times > 0);
  const clues =
    known.length > 1
      ? known
      : [
          ...known,
          ...query.parts
            .filter(isPlain)
            .flatMap(foldedOf)
            .map((term) => ({ term: quote(term), times: frequencies.get(term) ?? 0 }))
            .filter(({ times }) => times > 0),
        ];
  return [...new Set(clues.toSorted((a, b) => a.times - b.times).map(({ term }) => term))];
}

/** How many entries may have a phrase in its commonest spelling. */
export function phraseFrequency(part: Part, frequencies: Frequencies): number {
  return Math.max(
    ...spellingsOf(part).map((chain) =>
      Math.min(...chain.map((term) => frequencies.get(term.replace("_", " ")) ?? 0)),
    ),
  );
}

/** The terms of each spelling of a phrase: its own first, then those of its other names. */
export function spellingsOf(part: Part): string[][] {
  return [foldedOf(part), ...part.alternatives].map(chainOf);
}

/** Runs of plain syllables that stand beside each other in the query. */
export function runsOf(parts: readonly Part[]): string[][] {
  const runs: string[][] = [[]];
  for (const part of parts) {
    if (isPlain(part)) runs.at(-1)?.push(...foldedOf(part));
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** Whether a part is one syllable without other names. */
export function isPlain(part: Part): boolean {
  return !part.quoted && part.alternatives.length === 0;
}

function foldedOf(part: Part): string[] {
  return part.syllables.map(({ folded }) => folded);
}

/** Each phrase in its own spelling or under one of its other names. */
function phrases(parts: readonly Part[]): string[] {
  return parts
    .filter((part) => !isPlain(part))
    .map((part) => {
      const spellings = spellingsOf(part).map((chain) => chain.map(quote).join(" & "));
      return spellings.length === 1 ? (spellings[0] ?? "") : `(${spellings.join(" | ")})`;
    });
}

/** The syllables whose marks were typed; those of a phrase with other names need not stand there at all. */
function exactOf(parts: readonly Part[]): string[] {
  return [
    ...new Set(
      parts
        .filter((part) => part.alternatives.length === 0)
        .flatMap((part) => part.syllables)
        .filter(isMarked)
        .map(({ exact }) => quote(exact)),
    ),
  ];
}

/** Whether a syllable was typed with marks. */
export function isMarked({ folded, exact }: Syllable): boolean {
  return folded !== exact;
}

/** Anything of a query as a tsquery: for ranking, never for finding. */
export function anyOf(query: Query): string {
  const syllables = syllablesIn(query);
  return [
    ...new Set(
      [
        ...syllables.flatMap(({ folded, exact }) => [folded, exact]),
        ...chainOf(syllables.map(({ folded }) => folded)),
      ].map(quote),
    ),
  ].join(" | ");
}

/** Terms hold letters, digits, "_" and "/" alone; see syllables.ts. */
function quote(term: string): string {
  return `'${term}'`;
}
