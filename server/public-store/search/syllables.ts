/** A syllable or number of a text: how it is found, and where it stands in the text (UTF-16 units, end exclusive). */
export interface Syllable {
  /** Without marks, case and spelling variants: "Thuỷ" and "thủy" are "thuy", "Lý" and "lí" are "li", "đ" is "d". */
  readonly folded: string;
  /** As `folded`, but with the quality of its vowels and its tone, wherever the tone mark was put: "hoà" and "hòa" are "hoa/2". */
  readonly exact: string;
  readonly start: number;
  readonly end: number;
}

const tones: ReadonlyMap<string, string> = new Map([
  ["\u0301", "1"],
  ["\u0300", "2"],
  ["\u0309", "3"],
  ["\u0303", "4"],
  ["\u0323", "5"],
]);
const mark = /\p{M}/u;
/** A number with its groups of thousands ("12.000"), plain digits, or letters with their marks. */
const word = /[0-9]{1,3}(?:[.][0-9]{3})+(?![0-9])|[0-9]+|[\p{L}\p{M}]+/gu;
/** Longer than any word that somebody searches for; the rest of a monster is not looked at. */
const longest = 40;
const rememberAtMost = 20_000;
const remembered = new Map<string, { folded: string; exact: string }>();

/** The syllables and numbers of a text in NFC or NFD, in order. Never throws; time grows with the length alone. */
export function syllablesOf(text: string): Syllable[] {
  return Array.from(text.matchAll(word), ({ 0: found, index }) => ({
    ...keysOf(found),
    start: index,
    end: index + found.length,
  }));
}

function keysOf(found: string): { folded: string; exact: string } {
  const before = remembered.get(found);
  if (before !== undefined) return before;
  const keys = makeKeys(found.slice(0, longest));
  if (remembered.size >= rememberAtMost) remembered.clear();
  remembered.set(found, keys);
  return keys;
}

function makeKeys(found: string): { folded: string; exact: string } {
  if (found.charCodeAt(0) <= 57) {
    const digits = found.replaceAll(".", "");
    return { folded: digits, exact: digits };
  }
  let folded = "";
  let exact = "";
  let tone = "";
  for (const character of found.toLowerCase().normalize("NFD")) {
    const heard = tones.get(character);
    if (heard !== undefined) tone = heard;
    else if (mark.test(character)) exact += character;
    else {
      exact += character;
      folded += character === "đ" ? "d" : character;
    }
  }
  const one = oneSpelling(folded);
  const whole = oneSpelling(exact.normalize("NFC"));
  return { folded: one, exact: tone === "" ? whole : `${whole}/${tone}` };
}

/** "Lý" and "lí", "kỹ" and "kĩ", "quý" and "quí" are one word in two spellings. */
function oneSpelling(syllable: string): string {
  return /^(?:[bcdđghklmnpqrstvx]{1,3}|qu)y$/.test(syllable) ? `${syllable.slice(0, -1)}i` : syllable;
}

/** A text as it is compared when it is typed without marks: folded syllables, one space between. */
export function foldedText(text: string): string {
  return syllablesOf(text)
    .map((syllable) => syllable.folded)
    .join(" ");
}

/** Two neighbouring syllables as one term: most Vietnamese words are pairs, and a pair is rare where a syllable is not. */
export function pairOf(first: string, second: string): string {
  return `${first}_${second}`;
}
