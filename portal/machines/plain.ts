import type { Page } from "../http/answer.ts";

/** A page for machines, ready as it stands. */
export function plain(
  path: string,
  contentType: string,
  body: string | Buffer,
  keys: readonly string[],
): Page {
  return { status: 200, path, contentType, body, keys, stored: true };
}
