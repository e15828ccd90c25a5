import { z } from "zod";

/** The longest a text may be, in the unit that a platform counts by: UTF-16 units, code points or bytes of UTF-8. */
export const textLimit = z
  .object({ unit: z.enum(["utf16", "codePoint", "utf8"]), max: z.number().int().min(1) })
  .readonly();
export type TextLimit = z.infer<typeof textLimit>;
