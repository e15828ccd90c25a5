import { z } from "zod";
import type { ComparedPart, PartSource, PostView } from "../../foundation/platform-facts.ts";

/** What is sealed for Facebook. */
export const facebookPart = z.strictObject({ message: z.string() });
export type FacebookPart = z.infer<typeof facebookPart>;

const beforeAddress = "\n\nXem chi tiết: ";

/** The author's own words, or title and summary, and the address of the article. */
export function makeFacebookPart({ title, summary, ownText, articleUrl }: PartSource): FacebookPart {
  return { message: `${ownText || `${title}\n\n${summary}`}${beforeAddress}${articleUrl}` };
}

/** The message without the address, which each sealing adds anew. */
export function ownTextOf({ message }: FacebookPart): string {
  return message.split(beforeAddress)[0] ?? "";
}

/** A post: nothing but its text. */
export function viewFacebookPart({ message }: FacebookPart): PostView {
  return { layout: "post", title: "", author: "", text: message, paragraphs: [] };
}

/** The message, as reviewers compare it. */
export function compareFacebookPart({ message }: FacebookPart): { own: ComparedPart; fromBody: null } {
  return { own: { values: message, text: message }, fromBody: null };
}
