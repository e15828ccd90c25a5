import { createPublicKey, type KeyObject, sign } from "node:crypto";
import { canonicalJson, type Json } from "../../server/foundation/canonical-json.ts";

/**
 * A list with its signature: Ed25519 over the UTF-8 of the canonical form (RFC 8785) of the document without
 * `signature`. The key stands beside it as SPKI (DER, base64) to be found by its fingerprint, which the reader must
 * have from elsewhere.
 */
export function signList<List extends Record<string, Json>>(privateKey: KeyObject, list: List) {
  const key = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  return {
    ...list,
    signature: {
      algorithm: "Ed25519",
      publicKey: key.toString("base64"),
      value: sign(null, Buffer.from(canonicalJson(list), "utf8"), privateKey).toString("base64"),
    },
  };
}
