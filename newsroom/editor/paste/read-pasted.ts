import { completedLink } from "../../../body/links.ts";
import { type ListMark, wordListMark } from "./list-marks.ts";
import { type Look, lookIn, plainLook, styleOf } from "./look.ts";
import type { PastedBlock, PastedCell, PastedInline } from "./pasted-block.ts";
import { inlinesOf, paragraphsOf } from "./pasted-paragraphs.ts";

/** What a pasted text holds: its blocks, the pictures that came with it, and how many others could not be taken. */
export interface PastedContent {
  readonly blocks: readonly PastedBlock[];
  /** As "data:" addresses, in order. */
  readonly pictures: readonly string[];
  readonly lost: number;
}

/** What is passed down the tree, and what is gathered on the way. */
interface Reading {
  readonly depth: number;
  readonly keepsLines: boolean;
  readonly collected: { pictures: string[]; lost: number };
}

interface Out {
  readonly blocks: PastedBlock[];
  inlines: PastedInline[];
}

/** Deeper lists, quotations and tables are laid out flat: nobody reads them, and the server takes no more. */
const deepest = 8;
const skipped = new Set(
  "STYLE SCRIPT META LINK TITLE HEAD TEMPLATE IFRAME OBJECT EMBED SVG MATH BUTTON INPUT SELECT TEXTAREA AUDIO VIDEO CANVAS".split(
    " ",
  ),
);
const blockNames = new Set(
  "P DIV SECTION ARTICLE ASIDE MAIN HEADER FOOTER NAV ADDRESS CENTER PRE FORM FIELDSET DETAILS SUMMARY DL DT DD FIGURE FIGCAPTION CAPTION".split(
    " ",
  ),
);
const linesKept = new Set(["pre", "pre-wrap", "pre-line", "break-spaces"]);
const emojiAlone = /^(?:\p{Extended_Pictographic}|\u200d|\ufe0f|[\u{1f3fb}-\u{1f3ff}]){1,12}$/u;
/** Of the address that holds an empty picture of one dot, as GIF, PNG or SVG. */
const longestStandIn = 300;
const lateNames = ["data-src", "data-original", "data-lazy-src", "data-srcset", "srcset"];
const ownMedia = /\/api\/v1\/media\/([0-9a-hjkmnp-tv-z]{16})\//;

/** Reads a pasted tree of HTML whose style attributes bear the name of `unstyled`. Pure. */
export function readPasted(root: Element): PastedContent {
  const collected = { pictures: [], lost: 0 };
  const blocks = blocksIn(root, plainLook, { depth: 0, keepsLines: false, collected });
  return { blocks, ...collected };
}

function blocksIn(element: Element, look: Look, reading: Reading): PastedBlock[] {
  const out: Out = { blocks: [], inlines: [] };
  walk(element, look, reading, out);
  flush(out);
  return out.blocks;
}

function flush(out: Out): void {
  out.blocks.push(...paragraphsOf(out.inlines).map((inlines) => ({ kind: "paragraph", inlines }) as const));
  out.inlines = [];
}

function walk(element: Element, look: Look, reading: Reading, out: Out): void {
  for (const child of element.childNodes) {
    if (child.nodeType === child.TEXT_NODE)
      out.inlines.push(...inlinesOf(child.textContent ?? "", look, reading.keepsLines));
    else if (isElement(child)) enter(child, look, reading, out);
  }
}

function enter(element: Element, around: Look, outer: Reading, out: Out): void {
  const name = element.tagName.toUpperCase();
  const styles = styleOf(element);
  if (skipped.has(name) || isHidden(styles)) return;
  const space = styles.get("white-space");
  const keepsLines = name === "PRE" || (space === undefined ? outer.keepsLines : linesKept.has(space));
  const reading = { ...outer, keepsLines };
  const look = lookIn(element, around, styles);
  if (name === "BR") out.inlines.push({ kind: "break" });
  else if (name === "IMG") takePicture(element, look, reading, out);
  else if (name === "A") walk(element, { ...look, href: hrefOf(element) ?? look.href }, reading, out);
  else {
    const made = blocksOf(element, name, look, styles, reading);
    if (made === null) walk(element, look, reading, out);
    else {
      flush(out);
      out.blocks.push(...made);
    }
  }
}

/** The blocks that an element makes; null when it stands within a line. */
function blocksOf(
  element: Element,
  name: string,
  look: Look,
  styles: ReadonlyMap<string, string>,
  reading: Reading,
): PastedBlock[] | null {
  const inner = (around: Look = look) => blocksIn(element, around, reading);
  const deeper = { ...reading, depth: reading.depth + 1 };
  const within = () => blocksIn(element, look, deeper);
  const isFlat = reading.depth >= deepest;
  if (/^H[1-6]$/.test(name)) return headings(inner(plainLook), Number(name[1]));
  switch (name) {
    case "HR":
      return [{ kind: "rule" }];
    case "FIGURE": {
      const assetId = element.getAttribute("data-asset-id");
      return assetId === null ? inner() : [{ kind: "picture", assetId }];
    }
    case "UL":
    case "OL":
      return isFlat ? inner() : listOf(element, name === "OL", look, deeper);
    case "LI":
      return isFlat ? inner() : [{ kind: "entry", mark: markOf(element, false), blocks: within() }];
    case "BLOCKQUOTE": {
      const blocks = within();
      return isFlat || blocks.length === 0 ? blocks : [{ kind: "quote", blocks }];
    }
    case "TABLE":
      return isFlat ? inner() : tableOf(element, look, deeper);
  }
  if (!blockNames.has(name) && styles.get("display") !== "block" && !isRowOf(name)) return null;
  const mark = wordListMark(styles, signOf(element));
  return mark === null || isFlat ? inner() : [{ kind: "entry", mark, blocks: within() }];
}

/** Rows and cells outside a table, or in one that is laid out flat. */
function isRowOf(name: string): boolean {
  return ["TBODY", "THEAD", "TFOOT", "TR", "TD", "TH"].includes(name);
}

/** A heading is bold by itself. */
function headings(blocks: readonly PastedBlock[], level: number): PastedBlock[] {
  return blocks.map((block) =>
    block.kind === "paragraph"
      ? {
          kind: "heading",
          level,
          inlines: block.inlines.map((inline) =>
            inline.kind === "words" ? { ...inline, look: { ...inline.look, bold: false } } : inline,
          ),
        }
      : block,
  );
}

/** A list; Google Docs and LibreOffice put a list into a list without an item around it, Word for the web says levels. */
function listOf(list: Element, ordered: boolean, look: Look, reading: Reading): PastedBlock[] {
  const items: PastedBlock[][] = [];
  const entries: PastedBlock[] = [];
  for (const child of list.childNodes) {
    const blocks = isElement(child)
      ? blocksOfItem(child, look, reading)
      : paragraphsOf(inlinesOf(child.textContent ?? "", look, false)).map(
          (inlines): PastedBlock => ({ kind: "paragraph", inlines }),
        );
    if (blocks.length === 0) continue;
    if (isElement(child) && child.hasAttribute("data-aria-level"))
      entries.push({ kind: "entry", mark: markOf(child, ordered), blocks });
    else if (isElement(child) && child.tagName.toUpperCase() === "LI") items.push(blocks);
    else if (items.length === 0) items.push(blocks);
    else items.at(-1)?.push(...blocks);
  }
  const start = Number(list.getAttribute("start") ?? 1);
  return items.length === 0 ? entries : [{ kind: "list", ordered, start, items }, ...entries];
}

function blocksOfItem(child: Element, look: Look, reading: Reading): PastedBlock[] {
  if (child.tagName.toUpperCase() === "LI")
    return blocksIn(child, lookIn(child, look, styleOf(child)), reading);
  const out: Out = { blocks: [], inlines: [] };
  enter(child, look, reading, out);
  flush(out);
  return out.blocks;
}

function markOf(item: Element, ordered: boolean): ListMark {
  return { level: Number(item.getAttribute("data-aria-level") ?? 1) || 1, ordered, number: 1 };
}

/** A table; one of a single cell only laid something out. */
function tableOf(table: Element, look: Look, reading: Reading): PastedBlock[] {
  const rows: PastedCell[][] = [];
  const around: PastedBlock[] = [];
  const visit = (parent: Element) => {
    for (const child of parent.children) {
      const name = child.tagName.toUpperCase();
      if (name === "TR")
        rows.push([...child.children].filter(isCell).map((cell) => cellOf(cell, look, reading)));
      else if (["TBODY", "THEAD", "TFOOT"].includes(name)) visit(child);
      else if (name === "CAPTION") around.push(...blocksIn(child, look, reading));
    }
  };
  visit(table);
  const filled = rows.filter((row) => row.length > 0);
  const [only] = filled.length === 1 && filled[0]?.length === 1 ? filled[0] : [];
  if (only !== undefined) return [...around, ...only.blocks];
  return filled.length === 0 ? around : [...around, { kind: "table", rows: filled }];
}

function isCell(element: Element): boolean {
  return ["TD", "TH"].includes(element.tagName.toUpperCase());
}

function cellOf(cell: Element, look: Look, reading: Reading): PastedCell {
  return {
    heads: cell.tagName.toUpperCase() === "TH",
    colspan: cell.getAttribute("colspan"),
    rowspan: cell.getAttribute("rowspan"),
    blocks: blocksIn(cell, lookIn(cell, look, styleOf(cell)), reading),
  };
}

function takePicture(image: Element, look: Look, { collected }: Reading, out: Out): void {
  const source = image.getAttribute("src") ?? "";
  const alt = image.getAttribute("alt") ?? "";
  const own = ownMedia.exec(source.slice(0, 300))?.[1];
  const isDot = ["width", "height"].some((side) => Number(image.getAttribute(side) ?? 9) <= 2);
  if (emojiAlone.test(alt)) out.inlines.push({ kind: "words", text: alt, look });
  else if (own !== undefined) {
    flush(out);
    out.blocks.push({ kind: "picture", assetId: own });
  } else if (isStandIn(image, source)) collected.lost += 1;
  else if (source.startsWith("data:image/")) collected.pictures.push(source);
  else if (!isDot && source !== "") collected.lost += 1;
}

/** Many pages first show an empty picture, and the real one when it is scrolled to; what was copied before has only that. */
function isStandIn(image: Element, source: string): boolean {
  if (source.length > longestStandIn || !/^(?:data:image\/|$)/.test(source)) return false;
  return lateNames.some((name) => image.hasAttribute(name));
}

function hrefOf(link: Element): string | null {
  const address = link.getAttribute("href") ?? "";
  return /^(https?:|mailto:|tel:)/i.test(address) ? completedLink(address) : null;
}

/** The sign that Word wrote before the words of a paragraph in a list. */
function signOf(element: Element): string {
  for (const child of element.children) {
    if (styleOf(child).get("mso-list") === "ignore") return child.textContent ?? "";
    const found = signOf(child);
    if (found !== "") return found;
  }
  return "";
}

/** What is not shown: hidden text, and the sign of a list, which the list writes itself. */
function isHidden(styles: ReadonlyMap<string, string>): boolean {
  return (
    styles.get("display") === "none" ||
    styles.get("mso-hide") === "all" ||
    styles.get("mso-list") === "ignore"
  );
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}
