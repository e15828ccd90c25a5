import { bodyBlocks, type TextBlock } from "../../../body/render-text.ts";
import type { Body } from "../../../body/schema.ts";

/** A paragraph or picture of a Zalo article (ZL-4.1). */
export type ZaloBodyBlock =
  | { readonly type: "text"; readonly content: string }
  | { readonly type: "image"; readonly url: string; readonly caption: string };

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/**
 * The body as the paragraphs of a Zalo article (ZL-4.1: text may hold simple HTML; only <p>, <b> and <br> are used, the
 * allowed set being undocumented). `pictureUrl` answers the public JPEG of an asset, or undefined to leave it out.
 */
export function articleBodyOf({
  body,
  pictureUrl,
}: {
  body: Body;
  pictureUrl: (assetId: string) => string | undefined;
}): ZaloBodyBlock[] {
  return bodyBlocks(body).flatMap((block): ZaloBodyBlock[] => {
    if (block.kind !== "picture")
      return block.text === "" ? [] : [{ type: "text", content: paragraph(block) }];
    const url = pictureUrl(block.assetId ?? "");
    return url === undefined ? [] : [{ type: "image", url, caption: block.text }];
  });
}

function paragraph(block: TextBlock): string {
  const text = block.text
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
    .replaceAll("\n", "<br>");
  return block.kind === "heading" ? `<p><b>${text}</b></p>` : `<p>${text}</p>`;
}
