import { randomBytes } from "node:crypto";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** A new identifier: 16 characters of Crockford base32 in lower case, 80 random bits, safe in URLs, not guessable. */
export function newId(): string {
  let id = "";
  for (const byte of randomBytes(16)) id += alphabet[byte & 31];
  return id;
}
