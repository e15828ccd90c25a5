import { z } from "zod";
import { comparable, namesAddress } from "../comparable.ts";
import type { ChannelCopy } from "../connector.ts";
import type { ZaloPart } from "./part.ts";

/** The address that readers get, where the platform says it. */
const link = z
  .string()
  .nullish()
  .transform((address) => address || undefined);
/** An article as `getslice` lists it; `create_date` is in epoch milliseconds. */
export const listedArticle = z.object({
  id: z.string(),
  title: z.string(),
  create_date: z.coerce.number().positive(),
  link_view: link,
});
export type ListedArticle = z.infer<typeof listedArticle>;

/** The parts of `getdetail` by which an article is known as ours. */
export const articleDetail = z.object({
  id: z.string(),
  title: z.string().default(""),
  author: z.string().default(""),
  description: z.string().default(""),
  body: z.array(z.object({ type: z.string(), content: z.string().optional() })).default([]),
  link_view: link,
});
export type ArticleDetail = z.infer<typeof articleDetail>;

/** Whether an article was made before ours could be, by the platform's time. */
export function isTooOld(article: ListedArticle, notBefore: Date): boolean {
  return article.create_date < notBefore.getTime();
}

/** The listed articles that may be ours: our title, not too old, and none of another delivery's. */
export function candidates(
  articles: readonly ListedArticle[],
  { title, notBefore, knownIds }: { title: string; notBefore: Date; knownIds: ReadonlySet<string> },
): ListedArticle[] {
  const wanted = comparable(title);
  return articles.filter(
    (article) =>
      !knownIds.has(article.id) && !isTooOld(article, notBefore) && comparable(article.title) === wanted,
  );
}

/**
 * Whether a detail is our copy: it says what our copy says (author, description and every paragraph of text) and names
 * the article's own address, as ours does.
 */
export function isOurs(detail: ArticleDetail, copy: ChannelCopy<ZaloPart>): boolean {
  const words = wordsOf(detail.body);
  const sealed = wordsOf(copy.part.body.map((block) => (block.type === "text" ? block : { type: "image" })));
  return (
    comparable(detail.author) === comparable(copy.part.author) &&
    comparable(detail.description) === comparable(copy.part.description) &&
    words === sealed &&
    namesAddress(words, copy.articleUrl)
  );
}

function wordsOf(blocks: readonly { type: string; content?: string | undefined }[]): string {
  const texts = blocks.filter((block) => block.type === "text").map((block) => readable(block.content ?? ""));
  return comparable(texts.join("\n"));
}

const entities: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
  "&amp;": "&",
};

/** The words of simple HTML: which tags and entities Zalo keeps is not documented. */
function readable(html: string): string {
  return html
    .replace(/<[^<>]*>/g, " ")
    .replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (one) => entities[one] ?? one);
}
