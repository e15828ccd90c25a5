const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  "#x27": "'",
  nbsp: " ",
};

/** The words of a sealed body as a reader sees them: blocks and cells on lines of their own, no markup. */
export function textOfHtml(html: string): string {
  return html
    .replaceAll(
      /<\/?(?:p|h[1-6]|li|ul|ol|blockquote|tr|td|th|table|thead|tbody|figure|figcaption|br|hr)\b[^<>]*>/gi,
      "\n",
    )
    .replaceAll(/<[^<>]*>/g, "")
    .replaceAll(/&(#?\w{1,6});/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}
