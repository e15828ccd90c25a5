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

/** What an invitation is made of. */
interface InvitationRow {
  readonly proposer_code_hash: Buffer;
  readonly confirmer_code_hash: Buffer;
  readonly made_at: Date;
  readonly expires_at: Date;
}

/** What the ledger keeps of an invitation: SHA-256 over its stored halves and its times. */
export function invitationDigest(row: InvitationRow): string {
  return createHash("sha256")
    .update(row.proposer_code_hash)
    .update(row.confirmer_code_hash)
    .update(`${row.made_at.toISOString()} ${row.expires_at.toISOString()}`, "utf8")
    .digest("hex");
}

/** What the ledger keeps of the half of a reset's code that waits in its proposal. */
export function halfDigest(codeHash: Buffer): string {
  return createHash("sha256").update(codeHash).digest("hex");
}
