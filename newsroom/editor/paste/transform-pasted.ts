import { readPasted } from "./read-pasted.ts";
import { unstyled } from "./unstyled.ts";
import { writePasted } from "./write-pasted.ts";

/** What a pasted HTML comes to: HTML that the schema reads as it is meant, pictures as "data:" addresses, and how many others were lost. */
export interface Pasted {
  readonly html: string;
  readonly pictures: readonly string[];
  readonly lost: number;
}

/**
 * Reads what Word, Excel, LibreOffice, Google Docs and web pages put into the clipboard: lists that are paragraphs, looks
 * that stand in style attributes, headings of any level, raised digits. What was copied in our own editor stays as it
 * is. `parse` answers the body of a document of its own, in which nothing is loaded or run.
 */
export function transformPasted(html: string, parse: (html: string) => Element): Pasted {
  if (html.includes("data-pm-slice")) return { html, pictures: [], lost: 0 };
  const { blocks, pictures, lost } = readPasted(parse(unstyled(html)));
  return { html: writePasted(blocks), pictures, lost };
}
