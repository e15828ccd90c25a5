/** An element with its attributes, and text or elements in it. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly XmlNode[];
}

export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: string | readonly XmlNode[] = [],
): XmlNode {
  return { name, attributes, content };
}

/** The document of an element, every text escaped. */
export function xmlDocument(node: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(node)}\n`;
}

function written({ name, attributes, content }: XmlNode): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inner = typeof content === "string" ? escaped(content) : content.map(written).join("");
  return `<${name}${pairs.join("")}>${inner}</${name}>`;
}

// XML 1.0 cannot hold these at all, escaped or not.
const unspeakable = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;

function escaped(text: string): string {
  return text
    .replace(unspeakable, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
