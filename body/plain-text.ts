import { z } from "zod";
import { textFault } from "./validate-body.ts";

/** One line or paragraph of plain text: well-formed, without markup or hidden characters, in NFC. Lengths in UTF-16 units. */
export function plainText({ max }: { max: number }) {
  return z
    .string()
    .max(max)
    .superRefine((text, context) => {
      const fault = textFault(text);
      if (fault !== undefined) context.addIssue({ code: "custom", message: fault });
    })
    .normalize("NFC");
}

/** A calendar day, or empty while it is not known. */
export const dayOrEmpty = z.union([z.iso.date(), z.literal("")]);

/** A moment with its offset, or empty. */
export const momentOrEmpty = z.union([z.iso.datetime({ offset: true }), z.literal("")]);

/** A day of birth as far as it is known: the day, the year alone, or nothing. */
export const birthDate = z.union([z.iso.date(), z.string().regex(/^(19|20)\d\d$/), z.literal("")]);
