import { plainSpelling } from "./plain-spelling.ts";

/** A mark of state secrecy in a text: which rule saw it, and what it saw (in the plain spelling of the text). */
export interface SecrecyMark {
  readonly rule: string;
  readonly match: string;
}

const before = "(?<![\\p{L}\\p{N}])";
const after = "(?![\\p{L}\\p{N}])";
/**
 * Words that make of MẬT something else than a mark, before it (bí mật, bảo mật, sỏi mật) and behind it (mật ong, mật
 * khẩu, Mật Sơn). Over the end of a line only those that no heading begins or ends with: a mark stands above or below one.
 */
const innocentBefore = anyCase(
  "BÍ|BẢO|GIẢI|CƠ|KÍN|THÂN|SỎI|ỐNG|TÚI|DỊCH|VIÊM|ĐƯỜNG|TRĂNG|NGỌT|LẤY|QUAY|THƯ|ĐỘ",
);
const innocentAfter = anyCase("ONG|MÍA|KHẨU|MÃ|SƠN|THƯ|TẬP|VỤ|THÁM|PHỤC|BÁO VIÊN|HIỆU|NGỮ|THIẾT|GẤU|LỢN");
const density = `(?:ĐỘ|độ)(?! (?:${anyCase("KHẨN")}))`;
const notInnocentBefore = `(?<!${before}(?:(?:${innocentBefore}) |(?:BÍ|BẢO)\\n))`;
const notInnocentAfter = `(?!(?: (?:${innocentAfter}|${density})|\\n(?:${anyCase("KHẨU|ONG|MÍA|THIẾT")}))${after})`;
/** What may stand between the two words of a mark: one sign or none. */
const between = "(?:[ \\n_.·*/|]| ?\\p{Pd} ?)?";
const highMarks = `(?:tuyệt|tối)${between}mật`;
const opening = "[\\p{Ps}\\p{Pi}\"'<*|]";
const closing = "[\\p{Pe}\\p{Pf}\"'>*|]";
const fileEnding = "\\.(?:pdf|docx?|xlsx?|pptx?|odt|rtf|txt|zip|rar|7z|jpe?g|png|heic|webp|mp4|mov)(?:$|\\n)";

const rules: readonly { readonly rule: string; readonly pattern: RegExp }[] = [
  {
    rule: "do-mat",
    pattern: new RegExp(
      `(?:độ|mức|cấp)(?: bảo)? mật ?(?:[:=(]|\\p{Pd}|là )[ \\n]?(?:${highMarks}|mật)${after}${notInnocentAfter}`,
      "giu",
    ),
  },
  { rule: "do-mat-khong-dau", pattern: /DO MAT ?(?:[:=(]|\p{Pd})[ \n]?(?:TUYET MAT|TOI MAT|MAT)/gu },
  {
    rule: "toi-mat-tuyet-mat",
    pattern: new RegExp(`${before}${highMarks}${after}${notInnocentAfter}`, "giu"),
  },
  {
    rule: "toi-mat-khong-dau",
    pattern: /(?<=^|\n|[_.([-] ?)(?:TUYET|TOI)[ _-]MAT(?=$|\n| ?[_.)\]-])/gu,
  },
  {
    rule: "toi-mat-ten-tep",
    pattern: new RegExp(`${before}(?:TUYET|TOI)[ _-]MAT(?=${fileEnding})`, "gu"),
  },
  { rule: "toi-mat-dinh-lien", pattern: /(?<!\p{L})(?:TUYETMAT|TOIMAT|TuyetMat|ToiMat)(?!\p{L})/gu },
  {
    rule: "mat-dong-dau",
    pattern: new RegExp(`${before}${notInnocentBefore}MẬT${after}${notInnocentAfter}`, "gu"),
  },
  { rule: "mat-trong-ngoac", pattern: new RegExp(`${opening} ?Mật ?${closing}`, "gu") },
  { rule: "mat-ten-tep", pattern: /(?<=^|[_.([-])MAT(?= ?[_.)\]-]|$)/gu },
  {
    rule: "tai-lieu-mat",
    pattern: new RegExp(`${before}(?:tài liệu|văn bản) mật${after}${notInnocentAfter}`, "giu"),
  },
  { rule: "ban-sao-bi-mat", pattern: /bản (?:trích )?sao bí[ \n]mật[ \n]nhà[ \n]nước/giu },
  {
    rule: "so-hieu-mat",
    pattern: /\d{1,9} ?\/ ?\p{L}[\p{L}\d&.\p{Pd}_/]{0,60} ?[([] ?(?:M|TM|TuM|TUM) ?[)\]]/gu,
  },
];

/**
 * The marks that Luật Bảo vệ bí mật nhà nước puts on documents (Mật, Tối mật, Tuyệt mật, "Độ mật: …", document numbers
 * ending in (M) or (TM)), in whatever case, on two lines, without diacritics in capitals, in wide, spaced, struck or
 * look-alike letters, in the letters of the fonts before Unicode. Secrecy as a topic is no mark. Pure.
 */
export function findSecrecyMarks(text: string): SecrecyMark[] {
  const found = new Map<string, SecrecyMark>();
  for (const plain of plainSpelling(text))
    for (const { rule, pattern } of rules)
      for (const [match] of plain.matchAll(pattern)) found.set(`${rule} ${match}`, { rule, match });
  return [...found.values()];
}

/** Words in capitals, as they begin a sentence, and in small letters. */
function anyCase(words: string): string {
  return words
    .split("|")
    .flatMap((word) => {
      const small = word.toLowerCase();
      return [word, small, word.slice(0, 1) + small.slice(1)];
    })
    .join("|");
}
