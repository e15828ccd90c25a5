import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** A value that JSON can hold without loss. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** The canonical form of a JSON value (RFC 8785). Throws on what JSON cannot hold, lone surrogates included. */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("canonical form of undefined");
  if (!text.isWellFormed()) throw new Error("canonical form of text that is not well-formed Unicode");
  return text;
}

/** SHA-256 over the canonical form (RFC 8785) of a JSON value, 32 bytes. */
export function hashCanonical(value: Json): Buffer {
  return createHash("sha256").update(canonicalJson(value), "utf8").digest();
}

/** The same value, known to be JSON; members that are undefined are left out. Throws on anything that JSON cannot hold. */
export function toJson(value: unknown): Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Error("a number that JSON cannot hold");
    return value;
  }
  if (Array.isArray(value)) return value.map(toJson);
  // ProseMirror's attributes are objects without a prototype.
  if (typeof value === "object" && [Object.prototype, null].includes(Object.getPrototypeOf(value))) {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    return Object.fromEntries(entries.map(([key, entry]) => [key, toJson(entry)]));
  }
  throw new Error("a value that JSON cannot hold");
}
