import { syllablesOf } from "./syllables.ts";

/** A phrase that stands for others when it is searched: folded syllables, and the folded syllables of each alternative. */
interface Entry {
  readonly phrase: readonly string[];
  readonly alternatives: readonly (readonly string[])[];
}

/** What the search knows of other names: synonyms and former places, by the first syllable of the phrase. Never changed. */
export interface Lexicon {
  readonly byFirst: ReadonlyMap<string, readonly Entry[]>;
}

export const emptyLexicon: Lexicon = { byFirst: new Map() };

/** Phrases longer than this many syllables are not looked for in a query. */
const longestPhrase = 8;
const mostAlternatives = 24;
const placeTypes: ReadonlyMap<string, readonly string[]> = new Map([
  ["huyện", ["huyện"]],
  ["thành phố", ["thành phố", "tp"]],
  ["tp", ["thành phố", "tp"]],
  ["thị xã", ["thị xã", "tx"]],
  ["tx", ["thị xã", "tx"]],
  ["xã", ["xã"]],
  ["phường", ["phường"]],
  ["thị trấn", ["thị trấn", "tt"]],
]);

/**
 * Builds the lexicon. Phrases of one `meaning` stand for each other. A former place ("Huyện Thọ Xuân") stands for the
 * places of the units that serve it now; without its type only when no unit bears that name today.
 */
export function buildLexicon({
  synonyms,
  formerPlaces,
  unitNames,
}: {
  synonyms: readonly { phrase: string; meaning: string }[];
  formerPlaces: readonly { name: string; unitName: string }[];
  unitNames: readonly string[];
}): Lexicon {
  const alternatives = new Map<string, Set<string>>();
  const add = (phrase: string, other: string) => {
    if (phrase === other || phrase === "" || other === "") return;
    const known = alternatives.get(phrase) ?? new Set();
    if (known.size < mostAlternatives) known.add(other);
    alternatives.set(phrase, known);
  };
  for (const group of Map.groupBy(synonyms, ({ meaning }) => meaning).values()) {
    const phrases = group.map(({ phrase }) => key(phrase));
    for (const phrase of phrases) for (const other of phrases) add(phrase, other);
  }
  const present = new Set(unitNames.map((name) => key(bareName(placeOf(name)))));
  for (const { name, unitName } of formerPlaces) {
    const place = key(placeOf(unitName));
    for (const phrase of spellingsOf(name)) add(key(phrase), place);
    const bare = key(bareName(name));
    if (!present.has(bare) && bare.includes(" ")) add(bare, place);
  }
  const entries = Array.from(alternatives, ([phrase, others]) => ({
    phrase: phrase.split(" "),
    alternatives: Array.from(others, (other) => other.split(" ")),
  }))
    .filter(({ phrase }) => phrase.length <= longestPhrase)
    .toSorted((a, b) => b.phrase.length - a.phrase.length);
  return { byFirst: Map.groupBy(entries, ({ phrase }) => phrase[0] ?? "") };
}

/** The longest phrase of the lexicon that begins at a place of a query; undefined when none does. */
export function phraseAt(lexicon: Lexicon, folded: readonly string[], at: number): Entry | undefined {
  return lexicon.byFirst
    .get(folded[at] ?? "")
    ?.find(({ phrase }) => phrase.every((syllable, index) => folded[at + index] === syllable));
}

function key(text: string): string {
  return syllablesOf(text)
    .map(({ folded }) => folded)
    .join(" ");
}

/** "xã Bát Mọt" of "Công an xã Bát Mọt". */
function placeOf(unitName: string): string {
  return unitName.replace(/^Công an /, "");
}

function typeOf(name: string): string | undefined {
  const lower = name.toLowerCase().normalize("NFC");
  return placeTypes.keys().find((type) => lower.startsWith(`${type} `));
}

function bareName(name: string): string {
  const type = typeOf(name);
  return type === undefined ? name : name.normalize("NFC").slice(type.length + 1);
}

function spellingsOf(name: string): string[] {
  const type = typeOf(name);
  const bare = bareName(name);
  return type === undefined ? [name] : (placeTypes.get(type) ?? []).map((spelling) => `${spelling} ${bare}`);
}
