interface JsonNode {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly content?: unknown;
}

const nouns: ReadonlyMap<unknown, string> = new Map(
  Object.entries({
    paragraph: "Đoạn",
    heading: "Đề mục",
    bulletList: "Danh sách",
    orderedList: "Danh sách",
    blockquote: "Trích dẫn",
    table: "Bảng",
    picture: "Ảnh",
  }),
);
const parts: ReadonlyMap<unknown, string> = new Map(
  Object.entries({
    listItem: "mục",
    tableRow: "hàng",
    tableCell: "ô",
    tableHeader: "ô",
  }),
);
const shownLetters = 30;

/**
 * Where in a body a path ("content.2.content.0.text") leads, as somebody finds it on the screen: "Bảng 1, hàng 2, ô 3
 * («Nga Sơn…»)". Empty when the path leads to no block.
 */
export function placeInBody(body: unknown, path: string): string {
  const phrases: string[] = [];
  let node = nodeOf(body);
  for (const index of indexes(path)) {
    const siblings = childrenOf(node);
    const child = siblings[index];
    if (child === undefined) break;
    const noun = phrases.length === 0 ? nouns.get(child.type) : undefined;
    const part = parts.get(child.type);
    if (noun !== undefined) {
      const before = siblings.slice(0, index + 1).filter((one) => nouns.get(one?.type) === noun);
      phrases.push(`${noun} ${before.length}`);
    } else if (part !== undefined && phrases.length > 0) phrases.push(`${part} ${index + 1}`);
    node = child;
  }
  const words = [...wordsOf(node)];
  if (phrases.length === 0 || words.length === 0) return phrases.join(", ");
  const quoted = words.slice(0, shownLetters).join("");
  return `${phrases.join(", ")} («${quoted}${words.length > shownLetters ? "…" : ""}»)`;
}

function indexes(path: string): number[] {
  const steps = path.split(".");
  const found: number[] = [];
  for (let at = 0; steps[at] === "content" && steps[at + 1] !== undefined; at += 2)
    found.push(Number(steps[at + 1]));
  return found;
}

function wordsOf(node: JsonNode | undefined): string {
  if (typeof node?.text === "string") return node.text.slice(0, 4 * shownLetters);
  let words = "";
  for (const child of childrenOf(node)) {
    words += wordsOf(child);
    if (words.length > 4 * shownLetters) break;
  }
  return words;
}

function childrenOf(node: JsonNode | undefined): (JsonNode | undefined)[] {
  return Array.isArray(node?.content) ? node.content.map(nodeOf) : [];
}

function nodeOf(value: unknown): JsonNode | undefined {
  return typeof value === "object" && value !== null ? value : undefined;
}
