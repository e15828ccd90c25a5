import type { Body } from "./schema.ts";
import { stableJson } from "./stable-json.ts";

interface JsonNode {
  readonly type?: string | undefined;
  readonly text?: string | undefined;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
  readonly content?: readonly JsonNode[] | undefined;
}

/** One line of a body as it is read where two texts are compared. */
export interface BodyLine {
  /** The words with everything besides them that goes out: links, bold, headings, joined cells; notes stand in ⟦⟧. */
  readonly text: string;
  /** The words alone. */
  readonly plain: string;
  /** Equal for two lines only when nothing in them differs, not even what no words can show. */
  readonly key: string;
}

/**
 * A body line by line (paragraphs, list items, rows of tables, pictures), so that whatever two bodies differ in can be
 * read: words, the address of a link, what is bold, the kind of a block, the structure of a table.
 */
export function bodyLines(body: Body): BodyLine[] {
  return linesOf(body.content, "");
}

const headings: Readonly<Record<string, string>> = { "2": "đề mục lớn", "3": "đề mục nhỏ" };
const marks: Readonly<Record<string, string>> = { bold: "chữ đậm", italic: "chữ nghiêng" };
/** Told in words of their own where they stand; every other attribute that is set is told by its name. */
const shownAttributes = new Set([
  "level",
  "start",
  "colspan",
  "rowspan",
  "href",
  "assetId",
  "caption",
  "alt",
]);
const containers = new Set(["bulletList", "orderedList", "blockquote", "table"]);

/** What the officer did not write stands in these brackets; where the text itself holds them it shows plain ones. */
function note(words: string): string {
  return `⟦${words}⟧`;
}

function written(text: string): string {
  return text.replaceAll("⟦", "[").replaceAll("⟧", "]");
}

function linesOf(nodes: readonly JsonNode[], before: string): BodyLine[] {
  return nodes.flatMap((node, index) => {
    // Two lists that touch are not one list.
    const isApart = containers.has(node.type ?? "") && nodes[index - 1]?.type === node.type;
    const lines = linesOfBlock(node, before);
    const [first, ...rest] = lines;
    return isApart && first !== undefined
      ? [{ ...first, text: `${note("tách riêng")} ${first.text}`, key: `| ${first.key}` }, ...rest]
      : lines;
  });
}

function linesOfBlock(node: JsonNode, before: string): BodyLine[] {
  const content = node.content ?? [];
  switch (node.type) {
    case "bulletList":
    case "orderedList": {
      const start = Number(node.attrs?.start ?? 1);
      const extra = attributesOf(node);
      return content.flatMap((item, index) => {
        const sign = node.type === "bulletList" ? "•" : `${start + index}.`;
        const lines = linesOf(item.content ?? [], "");
        const own = lines.length === 0 ? [lineOf({ type: "paragraph" }, "")] : lines;
        return own.map((line, at) => {
          const prefix = `${before}${at === 0 ? sign : "   "} `;
          return {
            text: `${prefix}${at === 0 ? extra : ""}${line.text}`,
            plain: `${prefix}${line.plain}`,
            key: `${prefix}${at === 0 ? extra : ""}${line.key}`,
          };
        });
      });
    }
    case "blockquote": {
      const quoted = `${note(`trích dẫn${attributesOf(node)}`)} `;
      return linesOf(content, "").map((line) => ({
        text: `${before}${quoted}${line.text}`,
        plain: `${before}${line.plain}`,
        key: `${before}${quoted}${line.key}`,
      }));
    }
    case "table":
      return content.map((row) => ({
        text: `${before}${note(`bảng${attributesOf(node)}`)} ${(row.content ?? []).map(cellText).join(" | ")}`,
        plain: `${before}${(row.content ?? []).map((cell) => plainOf(cell)).join(" | ")}`,
        key: `${before}${note("bảng")} ${stableJson(node.attrs)} ${stableJson(row)}`,
      }));
    default:
      return [lineOf(node, before)];
  }
}

function lineOf(node: JsonNode, before: string): BodyLine {
  return {
    text: `${before}${blockText(node)}`,
    plain: `${before}${plainOf(node)}`,
    key: `${before}${stableJson(node)}`,
  };
}

function blockText(node: JsonNode): string {
  const extra = attributesOf(node);
  if (node.type === "picture") {
    const { assetId, caption, alt } = node.attrs ?? {};
    const words = [
      `ảnh ${String(assetId ?? "").slice(0, 6)}`,
      `chú thích: ${written(String(caption ?? "")) || "(trống)"}`,
      `mô tả: ${written(String(alt ?? "")) || "(trống)"}`,
    ];
    return note(`${words.join(", ")}${extra}`);
  }
  if (node.type === "horizontalRule") return note(`đường kẻ ngang${extra}`);
  const inner = inlineText(node.content ?? []);
  if (node.type === "heading")
    return `${note(`${headings[String(node.attrs?.level)] ?? "đề mục"}${extra}`)} ${inner}`;
  if (node.type === "paragraph" && inner === "") return note(`đoạn trống${extra}`);
  if (node.type === "paragraph") return extra === "" ? inner : `${note(`đoạn${extra}`)} ${inner}`;
  return `${note(`${node.type ?? "phần"}${extra}`)} ${inner}`;
}

function cellText(cell: JsonNode): string {
  const { colspan, rowspan } = cell.attrs ?? {};
  const notes = [
    ...(cell.type === "tableHeader" ? ["ô tiêu đề"] : []),
    ...(typeof colspan === "number" && colspan > 1 ? [`gộp ${colspan} cột`] : []),
    ...(typeof rowspan === "number" && rowspan > 1 ? [`gộp ${rowspan} hàng`] : []),
  ].join(", ");
  const extra = attributesOf(cell);
  const inner = linesOf(cell.content ?? [], "")
    .map((line) => line.text)
    .join("\n");
  return notes + extra === "" ? inner : `${note(`${notes}${extra}`)} ${inner}`;
}

/** Text with its marks: neighbours that bear the same ones are one run. */
function inlineText(nodes: readonly JsonNode[]): string {
  const runs: { text: string; words: string }[] = [];
  for (const node of nodes) {
    const text =
      node.type === "text" ? written(node.text ?? "") : node.type === "hardBreak" ? "\n" : blockText(node);
    const words = (node.marks ?? []).map(markText).toSorted().join(", ");
    const last = runs.at(-1);
    if (last !== undefined && last.words === words) last.text += text;
    else runs.push({ text, words });
  }
  return runs.map(({ text, words }) => (words === "" ? text : `⟦${text} · ${words}⟧`)).join("");
}

function markText(mark: {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}): string {
  const words =
    mark.type === "link"
      ? `liên kết tới ${written(String(mark.attrs?.href ?? ""))}`
      : (marks[mark.type] ?? mark.type);
  return `${words}${attributesOf(mark)}`;
}

/** Attributes that have no words of their own, by name: whatever goes out is told. */
function attributesOf({ attrs }: { readonly attrs?: Readonly<Record<string, unknown>> | undefined }): string {
  return Object.entries(attrs ?? {})
    .filter(([key, value]) => value !== null && value !== undefined && !shownAttributes.has(key))
    .map(([key, value]) => `, ${key}: ${written(typeof value === "string" ? value : stableJson(value))}`)
    .join("");
}

function plainOf(node: JsonNode): string {
  if (node.type === "text") return node.text ?? "";
  if (node.type === "hardBreak") return "\n";
  if (node.type === "picture") return `[Ảnh] ${String(node.attrs?.caption ?? "")}`;
  const isText = (child: JsonNode) => child.type === "text" || child.type === "hardBreak";
  const children = node.content ?? [];
  return children.map(plainOf).join(children.every(isText) ? "" : "\n");
}
