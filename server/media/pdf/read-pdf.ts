import { getDocumentProxy } from "unpdf";
import { findDrawings } from "./drawn-streams.ts";
import { findDanger, type PdfDanger } from "./find-danger.ts";
import { besideObjects, hiddenWords } from "./hidden-words.ts";
import { EncryptedPdf, openPdf, type Pdf, UnreadablePdf } from "./open-pdf.ts";
import { asPages, withNewTable } from "./write-pdf.ts";

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;

/** What a PDF is: its pages, the words on them, and every other text in it, a few parts to be looked at one by one; or why it is not taken. */
export type PdfReading =
  | {
      readonly outcome: "read";
      readonly pages: number;
      readonly text: string;
      readonly hidden: readonly string[];
    }
  | { readonly outcome: "encrypted" | "broken" | "long" | "wordy" | PdfDanger };

const headerWithin = 1024;

/** Where the header of a PDF stands, which readers look for in its first 1024 bytes; undefined when it is none. */
export function headerAt(bytes: Uint8Array): number | undefined {
  const at = Buffer.from(bytes.subarray(0, headerWithin + 5)).indexOf("%PDF-", 0, "latin1");
  return at === -1 ? undefined : at;
}

/** How much a PDF may hold; what holds more is refused, never cut. */
export interface PdfLimits {
  readonly maxPages: number;
  readonly maxTextLength: number;
}

/**
 * Reads a PDF to its end. Every object of it is looked at; what runs, sends, opens or holds another file is refused, and
 * so is what cannot be read. May take long and much memory over a hostile file: to be called in a thread of its own.
 */
export async function readPdf(bytes: Uint8Array, limits: PdfLimits): Promise<PdfReading> {
  try {
    return await readWhole(bytes, limits);
  } catch (error) {
    if (error instanceof EncryptedPdf) return { outcome: "encrypted" };
    if (error instanceof UnreadablePdf) return { outcome: "broken" };
    throw error;
  }
}

async function readWhole(bytes: Uint8Array, { maxPages, maxTextLength }: PdfLimits): Promise<PdfReading> {
  const begin = headerAt(bytes);
  if (begin === undefined) return { outcome: "broken" };
  // What stands before the header counts for nothing, nor in the places that its tables name; but it is looked at.
  const before = begin === 0 ? undefined : findDanger(openPdf(bytes));
  if (before !== undefined) return { outcome: before };
  const file = bytes.subarray(begin);
  const pdf = openPdf(file);
  const danger = findDanger(pdf);
  if (danger !== undefined) return { outcome: danger };
  const document = await openMended(file, pdf);
  const { numPages } = document;
  if (numPages > maxPages) return { outcome: "long" };
  const text = await wordsOf(document, maxTextLength);
  if (text === undefined) return { outcome: "wordy" };
  const drawings = findDrawings(pdf);
  const hidden = hiddenWords(pdf, { drawings, maxLength: maxTextLength });
  if (hidden === "wordy") return { outcome: "wordy" };
  const apart: string[] = [];
  for (const version of asPages(file, pdf, drawings)) {
    // Pages are read a second time, and what is drawn on them apart from them.
    const words = await wordsOf(await open(version), maxTextLength * 4, "each");
    if (words === undefined) return { outcome: "wordy" };
    apart.push(words);
  }
  const others = [...hidden, ...besideObjects(bytes, pdf, begin)].join("\n");
  return { outcome: "read", pages: numPages, text, hidden: [...apart, others] };
}

/** Opens it as it is, else with a table of what is in it. */
async function openMended(file: Uint8Array, pdf: Pdf): Promise<Document> {
  try {
    return await open(file);
  } catch (error) {
    const mended = withNewTable(file, pdf);
    if (mended === undefined) throw error;
    return open(mended);
  }
}

async function open(bytes: Uint8Array): Promise<Document> {
  // It keeps the bytes that it is given.
  return getDocumentProxy(new Uint8Array(bytes), {
    maxImageSize: 1024 * 1024,
    stopAtErrors: false,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: 0,
  }).catch((error: unknown) => {
    throw new UnreadablePdf(String(error));
  });
}

/**
 * The words on all pages; undefined when there are more than may be. `each`: every piece that was drawn stands on a line
 * of its own, so that one that is drawn upon another never runs into it.
 */
async function wordsOf(
  document: Document,
  maxLength: number,
  pieces: "joined" | "each" = "joined",
): Promise<string | undefined> {
  const parts: string[] = [];
  let length = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    for (const item of items) {
      if (!("str" in item)) continue;
      parts.push(item.str, item.hasEOL || pieces === "each" ? "\n" : "");
      length += item.str.length;
    }
    if (length > maxLength) return undefined;
    parts.push("\n");
    page.cleanup();
  }
  // PostgreSQL's text holds neither U+0000 nor half a character.
  return parts
    .join("")
    .replaceAll("\0", "")
    .toWellFormed()
    .normalize("NFC")
    .replace(/[ \t]+/g, " ")
    .trim();
}
