/** What became of a file that was looked into: what was found or made of it, or the Vietnamese sentence why it cannot be used. */
export type Usability<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

/** The file is good. */
export function usable<T>(value: T): Usability<T> {
  return { ok: true, value };
}

/** The file cannot be used; the sentence says why and what to do. */
export function unusable(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
