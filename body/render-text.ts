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

/** The blocks of a body as plain text, for channels without HTML, for comparing revisions and for screening. */
export function bodyBlocks(body: Body): TextBlock[] {
  return body.content.flatMap((node) => blocks(node));
}

/** The whole body as plain text: blocks separated by an empty line, list items by "• " or their number. */
export function renderBodyText(body: Body): string {
  return bodyBlocks(body)
    .filter((block) => block.kind !== "picture")
    .map((block) => block.text)
    .filter((text) => text !== "")
    .join("\n\n");
}

function blocks(node: JsonNode): TextBlock[] {
  switch (node.type) {
    case "heading":
      return [{ kind: "heading", text: textOf(node) }];
    case "paragraph":
      return [{ kind: "paragraph", text: textOf(node) }];
    case "bulletList":
      return (node.content ?? []).map((item) => ({ kind: "list-item", text: `• ${textOf(item)}` }));
    case "orderedList": {
      const start = Number(node.attrs?.start ?? 1);
      return (node.content ?? []).map((item, index) => ({
        kind: "list-item",
        text: `${start + index}. ${textOf(item)}`,
      }));
    }
    case "blockquote":
      return (node.content ?? []).map((child) => ({ kind: "quote", text: `“${textOf(child)}”` }));
    case "table":
      return (node.content ?? []).map((row) => ({
        kind: "table-row",
        text: (row.content ?? []).map((cell) => textOf(cell)).join(" | "),
      }));
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

function textOf(node: JsonNode): string {
  if (node.type === "text") return node.text ?? "";
  if (node.type === "hardBreak") return "\n";
  const separator = ["listItem", "tableCell", "tableHeader", "blockquote"].includes(node.type ?? "")
    ? " "
    : "";
  return (node.content ?? []).map((child) => textOf(child)).join(separator);
}
