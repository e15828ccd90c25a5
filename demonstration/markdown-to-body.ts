import { marked, type Token, type Tokens } from "marked";
import { isAllowedLink } from "../body/links.ts";

interface JsonNode {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly JsonNode[];
  readonly marks?: readonly Mark[];
}
interface Mark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

/** Turns the Markdown of a sample item into a document of the editor; the result still passes validateBody. */
export function markdownToBody(markdown: string): JsonNode {
  const content = marked.lexer(markdown).flatMap((token) => block(token));
  return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
}

function block(token: Token): JsonNode[] {
  switch (token.type) {
    case "heading":
      return [{ type: "heading", attrs: { level: token.depth >= 3 ? 3 : 2 }, content: inline(token.tokens) }];
    case "paragraph":
    case "text":
      return [{ type: "paragraph", content: inline(token.tokens ?? [token]) }];
    case "blockquote":
      return [{ type: "blockquote", content: (token.tokens ?? []).flatMap((child) => block(child)) }];
    case "list":
      return [list(token)];
    case "table":
      return [table(token)];
    case "hr":
      return [{ type: "horizontalRule" }];
    case "space":
      return [];
    default:
      throw new Error(`a sample item holds Markdown of type ${token.type}`);
  }
}

function list(token: Tokens.Generic): JsonNode {
  const items: readonly Token[] = token.items ?? [];
  return {
    type: token.ordered ? "orderedList" : "bulletList",
    content: items.map((item) => ({
      type: "listItem",
      content: ("tokens" in item ? (item.tokens ?? []) : []).flatMap((child: Token) => block(child)),
    })),
  };
}

function table(token: Tokens.Generic): JsonNode {
  const header: readonly Tokens.TableCell[] = token.header ?? [];
  const rows: readonly (readonly Tokens.TableCell[])[] = token.rows ?? [];
  const cell = (type: string) => (source: Tokens.TableCell) => ({
    type,
    content: [{ type: "paragraph", content: inline(source.tokens) }],
  });
  return {
    type: "table",
    content: [
      { type: "tableRow", content: header.map(cell("tableHeader")) },
      ...rows.map((row) => ({ type: "tableRow", content: row.map(cell("tableCell")) })),
    ],
  };
}

function inline(tokens: readonly Token[] | undefined, marks: readonly Mark[] = []): JsonNode[] {
  return (tokens ?? []).flatMap((token): JsonNode[] => {
    if (token.type === "strong") return inline(token.tokens, [...marks, { type: "bold" }]);
    if (token.type === "em") return inline(token.tokens, [...marks, { type: "italic" }]);
    if (token.type === "br") return [{ type: "hardBreak" }];
    if (token.type === "link") {
      const link = isAllowedLink(token.href) ? [{ type: "link", attrs: { href: token.href } }] : [];
      return inline(token.tokens, [...marks, ...link]);
    }
    if ("tokens" in token && token.tokens !== undefined) return inline(token.tokens, marks);
    const text = "text" in token ? String(token.text) : token.raw;
    return text === ""
      ? []
      : [{ type: "text", text: text.replaceAll("\n", " "), ...(marks.length > 0 ? { marks } : {}) }];
  });
}
