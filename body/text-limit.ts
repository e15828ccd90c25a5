import { composed, lengthOf } from "./clean-text.ts";
import type { TextLimit } from "./text-limit-schema.ts";

const utf8 = new TextEncoder();

/** The length of a text as a platform counts it: UTF-16 units, code points or bytes of UTF-8, after NFC as it goes out. */
export function countText(text: string, unit: TextLimit["unit"]): number {
  if (unit === "codePoint") return lengthOf(text);
  const sent = composed(text);
  return unit === "utf16" ? sent.length : utf8.encode(sent).length;
}

/** The text cut to a limit (NFC), at a word where there is one, with an ellipsis when it was cut; no character is split. */
export function cutText(text: string, { unit, max }: TextLimit): string {
  const sent = composed(text);
  if (countText(sent, unit) <= max) return sent;
  let budget = max - countText("…", unit);
  let head = "";
  for (const point of sent) {
    budget -= countText(point, unit);
    if (budget < 0) break;
    head += point;
  }
  const word = head.lastIndexOf(" ");
  return `${(word > head.length / 2 ? head.slice(0, word) : head).trimEnd()}…`;
}
