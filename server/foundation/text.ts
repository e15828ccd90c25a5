import { composed } from "../../body/clean-text.ts";

const marks = /\p{M}/gu;

/** A text as part of an address: lower case ASCII words joined by hyphens, at most `max` characters; "tin" when nothing is left. */
export function slugOf(text: string, max = 80): string {
  const ascii = composed(text, "NFD")
    .replace(marks, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (ascii.length <= max) return ascii || "tin";
  const cut = ascii.slice(0, max + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf("-"), 1)).replace(/-+$/, "") || "tin";
}
