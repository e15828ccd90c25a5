import type { Body } from "./schema.ts";

interface JsonNode {
  readonly type?: string | undefined;
  readonly text?: string | undefined;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly content?: readonly JsonNode[] | undefined;
}

/** One block of a body as plain text, in the order of reading. */
export interface TextBlock {
  readonly kind: "heading" | "paragraph" | "list-item" | "quote" | "table-row" | "picture";
  readonly text: string;
  /** Only for pictures. */
  readonly assetId?: string;
}

/** Where a block stands: how many lists hold it, and whether a quotation does. */
interface Place {
  readonly lists: number;
  readonly quoted: boolean;
}

/** The sign before an item of a list, by how many lists hold it. */
const bullets = ["•", "◦", "▪"] as const;

/**
 * The blocks of a body as plain text, for channels without HTML and for comparing revisions. Blocks inside blocks are
 * blocks of their own, however deep: an item of a list, each paragraph of a quotation. Only the row of a table is one.
 */
export function bodyBlocks(body: Body): TextBlock[] {
  return body.content.flatMap((node) => blocks(node, { lists: 0, quoted: false }));
}

/** The whole body as plain text: blocks separated by an empty line, list items by their sign or number. */
export function renderBodyText(body: Body): string {
  return bodyBlocks(body)
    .filter((block) => block.kind !== "picture")
    .map((block) => block.text)
    .filter((text) => text !== "")
    .join("\n\n");
}

/**
 * Every text that a body shows, a block a line and without signs before it, for screening: what stands alone in its
 * block is seen alone. Words parted by a line break or by the border of a cell also stand together, as they are read.
 */
export function screenedTexts(body: Body): string[] {
  return body.content.flatMap((node) => screened(node)).filter((text) => text !== "");
}

function screened(node: JsonNode): string[] {
  const children = node.content ?? [];
  if (isTextBlock(node)) {
    const text = inlineText(node);
    return text.includes("\n") ? [text, text.replaceAll("\n", " ")] : [text];
  }
  if (node.type === "picture") return [String(node.attrs?.caption ?? ""), String(node.attrs?.alt ?? "")];
  const each = children.flatMap((child) => screened(child));
  if (node.type !== "tableRow") return each;
  return [...each, children.map((cell) => screened(cell).join(" ")).join(" ")];
}

function blocks(node: JsonNode, place: Place): TextBlock[] {
  const children = node.content ?? [];
  switch (node.type) {
    case "heading":
      return [{ kind: "heading", text: quotedText(node, place) }];
    case "paragraph":
      return [{ kind: place.quoted ? "quote" : "paragraph", text: quotedText(node, place) }];
    case "bulletList": {
      const bullet = bullets[Math.min(place.lists, bullets.length - 1)] ?? bullets[0];
      return children.flatMap((item) => listItem(item, bullet, place));
    }
    case "orderedList": {
      const start = Number(node.attrs?.start ?? 1);
      return children.flatMap((item, index) => listItem(item, `${start + index}.`, place));
    }
    case "blockquote":
      return children.flatMap((child) => blocks(child, { ...place, quoted: true }));
    case "table":
      return children.flatMap((row) => tableRow(row, place));
    case "picture":
      return [
        {
          kind: "picture",
          text: String(node.attrs?.caption ?? ""),
          assetId: String(node.attrs?.assetId ?? ""),
        },
      ];
    default:
      return [];
  }
}

/** The paragraph of an item behind its sign; what else the item holds follows, each for itself. */
function listItem(item: JsonNode, sign: string, place: Place): TextBlock[] {
  const [first, ...others] = (item.content ?? []).flatMap((child) =>
    blocks(child, { ...place, lists: place.lists + 1 }),
  );
  const head: TextBlock = { kind: "list-item", text: `${sign} ${first?.text ?? ""}` };
  return [head, ...others];
}

/** A row on one line; its pictures follow it. */
function tableRow(row: JsonNode, place: Place): TextBlock[] {
  const cells = (row.content ?? []).map((cell) =>
    (cell.content ?? []).flatMap((child) => blocks(child, place)),
  );
  const text = cells
    .map((cell) =>
      cell
        .filter((block) => block.kind !== "picture" && block.text !== "")
        .map((block) => block.text.replaceAll("\n", " "))
        .join(" "),
    )
    .join(" | ");
  return [{ kind: "table-row", text }, ...cells.flat().filter((block) => block.kind === "picture")];
}

function quotedText(node: JsonNode, place: Place): string {
  const text = inlineText(node);
  return place.quoted && text !== "" ? `“${text}”` : text;
}

function isTextBlock(node: JsonNode): boolean {
  return node.type === "paragraph" || node.type === "heading";
}

function inlineText(block: JsonNode): string {
  return (block.content ?? []).map((node) => (node.type === "hardBreak" ? "\n" : (node.text ?? ""))).join("");
}
