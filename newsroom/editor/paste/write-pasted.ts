import type { PastedBlock, PastedCell, PastedInline } from "./pasted-block.ts";

type Entry = Extract<PastedBlock, { kind: "entry" }>;

/** The HTML of pasted blocks, in the elements that the editor's schema reads and no others. Pure. */
export function writePasted(blocks: readonly PastedBlock[]): string {
  const levels = blocks.flatMap((block) => (block.kind === "heading" ? [block.level] : []));
  return written(blocks, Math.min(...levels));
}

/** `top` is the level of the largest heading: it becomes the larger of the two that a body has. */
function written(blocks: readonly PastedBlock[], top: number): string {
  return withLists(blocks)
    .map((block) => writtenBlock(block, top))
    .join("");
}

function writtenBlock(block: PastedBlock, top: number): string {
  switch (block.kind) {
    case "paragraph":
      return `<p>${inlines(block.inlines)}</p>`;
    case "heading": {
      const name = block.level <= top ? "h2" : "h3";
      return `<${name}>${inlines(block.inlines)}</${name}>`;
    }
    case "list": {
      const items = block.items.map((item) => `<li>${startingWithText(item, top)}</li>`).join("");
      if (!block.ordered) return `<ul>${items}</ul>`;
      return `<ol${block.start > 1 ? ` start="${Math.trunc(block.start)}"` : ""}>${items}</ol>`;
    }
    case "quote":
      return `<blockquote>${written(block.blocks, top)}</blockquote>`;
    case "table":
      return `<table><tbody>${block.rows.map((row) => `<tr>${row.map((one) => cell(one, top)).join("")}</tr>`).join("")}</tbody></table>`;
    case "picture":
      return `<figure data-asset-id="${escaped(block.assetId)}"></figure>`;
    case "rule":
      return "<hr>";
    case "entry":
      return written(block.blocks, top);
  }
}

function startingWithText(item: readonly PastedBlock[], top: number): string {
  // Within an item the schema knows no heading.
  const plain = item.map((block) =>
    block.kind === "heading" ? ({ kind: "paragraph", inlines: block.inlines } as const) : block,
  );
  return (plain[0]?.kind === "paragraph" ? "" : "<p></p>") + written(plain, top);
}

function cell({ heads, colspan, rowspan, blocks }: PastedCell, top: number): string {
  const name = heads ? "th" : "td";
  const span = (side: string, value: string | null) => {
    const count = Number(value);
    return Number.isInteger(count) && count > 1 && count <= 100 ? ` ${side}="${count}"` : "";
  };
  const content = blocks.length === 0 ? "<p></p>" : written(blocks, top);
  return `<${name}${span("colspan", colspan)}${span("rowspan", rowspan)}>${content}</${name}>`;
}

/** The same blocks with the entries that follow one another put into lists, by their levels. */
function withLists(blocks: readonly PastedBlock[]): PastedBlock[] {
  const done: PastedBlock[] = [];
  let entries: Entry[] = [];
  const close = () => {
    done.push(...listsOf(entries));
    entries = [];
  };
  for (const block of blocks) {
    if (block.kind === "entry") entries.push(block);
    else {
      close();
      done.push(block);
    }
  }
  close();
  return done;
}

function listsOf(entries: readonly Entry[]): PastedBlock[] {
  const lists: PastedBlock[] = [];
  for (let at = 0; at < entries.length; ) {
    const first = entries[at];
    if (first === undefined) break;
    const { level, ordered, number } = first.mark;
    const items: PastedBlock[][] = [];
    for (let next = entries[at]; next !== undefined && next.mark.level >= level; next = entries[at]) {
      if (next.mark.level === level && next.mark.ordered !== ordered) break;
      if (next.mark.level === level) items.push([...next.blocks]);
      else items.at(-1)?.push(next);
      at += 1;
    }
    lists.push({ kind: "list", ordered, start: number, items });
  }
  return lists;
}

function inlines(parts: readonly PastedInline[]): string {
  return parts
    .map((part) => {
      if (part.kind === "break") return "<br>";
      const { bold, italic, href } = part.look;
      let html = escaped(part.text);
      if (italic) html = `<em>${html}</em>`;
      if (bold) html = `<strong>${html}</strong>`;
      return href === null ? html : `<a href="${escaped(href)}">${html}</a>`;
    })
    .join("");
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
