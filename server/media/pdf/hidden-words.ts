import { isKind, type Pdf, type PdfObject } from "./open-pdf.ts";
import { readString } from "./read-string.ts";
import type { PdfValue } from "./read-value.ts";

/** Texts of a form field may lie in a stream. */
const textKeys = new Set(["V", "DV", "RV"]);
const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * Every text that a PDF holds besides the letters on its pages: what it says of itself (Info, XMP), notes, values of
 * fields, bookmarks, layers, names of files and places, labels of pages. Viewers show all of these somewhere. A text of
 * which the parts lie in several strings is not put together.
 */
export function hiddenWords(pdf: Pdf, { maxLength }: { maxLength: number }): string[] | "wordy" {
  const words = new Set<string>();
  let length = 0;
  const say = (text: string) => {
    if (text === "" || words.has(text)) return;
    words.add(text);
    length += text.length;
  };
  for (const object of pdf.objects) {
    for (const name of object.names) say(readString(name));
    if (object.value !== undefined) strings(object.value, say);
    for (const stream of textStreams(pdf, object))
      say(readString(Buffer.from(pdf.decode(stream)).toString("latin1")));
    if (length > maxLength) return "wordy";
  }
  return [...words].flatMap((text) =>
    text.includes("<") || text.includes("&") ? [text, withoutMarkup(text)] : [text],
  );
}

function strings(value: PdfValue, say: (text: string) => void): void {
  if (isKind(value, "string")) say(readString(value.bytes));
  else if (isKind(value, "list")) for (const item of value.items) strings(item, say);
  else if (isKind(value, "dictionary")) for (const [, entry] of value.entries) strings(entry, say);
}

function textStreams(pdf: Pdf, object: PdfObject): PdfObject[] {
  const { value } = object;
  if (value === undefined || !isKind(value, "dictionary")) return [];
  const isNamed = (key: string, name: string) =>
    pdf.valuesOf(value, key).some((one) => isKind(one, "name") && one.name === name);
  const own = object.streamAt !== undefined && (isNamed("Type", "Metadata") || isNamed("Subtype", "XML"));
  const fields = value.entries.flatMap(([key, entry]) =>
    textKeys.has(key) ? pdf.objectsOf(entry).filter(({ streamAt }) => streamAt !== undefined) : [],
  );
  return own ? [object, ...fields] : fields;
}

/** What a reader of the text sees of XML or HTML. */
function withoutMarkup(text: string): string {
  return text
    .replace(/<[^<>]{0,4000}>/g, "")
    .replace(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
      (all, hex?: string, decimal?: string, name?: string) => {
        if (name !== undefined) return entities[name.toLowerCase()] ?? all;
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : all;
      },
    )
    .toWellFormed();
}
