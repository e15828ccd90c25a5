import { z } from "zod";
import type { PlatformFacts, PlatformPart, PostView } from "../foundation/platform-facts.ts";

/** What goes out on one platform, as the screens show it. */
export interface Post extends PostView {
  readonly platform: string;
  readonly name: string;
}

/** The same as the API answers it. */
export const postView = z.object({
  platform: z.string(),
  name: z.string(),
  layout: z.enum(["post", "article"]),
  title: z.string(),
  author: z.string(),
  text: z.string(),
  paragraphs: z.array(z.string()).readonly(),
});

/** The posts of an item in the order of the platforms; a platform for which nothing was sealed is left out. */
export function postsOf(
  parts: Readonly<Record<string, PlatformPart>>,
  platforms: readonly PlatformFacts[],
): Post[] {
  return platforms.flatMap(({ id, name, viewPart }) => {
    const part = parts[id];
    return part === undefined ? [] : [{ platform: id, name, ...viewPart(part) }];
  });
}
