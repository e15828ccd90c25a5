import type { Drawing } from "./drawn-streams.ts";
import { isKind, type Pdf, type PdfObject } from "./open-pdf.ts";
import { readString } from "./read-string.ts";
import { latin1, type PdfValue, readValue } from "./read-value.ts";

/** Texts of a form field may lie in a stream. */
const textKeys = new Set(["V", "DV", "RV"]);
const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * Every text that a PDF holds besides the letters on its pages: what it says of itself (Info, XMP), notes, values of
 * fields, bookmarks, layers, names of files and places, labels of pages. Viewers show all of these somewhere. A text of
 * which the parts lie in several strings is not put together.
 */
export function hiddenWords(
  pdf: Pdf,
  { drawings, maxLength }: { drawings: readonly Drawing[]; maxLength: number },
): string[] | "wordy" {
  const words = new Set<string>();
  let length = 0;
  const say = (text: string) => {
    if (text === "" || words.has(text)) return;
    words.add(text);
    length += text.length;
    // Letters of two bytes whose order nobody named.
    if (text.includes("\0"))
      for (const order of ["\u00fe\u00ff", "\u00ff\u00fe"]) say(readString(order + text));
  };
  for (const object of pdf.objects) {
    for (const name of object.names) say(readString(name));
    if (object.value !== undefined) strings(object.value, say);
    for (const stream of textStreams(pdf, object))
      say(readString(Buffer.from(pdf.decode(stream)).toString("latin1")));
    if (length > maxLength) return "wordy";
  }
  for (const stream of new Set(drawings.flatMap(({ streams }) => streams))) {
    const decoded = pdf.tryDecode(stream);
    if (decoded !== undefined) stringsAmongContents(decoded, say);
    if (length > maxLength) return "wordy";
  }
  return [...words].flatMap((text) =>
    text.includes("<") || text.includes("&") ? [text, withoutMarkup(text)] : [text],
  );
}

/** What stands for a part of a page when it is copied or read aloud (ISO 32000-2, section 14.9). */
function stringsAmongContents(decoded: Uint8Array, say: (text: string) => void): void {
  const bytes = Buffer.from(decoded.buffer, decoded.byteOffset, decoded.byteLength);
  for (let at = bytes.indexOf("<<", 0, "latin1"); at !== -1; ) {
    const read = readValue(bytes, at);
    if (read.value !== undefined) strings(read.value, say);
    at = bytes.indexOf("<<", Math.max(read.end, at + 2), "latin1");
  }
}

/** What a file says beside its objects: before its header, behind its end, in remarks. No reader shows it, but it goes out. */
export function besideObjects(bytes: Uint8Array, pdf: Pdf, begin: number): string[] {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(
    "%%EOF",
    undefined,
    "latin1",
  );
  const remarks: string[] = [];
  let at = begin;
  const streams = pdf.objects.flatMap(({ streamAt, dataEnd }) =>
    streamAt === undefined || dataEnd === undefined ? [] : [{ from: begin + streamAt, to: begin + dataEnd }],
  );
  for (const { from, to } of [...streams, { from: bytes.length, to: bytes.length }]) {
    if (from < at) continue;
    for (const [remark] of latin1(bytes, at, from).matchAll(/%[^\r\n]+/g)) remarks.push(remark);
    at = to;
  }
  const around = [latin1(bytes, 0, begin), end === -1 ? "" : latin1(bytes, end, bytes.length)];
  return [...around, ...remarks].map(readString);
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
    .replace(/<[^<>]*>/g, "")
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
