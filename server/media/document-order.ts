import { z } from "zod";

/** What the thread that reads documents is told. */
export const documentOrder = z.object({
  file: z.string(),
  filename: z.string(),
  maxPages: z.number(),
  maxTextLength: z.number(),
});
export type DocumentOrder = z.infer<typeof documentOrder>;

/** What it answers: its pages, its words for search, and which rules saw a mark of state secrecy anywhere in it. */
export const documentAnswer = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("read"),
    pages: z.number(),
    text: z.string(),
    rules: z.array(z.string()),
  }),
  z.object({ outcome: z.enum(["encrypted", "broken", "program", "embedded", "link", "long", "wordy"]) }),
]);
