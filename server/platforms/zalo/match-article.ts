import { z } from "zod";
import type { ChannelCopy } from "../connector.ts";

/** An article as `getslice` lists it; `create_date` is in epoch milliseconds. */
export const listedArticle = z.object({
  id: z.string(),
  title: z.string(),
  create_date: z.coerce.number(),
  link_view: z.string().optional(),
});
export type ListedArticle = z.infer<typeof listedArticle>;

/** The parts of `getdetail` by which an article is known as ours. */
export const articleDetail = z.object({
  id: z.string(),
  title: z.string().default(""),
  author: z.string().default(""),
  description: z.string().default(""),
  body: z.array(z.object({ type: z.string(), content: z.string().optional() })).default([]),
  link_view: z.string().optional(),
});
export type ArticleDetail = z.infer<typeof articleDetail>;

/** Clocks may differ by this much, in milliseconds; an article from within that time before the intent is doubtful. */
const clockSkewMs = 120_000;

/** A text as it is compared: NFC, runs of white space as one blank. */
function comparable(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** The articles with our title: those made since the intent, and those from just before it, which prove nothing. */
export function candidates({
  articles,
  title,
  intentAt,
}: {
  articles: readonly ListedArticle[];
  title: string;
  intentAt: Date;
}): { since: ListedArticle[]; doubtful: ListedArticle[] } {
  const same = articles.filter((article) => comparable(article.title) === comparable(title));
  const start = intentAt.getTime();
  return {
    since: same.filter((article) => article.create_date >= start),
    doubtful: same.filter(
      (article) => article.create_date < start && article.create_date >= start - clockSkewMs,
    ),
  };
}

/** Whether a detail says what our copy says: author, description and every paragraph of text. */
export function isOurs(detail: ArticleDetail, copy: ChannelCopy): boolean {
  const words = (blocks: readonly { type: string; content?: string | undefined }[]) =>
    comparable(
      blocks
        .filter((block) => block.type === "text")
        .map((block) => block.content ?? "")
        .join("\n"),
    );
  return (
    comparable(detail.author) === comparable(copy.zalo.author) &&
    comparable(detail.description) === comparable(copy.zalo.description) &&
    words(detail.body) ===
      words(copy.zalo.body.map((block) => (block.type === "text" ? block : { type: "image" })))
  );
}
