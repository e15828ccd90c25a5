import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** The key that encrypts tokens and TOTP secrets: 32 bytes, read once at start from MASTER_KEY_FILE. */
export interface MasterKey {
  readonly bytes: Buffer;
}

const formatVersion = 1;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a secret with AES-256-GCM. `context` (for a token: the channel id) is bound as associated data, so that a
 * ciphertext moved to another row does not decrypt. Layout: version byte, nonce (12), tag (16), ciphertext.
 */
export function encryptSecret({
  key,
  plaintext,
  context,
}: {
  key: MasterKey;
  plaintext: string;
  context: string;
}): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce);
  cipher.setAAD(Buffer.from(context, "utf8"));
  const body = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.from([formatVersion]), nonce, cipher.getAuthTag(), body]);
}

/** Reverses encryptSecret. Throws when the key, the context or a single bit differs. */
export function decryptSecret({
  key,
  ciphertext,
  context,
}: {
  key: MasterKey;
  ciphertext: Buffer;
  context: string;
}): string {
  if (ciphertext[0] !== formatVersion) throw new Error("unknown format of an encrypted secret");
  const nonce = ciphertext.subarray(1, 1 + nonceBytes);
  const tag = ciphertext.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, nonce);
  decipher.setAAD(Buffer.from(context, "utf8"));
  decipher.setAuthTag(tag);
  return (
    decipher.update(ciphertext.subarray(1 + nonceBytes + tagBytes), undefined, "utf8") +
    decipher.final("utf8")
  );
}

/**
 * A hash of a text that only the holder of the master key can make, for finding what is stored encrypted and for tokens
 * that need not be stored. `purpose` keeps the hashes of different uses apart.
 */
export function keyedHash({ key, purpose, text }: { key: MasterKey; purpose: string; text: string }): Buffer {
  const own = Buffer.from(hkdfSync("sha256", key.bytes, Buffer.alloc(0), `trongdong ${purpose}`, 32));
  return createHmac("sha256", own).update(text, "utf8").digest();
}
