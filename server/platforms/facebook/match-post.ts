import { z } from "zod";
import { comparable, namesAddress } from "../comparable.ts";

/** A post as `published_posts` lists it. */
export const listedPost = z.object({
  id: z.string(),
  message: z
    .string()
    .nullish()
    .transform((message) => message ?? ""),
  created_time: z.string(),
  permalink_url: z.string().nullish(),
});
export type ListedPost = z.infer<typeof listedPost>;

/** What is known of the post that is looked for. */
export interface Wanted {
  readonly message: string;
  readonly articleUrl: string;
  /** No post of ours is older than this, by the platform's time. */
  readonly notBefore: Date;
  /** Ids of posts that belong to other deliveries. */
  readonly knownIds: ReadonlySet<string>;
}

/**
 * Finds our post among those listed: `ours` says what our message says, which holds the article's own address;
 * `doubtful` names that address in other words, as somebody who shares the article by hand does. Pure.
 */
export function findPost(
  posts: readonly ListedPost[],
  { message, articleUrl, notBefore, knownIds }: Wanted,
): { ours: ListedPost | undefined; doubtful: boolean } {
  const wanted = comparable(message);
  const others = posts.filter((post) => !knownIds.has(post.id));
  const ours = others.find((post) => comparable(post.message) === wanted);
  const doubtful = others.some(
    (post) =>
      namesAddress(comparable(post.message), articleUrl) &&
      !(Date.parse(post.created_time) < notBefore.getTime()),
  );
  return { ours, doubtful: ours === undefined && doubtful };
}
