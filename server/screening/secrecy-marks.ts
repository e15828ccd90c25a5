import { cleanText, composed } from "../../body/clean-text.ts";

/** A mark of state secrecy in a text: which rule saw it, and where (UTF-16 offsets into the normalised text). */
export interface SecrecyMark {
  readonly rule: string;
  readonly match: string;
}

const before = "(?<![\\p{L}\\p{N}])";
const after = "(?![\\p{L}\\p{N}])";
/** Words that make of MẬT something else than a mark: bí mật, sỏi mật; mật ong, mật khẩu, mật độ, Mật Sơn, mật thư. */
const notSecretBefore = "(?<!(?:BÍ|SỎI|THƯ|TÚI|ĐỘ) )";
const notSecretAfter = "(?! (?:ONG|KHẨU|ĐỘ|SƠN|THƯ|TẬP|MÍA|VỤ|THÁM))";

const rules: readonly { readonly rule: string; readonly pattern: RegExp }[] = [
  { rule: "do-mat", pattern: /độ mật ?[:=] ?(?:tuyệt mật|tối mật|mật)/giu },
  { rule: "do-mat-khong-dau", pattern: /DO MAT ?: ?(?:TUYET MAT|TOI MAT|MAT)/gu },
  {
    rule: "toi-mat-tuyet-mat",
    // However it is written; "buổi tối mật độ xe tăng cao" is none.
    pattern: new RegExp(`${before}(?:tuyệt|tối) mật${after}${notSecretAfter}`, "giu"),
  },
  { rule: "toi-mat-khong-dau", pattern: /(?<=^|\n|[_.-] ?)(?:TUYET|TOI)[ _-]MAT(?=$|\n| ?[_.-])/gu },
  {
    rule: "mat-dong-dau",
    pattern: new RegExp(`${before}${notSecretBefore}MẬT${after}${notSecretAfter}`, "gu"),
  },
  { rule: "mat-trong-ngoac", pattern: /[“"«[(]Mật[”"»\])]/gu },
  { rule: "mat-ten-tep", pattern: /(?<=^|[_.-])MAT(?=[_.-]|$)/gu },
  {
    rule: "tai-lieu-mat",
    pattern: new RegExp(
      `${before}(?:[Tt]ài liệu|TÀI LIỆU|[Vv]ăn bản|VĂN BẢN) (?:mật|MẬT)${after}${notSecretAfter}`,
      "gu",
    ),
  },
  { rule: "ban-sao-bi-mat", pattern: /bản sao bí mật nhà nước/giu },
  { rule: "so-hieu-mat", pattern: /\d{1,9}\/[\p{L}\d-]{1,60}\((?:M|TM|TuM|TUM)\)/gu },
];

const joiners = /[\u200c\u200d]/gu;
/** Cyrillic and Greek capitals that look like the letters of a mark. */
const lookAlikes: Record<string, string> = { М: "M", Т: "T", О: "O", А: "A", Μ: "M", Τ: "T", Ο: "O", Α: "A" };

/**
 * The plain spellings of the marks that Luật Bảo vệ bí mật nhà nước puts on documents (Mật, Tối mật, Tuyệt mật, "Độ
 * mật: …", document numbers ending in (M) or (TM)), also without diacritics in capitals, in wide, spaced or look-alike
 * letters. Secrecy as a topic is no mark. Pure.
 */
export function findSecrecyMarks(text: string): SecrecyMark[] {
  const plain = normalise(text);
  return rules.flatMap(({ rule, pattern }) =>
    [...plain.matchAll(pattern)].map((found) => ({ rule, match: found[0] })),
  );
}

function normalise(text: string): string {
  return (
    composed(cleanText(text), "NFKC")
      .replace(joiners, "")
      .replace(/[МТОАΜΤΟΑ]/gu, (letter) => lookAlikes[letter] ?? letter)
      .normalize("NFC")
      // What is left of marks on letters belongs to no letter that we know: lines under and through them.
      .replace(/\p{M}/gu, "")
      .replace(/(?<![\p{L}])(?:\p{Lu} ){2,}\p{Lu}(?![\p{L}])/gu, (letters) =>
        letters.replace(/ {2,}/g, "\u0001").replaceAll(" ", "").replaceAll("\u0001", " "),
      )
      .replace(
        /(?<![\p{L}])((?:\p{Lu} )+\p{Lu}) {1,3}((?:\p{Lu} )+\p{Lu})(?![\p{L}])/gu,
        (_all, first: string, second: string) => `${first.replaceAll(" ", "")} ${second.replaceAll(" ", "")}`,
      )
      .replace(/[ \t]+/g, " ")
  );
}
