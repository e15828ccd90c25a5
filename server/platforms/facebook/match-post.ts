import { z } from "zod";

/** A post as `published_posts` lists it. */
export const listedPost = z.object({
  id: z.string(),
  message: z.string().default(""),
  created_time: z.string(),
  permalink_url: z.string().optional(),
});
export type ListedPost = z.infer<typeof listedPost>;

/** Clocks of the platform and ours may differ by this much, in milliseconds (searched from 120 s before the call). */
export const clockSkewMs = 120_000;

/** A text as it is compared: NFC, runs of white space as one blank. */
function comparable(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/**
 * Finds our post among those listed: the same message, which holds the article's own address, made at or after the
 * intent. Pure.
 */
export function findPost({
  posts,
  message,
  intentAt,
}: {
  posts: readonly ListedPost[];
  message: string;
  intentAt: Date;
}): ListedPost | undefined {
  const wanted = comparable(message);
  return posts.find(
    (post) =>
      comparable(post.message) === wanted &&
      Date.parse(post.created_time) >= intentAt.getTime() - clockSkewMs,
  );
}
