import { hashCanonical, toJson } from "../foundation/canonical-json.ts";
import type { SealedContent } from "./sealed-content.ts";

/** The seal of a revision: SHA-256 over the canonical form (RFC 8785) of exactly what goes out, targets included. */
export function contentHash(content: SealedContent): Buffer {
  return hashCanonical(toJson(content));
}
