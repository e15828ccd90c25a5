import { cleanText } from "../../../body/clean-text.ts";
import { onTheLine } from "./look.ts";
import type { PastedInline } from "./pasted-block.ts";

const lineEnds = /[\v\f\u0085\u2028\u2029]/;
const blanks = /[ \t\r\n]+/g;
/** Indents and gaps that were typed; a single hard blank stays. */
const gap = /[ \u00a0]{2,}/g;

/** Words as they came, parted where a line ends; in kept lines every line feed ends one. */
export function inlinesOf(
  text: string,
  look: Extract<PastedInline, { kind: "words" }>["look"],
  keepsLines: boolean,
): PastedInline[] {
  const lines = (keepsLines ? text.replaceAll("\n", "\v") : text).split(lineEnds);
  return lines.flatMap((line, index): PastedInline[] => {
    const words = onTheLine(cleanText(line.replace(blanks, " ")).replace(gap, " "), look);
    return [
      ...(index === 0 ? [] : [{ kind: "break" } as const]),
      ...(words === "" ? [] : [{ kind: "words", text: words, look } as const]),
    ];
  });
}

/**
 * The paragraphs that a run of words makes: an empty line parts two of them, blanks at the ends of lines and empty
 * paragraphs fall away.
 */
export function paragraphsOf(inlines: readonly PastedInline[]): PastedInline[][] {
  const lines: Extract<PastedInline, { kind: "words" }>[][] = [[]];
  for (const inline of inlines) {
    if (inline.kind === "break") lines.push([]);
    else lines.at(-1)?.push(inline);
  }
  const paragraphs: PastedInline[][] = [];
  let open: PastedInline[] | null = null;
  for (const words of lines.map(trimmed)) {
    if (words.length === 0) open = null;
    else if (open === null) {
      open = words;
      paragraphs.push(open);
    } else open.push({ kind: "break" }, ...words);
  }
  return paragraphs;
}

type Words = Extract<PastedInline, { kind: "words" }>;

/** A line without blanks at its ends, and with one where two met. */
function trimmed(line: readonly Words[]): PastedInline[] {
  const kept: Words[] = [];
  for (const words of line) {
    const before = kept.at(-1)?.text;
    const text =
      before === undefined || /[ \u00a0]$/.test(before) ? words.text.replace(/^[ \u00a0]+/, "") : words.text;
    if (text !== "") kept.push({ ...words, text });
  }
  for (let last = kept.pop(); last !== undefined; last = kept.pop()) {
    const text = last.text.replace(/[ \u00a0]$/, "");
    if (text === "") continue;
    kept.push({ ...last, text });
    break;
  }
  return kept;
}
