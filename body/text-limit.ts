import { z } from "zod";
import { composed, lengthOf } from "./clean-text.ts";

/** How a platform counts the characters of a text. */
const countUnits = ["utf16", "codePoint", "utf8"] as const;
export type CountUnit = (typeof countUnits)[number];

/** The longest a text may be, in the unit that the platform counts by. */
export const textLimit = z.object({ unit: z.enum(countUnits), max: z.number().int().min(1) }).readonly();
export type TextLimit = z.infer<typeof textLimit>;

const utf8 = new TextEncoder();

/** The length of a text as a platform counts it: UTF-16 units, code points or bytes of UTF-8, after NFC as it goes out. */
export function countText(text: string, unit: CountUnit): number {
  if (unit === "codePoint") return lengthOf(text);
  const sent = composed(text);
  return unit === "utf16" ? sent.length : utf8.encode(sent).length;
}

/** The text cut to a limit (NFC), at a word where there is one, with an ellipsis when it was cut; no character is split. */
export function cutText(text: string, { unit, max }: TextLimit): string {
  const sent = composed(text);
  if (countText(sent, unit) <= max) return sent;
  let room = max - countText("…", unit);
  let head = "";
  for (const point of sent) {
    room -= countText(point, unit);
    if (room < 0) break;
    head += point;
  }
  const word = head.lastIndexOf(" ");
  return `${(word > head.length / 2 ? head.slice(0, word) : head).trimEnd()}…`;
}
