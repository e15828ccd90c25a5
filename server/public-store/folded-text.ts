import { type RawBuilder, sql } from "kysely";
import { composed } from "../../body/clean-text.ts";

const marks = /\p{M}/gu;

/** A text without marks and case, so that "cong an" is found in "Công an". */
export function folded(text: string): string {
  return composed(text, "NFD").replace(marks, "").replace(/[đĐ]/g, "d").toLowerCase();
}

/** Every letter of Vietnamese that folding changes, ASCII capitals too. */
const letters = [..."AĂÂEÊIOÔƠUƯYaăâeêioôơuưy"]
  .flatMap((vowel) =>
    ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"].map((tone) => (vowel + tone).normalize("NFC")),
  )
  .concat([..."BCDĐGHKLMNPQRSTVXFJWZđ"])
  .filter((letter) => folded(letter) !== letter);
const from = letters.join("");
const to = letters.map(folded).join("");

/** The same folding within the database, whatever its locale; the text must be in NFC as everything we store is. */
export function foldedColumn(column: RawBuilder<string | null>): RawBuilder<string> {
  return sql<string>`translate(coalesce(${column}, ''), ${from}, ${to})`;
}
