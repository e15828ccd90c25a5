import { z } from "zod";
import { cleanText, isFarTooLong, lengthOf } from "./clean-text.ts";
import { textFault } from "./text-fault.ts";

/**
 * One line or paragraph of plain text, cleaned (see cleanText), without markup, at most `max` and at least `min` letters
 * as lengthOf counts them. Nothing looks into a text that is too long. With `trim`, spaces around it go first.
 */
export function plainText({
  max,
  min = 0,
  trim = false,
  tooLong = `Mục này dài quá ${max} ký tự.`,
  tooShort = min === 1 ? "Mục này còn trống." : `Mục này quá ngắn (ít nhất ${min} ký tự).`,
}: {
  max: number;
  min?: number;
  trim?: boolean;
  tooLong?: string;
  tooShort?: string;
}) {
  return z
    .string()
    .refine((text) => !isFarTooLong(text, max), { error: tooLong, abort: true })
    .overwrite((text) => (trim ? cleanText(text).trim() : cleanText(text)))
    .refine((text) => lengthOf(text) >= min, { error: tooShort, abort: true })
    .refine((text) => lengthOf(text) <= max, { error: tooLong, abort: true })
    .superRefine((text, context) => {
      const fault = textFault(text);
      if (fault !== undefined) context.addIssue({ code: "custom", message: fault });
    });
}

/** A text of a known form; nothing but its length is looked at when that is more than `max` UTF-16 units. */
export function formedText({ form, max, error }: { form: RegExp; max: number; error?: string }) {
  return z
    .string()
    .max(max, { abort: true, ...(error === undefined ? {} : { error }) })
    .regex(form, error);
}

/** A web address of at most `max` UTF-16 units, whose parts are looked at only when it is not longer. */
export function webAddress({
  max,
  protocol,
  hostname,
}: {
  max: number;
  protocol: RegExp;
  hostname?: RegExp;
}) {
  return z
    .string()
    .max(max, { abort: true })
    .pipe(z.url({ protocol, ...(hostname === undefined ? {} : { hostname }) }));
}

/** A calendar day, or empty while it is not known. */
export const dayOrEmpty = z.union([z.iso.date(), z.literal("")]);

/** A moment with its offset, or empty. */
export const momentOrEmpty = z.union([z.iso.datetime({ offset: true }), z.literal("")]);

/** A day of birth as far as it is known: the day, the year alone, or nothing. */
export const birthDate = z.union([z.iso.date(), z.string().regex(/^(19|20)\d\d$/), z.literal("")]);
