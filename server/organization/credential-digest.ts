import { createHash } from "node:crypto";

/**
 * What the ledger keeps of a credential: SHA-256 over the argon2id hash of the password and the encrypted second factor,
 * as they are stored. It tells that one of them was replaced and helps nobody to find either.
 */
export function credentialDigest({
  passwordHash,
  totpSecretEncrypted,
}: {
  passwordHash: string;
  totpSecretEncrypted: Buffer | null;
}): string {
  return createHash("sha256")
    .update(passwordHash, "utf8")
    .update("\0")
    .update(totpSecretEncrypted ?? "")
    .digest("hex");
}
