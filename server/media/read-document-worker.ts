// A thread that reads one PDF and says what it is. See read-document.ts.
import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { getDocumentProxy } from "unpdf";
import { z } from "zod";

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

const order = z.object({ file: z.string(), maxPages: z.number(), maxTextLength: z.number() });

async function read({ file, maxPages, maxTextLength }: z.infer<typeof order>) {
  const document = await getDocumentProxy(new Uint8Array(await readFile(file)), {
    maxImageSize: 1024 * 1024,
    stopAtErrors: false,
    useSystemFonts: false,
    verbosity: 0,
  }).catch((error: unknown) =>
    error instanceof Error && error.name === "PasswordException" ? null : undefined,
  );
  if (document === null) return { outcome: "encrypted" };
  if (document === undefined) return { outcome: "broken" };
  if (document.numPages > maxPages) return { outcome: "long" };
  if (await runsSomething(document)) return { outcome: "program" };
  if ((await document.getAttachments()) !== null) return { outcome: "embedded" };
  const { numPages } = document;
  return { outcome: "read", pages: numPages, text: await wordsOf(document, maxTextLength) };
}

/** Scripts of the document, of its pages or fields, and what is to be done on opening it besides going to a page. */
async function runsSomething(document: PdfDocument): Promise<boolean> {
  if ((await document.getJSActions()) !== null || (await document.hasJSActions())) return true;
  const opening: unknown = await document.getOpenAction();
  if (typeof opening === "object" && opening !== null && "action" in opening) return true;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    if ((await page.getJSActions()) !== null) return true;
    page.cleanup();
  }
  return false;
}

async function wordsOf(document: PdfDocument, maxLength: number): Promise<string> {
  let text = "";
  for (let number = 1; number <= document.numPages && text.length < maxLength; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    for (const item of items) if ("str" in item) text += item.str + (item.hasEOL ? "\n" : "");
    text += "\n";
    page.cleanup();
  }
  // PostgreSQL's text holds neither U+0000 nor half a character.
  return text
    .replaceAll("\0", "")
    .slice(0, maxLength)
    .toWellFormed()
    .normalize("NFC")
    .replace(/[ \t]+/g, " ")
    .trim();
}

parentPort?.postMessage(await read(order.parse(workerData)).catch(() => ({ outcome: "broken" })));
