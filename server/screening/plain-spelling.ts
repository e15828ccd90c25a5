import { cleanText, composed } from "../../body/clean-text.ts";

const joiners = /[\u200c\u200d]/gu;
/** Cyrillic and Greek letters that look like those of a mark. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ М: "M", Т: "T", О: "O", А: "A", І: "I", Е: "E", У: "Y", Ү: "Y", Ј: "J" },
  ...{ а: "a", о: "o", і: "i", е: "e", у: "y", ү: "y", м: "m", т: "t" },
  ...{ Μ: "M", Τ: "T", Ο: "O", Α: "A", Ι: "I", Ε: "E", Υ: "Y", ο: "o", α: "a", ι: "i", υ: "u" },
};
const lookAlike = new RegExp(`[${Object.keys(lookAlikes).join("")}]`, "gu");
/** Letters that stand apart on a line, also with points between them; or one under the other. */
const apart = /(?<![\p{L}\p{N}])\p{L}(?:[ ._·*|-]{1,3}\p{L})+(?![\p{L}\p{N}])/gu;
const downward = /(?<=^|\n)\p{L}(?:\n\p{L})+(?=\n|$)/gu;
/** Letters of TCVN3 (.VnTime) and of VNI as they read where their font is not known; only those that the marks and the words beside them have. */
const tcvn3: Readonly<Record<string, string>> = {
  ...{ è: "ố", ë: "ậ", Ë: "ậ", ö: "ệ", Ö: "ệ", é: "ộ", "§": "Đ", "®": "đ", "¶": "ả", ý: "í", Ý: "í", È: "ẩ" },
};
const vni: Readonly<Record<string, string>> = {
  ...{ oá: "ố", aä: "ậ", eä: "ệ", oä: "ộ", aû: "ả", aå: "ẩ", ñ: "đ" },
};

/**
 * A text as its reader understands it, however its letters were written, to look for words in: composed, without what
 * nobody sees, letters that stand apart put together, each gap one blank or one line end. Has a second spelling where
 * letters are in it that Vietnamese has in the fonts before Unicode alone. Linear in time.
 */
export function plainSpelling(text: string): string[] {
  const plain = composed(cleanText(text), "NFKC")
    .replace(joiners, "")
    .replace(lookAlike, (letter) => lookAlikes[letter] ?? letter)
    .normalize("NFC")
    // What is left of marks strikes through or underlines.
    .replace(/\p{M}/gu, "");
  return [plain, ...oldSpellings(plain)].map((spelling) =>
    spelling
      .replaceAll("\t", " ")
      .replace(apart, (letters) =>
        letters
          .split(/ {2,3}/)
          .map((word) => word.replace(/[^\p{L}]/gu, ""))
          .join(" "),
      )
      .replace(/ +/g, " ")
      .replace(/ ?\n[ \n]*/g, "\n")
      .replace(downward, (letters) => letters.replaceAll("\n", "")),
  );
}

function oldSpellings(text: string): string[] {
  const spellings: string[] = [];
  if (/[ëË]/.test(text))
    spellings.push(asWritten(text, /[èëËöÖé§®¶ýÝÈ]/g, (letter) => tcvn3[letter] ?? letter));
  if (/a[äÄ]/i.test(text))
    spellings.push(asWritten(text, /oá|aä|eä|oä|aû|aå|ñ/gi, (pair) => vni[pair.toLowerCase()] ?? pair));
  return spellings;
}

/** Capitals stay capitals: in these fonts their accents are those of small letters. */
function asWritten(text: string, letters: RegExp, read: (letter: string) => string): string {
  return text.replace(letters, (letter, at: number) => {
    const beside = `${text[at - 1] ?? ""}${letter.length > 1 ? letter[0] : ""}${text[at + letter.length] ?? ""}`;
    return /\p{Lu}/u.test(beside) && !/\p{Ll}/u.test(beside) ? read(letter).toUpperCase() : read(letter);
  });
}
