import { z } from "zod";

/**
 * The part of a copy's progress in which a connector keeps what it was given for a copy that it has made and that is not
 * confirmed yet: the platform may show that copy at any moment. Zalo (ZL-4.3) gives a token first and an article id once the
 * article is ready; `neverReady` is the token of an article that did not get ready while we waited.
 */
export const madeCopy = z.object({
  token: z.string().optional(),
  articleId: z.string().optional(),
  neverReady: z.string().optional(),
});

/** Whether a copy was made with this progress, so that one may stand on the channel although nothing is confirmed. */
export function hasMadeCopy(progress: unknown): boolean {
  const made = madeCopy.safeParse(progress).data;
  return made !== undefined && Object.values(made).some((id) => id !== undefined);
}
