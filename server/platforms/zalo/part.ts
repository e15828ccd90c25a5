import { z } from "zod";
import { cutText } from "../../../body/text-limit.ts";
import type { ComparedPart, PartSource, PostView } from "../../foundation/platform-facts.ts";
import { articleBodyOf } from "./article-body.ts";

/** In code points (ZL-4.1: the documented 150 and 300 are refused). */
export const zaloLimits = {
  title: { unit: "codePoint", max: 149 },
  author: { unit: "codePoint", max: 50 },
  ownText: { unit: "codePoint", max: 299 },
} as const;

const block = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), content: z.string() }),
  z.strictObject({ type: z.literal("image"), url: z.string(), caption: z.string() }),
]);

/** What is sealed for Zalo: an article, its body one paragraph or picture after the other. */
export const zaloPart = z.strictObject({
  title: z.string(),
  author: z.string(),
  description: z.string(),
  body: z.array(block),
});
export type ZaloPart = z.infer<typeof zaloPart>;

/** The article with its whole text; the author's own words, or the summary, introduce it. */
export function makeZaloPart(source: PartSource): ZaloPart {
  return {
    title: cutText(source.title, zaloLimits.title),
    author: cutText(source.unitName, zaloLimits.author),
    description: cutText(source.ownText || source.summary, zaloLimits.ownText),
    body: [
      ...articleBodyOf({ body: source.body, pictureUrl: source.pictureUrl }),
      { type: "text", content: `<p>Xem trên Cổng thông tin: ${source.articleUrl}</p>` },
    ],
  };
}

/** An article as people read it. */
export function viewZaloPart({ title, author, description, body }: ZaloPart): PostView {
  const paragraphs = body.map((one) => (one.type === "text" ? plain(one.content) : `[Ảnh] ${one.caption}`));
  return { layout: "article", title, author, text: description, paragraphs };
}

/** Head and body, as reviewers compare them. */
export function compareZaloPart({ title, author, description, body }: ZaloPart): {
  own: ComparedPart;
  fromBody: ComparedPart;
} {
  const head = [title, author, description];
  return {
    own: { values: head, text: head.join("\n") },
    fromBody: {
      values: body,
      text: body
        .map((one) => (one.type === "text" ? one.content : `[Ảnh] ${one.caption} ${one.url}`))
        .join("\n"),
    },
  };
}

/** The words of a paragraph, whose only markup is what articleBodyOf writes. */
function plain(html: string): string {
  return html
    .replaceAll("<br>", "\n")
    .replace(/<[^<>]+>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
