import { composed } from "../../body/clean-text.ts";

/** A text as copies are compared: NFC, nothing that is not seen, runs of white space as one blank. */
export function comparable(text: string): string {
  return composed(text).replace(unseen, "").replace(/\s+/gu, " ").trim();
}

/** Soft hyphen, zero-width spaces and joiners, byte order mark: platforms put them in and take them out. */
const unseen = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** Whether a text names an address itself, and not a longer one that begins with it. */
export function namesAddress(text: string, address: string): boolean {
  for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
    const next = text[at + address.length];
    if (next === undefined || !/[\p{L}\p{N}_%-]/u.test(next)) return true;
  }
  return false;
}

/**
 * Clocks of the platform and ours may differ by this much and a copy still be found, in milliseconds: far more than the
 * difference at which nothing is published any more. What a copy says proves that it is ours; time only bounds the
 * pages that are read.
 */
export const listingMarginMs = 10 * 60_000;
