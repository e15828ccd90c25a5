import type { IncomingHttpHeaders } from "node:http";

/** The part of a file that a request asks for: all of it, the bytes from `start` to `end` (both included), or none that there is. */
export type ByteRange =
  | { readonly kind: "whole" }
  | { readonly kind: "part"; readonly start: number; readonly end: number }
  | { readonly kind: "unsatisfiable" };

const whole: ByteRange = { kind: "whole" };
const form = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * Reads Range and If-Range (RFC 9110, sections 14.2 and 13.1.5) for a file of `size` bytes. What is malformed, names
 * another unit or several ranges is answered with the whole file, as the RFC allows; so is a part of another version.
 */
export function byteRange(
  headers: Pick<IncomingHttpHeaders, "range"> & { readonly "if-range"?: string | string[] | undefined },
  { size, etag }: { size: number; etag: string },
): ByteRange {
  const { range } = headers;
  if (range === undefined) return whole;
  if (headers["if-range"] !== undefined && headers["if-range"] !== etag) return whole;
  const match = form.exec(range.replaceAll(" ", "").toLowerCase());
  const [, from = "", to = ""] = match ?? [];
  if (match === null || (from === "" && to === "")) return whole;
  if (from === "") {
    const length = Math.min(Number(to), size);
    return length === 0 ? { kind: "unsatisfiable" } : { kind: "part", start: size - length, end: size - 1 };
  }
  const start = Number(from);
  if (to !== "" && Number(to) < start) return whole;
  if (start >= size) return { kind: "unsatisfiable" };
  return { kind: "part", start, end: to === "" ? size - 1 : Math.min(Number(to), size - 1) };
}
