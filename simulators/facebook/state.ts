import { z } from "zod";

/** What the stand-in remembers of a page; each line of the journal is one of these. */
export const fact = z.discriminatedUnion("fact", [
  z.object({
    fact: z.literal("post"),
    id: z.string(),
    page: z.string(),
    message: z.string(),
    link: z.string(),
    photos: z.array(z.string()),
    at: z.number(),
    visibleAt: z.number(),
  }),
  z.object({
    fact: z.literal("photo"),
    id: z.string(),
    page: z.string(),
    caption: z.string(),
    file: z.string(),
    at: z.number(),
  }),
  z.object({ fact: z.literal("deleted"), id: z.string() }),
]);
export type Fact = z.infer<typeof fact>;
export type Post = Extract<Fact, { fact: "post" }>;
export type Photo = Extract<Fact, { fact: "photo" }>;

/** The pages with their posts and photos; rebuilt from the journal at each start. */
export function createState() {
  const posts = new Map<string, Post>();
  const byPage = new Map<string, Post[]>();
  const photos = new Map<string, Photo>();
  const attached = new Set<string>();
  return {
    posts,
    photos,
    attached,
    postsOf: (page: string): readonly Post[] => byPage.get(page) ?? [],
    apply(entry: Fact) {
      if (entry.fact === "photo") photos.set(entry.id, entry);
      if (entry.fact === "post") {
        posts.set(entry.id, entry);
        byPage.set(entry.page, [...(byPage.get(entry.page) ?? []), entry]);
        for (const photo of entry.photos) attached.add(photo);
      }
      if (entry.fact === "deleted") {
        const post = posts.get(entry.id);
        posts.delete(entry.id);
        photos.delete(entry.id);
        if (post !== undefined) {
          byPage.set(
            post.page,
            (byPage.get(post.page) ?? []).filter((other) => other.id !== entry.id),
          );
        }
      }
    },
  };
}
