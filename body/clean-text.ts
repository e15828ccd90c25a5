/**
 * What nobody sees and nobody means to write: marks of direction (around numbers from an address book), soft hyphens,
 * joiners and spaces without width, tags. What holds an emoji together stays. U+FFFC stood for something that a copied
 * text could not carry.
 */
const invisible = new RegExp(
  [
    "(?<!\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?)\\u200d",
    "\\u200d(?!\\p{Extended_Pictographic})",
    "(?<!\\p{Emoji})[\\ufe0e\\ufe0f]",
    "(?![\\u200d\\ufe0e\\ufe0f])\\p{Default_Ignorable_Code_Point}",
    "[\\ufff9-\\ufffc]",
    "(?![\\t\\n])\\p{Cc}",
  ].join("|"),
  "gu",
);
/** Every way in which a text says that a line ends; vertical tab and form feed come from Word and from PDF. */
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/** More marks on one letter than any script has; composing them would take time by the square of their number. */
const heaped = /(\p{M}{8})\p{M}+/gu;

/** A text in a form of Unicode (NFC if not told otherwise), in a time that grows with its length alone. */
export function composed(text: string, form: "NFC" | "NFD" | "NFKC" = "NFC"): string {
  return text.replace(heaped, "$1").normalize(form);
}

/**
 * A text as it is stored, wherever it came from: in NFC, lines ended by "\n", without invisible and control characters.
 * The editor cleans what is pasted; the server cleans everything once more.
 */
export function cleanText(text: string): string {
  return composed(text.replace(lineEnds, "\n").replace(invisible, ""));
}

/** How long a text is for every limit of ours: in code points, after its letters were composed. */
export function lengthOf(text: string): number {
  return [...composed(text)].length;
}

/**
 * Whether a text as it came can only be longer than `max`, before anything looks into it: "ế" may come as three
 * characters, and some of them may be invisible.
 */
export function isFarTooLong(text: string, max: number): boolean {
  return text.length > max * 4 + 100;
}
