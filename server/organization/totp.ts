import { createHash } from "node:crypto";
import { generateSecret, generateSync, generateURI, verifySync } from "otplib";
import { decryptSecret, encryptSecret, type MasterKey } from "../foundation/keys/secrets.ts";

/** Length of a time step in seconds (RFC 6238). */
const period = 30;
const base32Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const demonstrationSecretBytes = 20;

/** A new secret for the second factor, base32. */
export function newTotpSecret(): string {
  return generateSecret();
}

/** The secret of a person of the demonstration: 20 bytes of SHA-256 over a fixed word and the name. */
export function demonstrationTotpSecret(username: string): string {
  const bytes = createHash("sha256").update(`trongdong-demo:${username}`).digest();
  return base32(bytes.subarray(0, demonstrationSecretBytes));
}

/** What an authenticator application reads to take a secret in. */
export function totpUri({ username, secret }: { username: string; secret: string }): string {
  return generateURI({ issuer: "Trống Đồng", label: username, secret });
}

/** The code of this moment. */
export function totpCode({ secret, now }: { secret: string; now: Date }): string {
  return generateSync({ secret, epoch: epochOf(now) });
}

/**
 * The time step whose code this is, the present one or one of its neighbours, if it is newer than `lastStep`;
 * otherwise undefined. Whoever accepts a step must store it, so that its code works once.
 */
export function matchTotp({
  secret,
  code,
  now,
  lastStep,
}: {
  secret: string;
  code: string;
  now: Date;
  lastStep: number;
}): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const epoch = epochOf(now);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: period });
  if (!result.valid) return undefined;
  const step = Math.floor(epoch / period) + result.delta;
  return step > lastStep ? step : undefined;
}

/** Encrypts a secret for the row of its person, and for no other row. */
export function encryptTotpSecret({
  key,
  personId,
  secret,
}: {
  key: MasterKey;
  personId: string;
  secret: string;
}): Buffer {
  return encryptSecret({ key, plaintext: secret, context: `totp:${personId}` });
}

/** Reverses encryptTotpSecret. */
export function decryptTotpSecret({
  key,
  personId,
  encrypted,
}: {
  key: MasterKey;
  personId: string;
  encrypted: Buffer;
}): string {
  return decryptSecret({ key, ciphertext: encrypted, context: `totp:${personId}` });
}

function epochOf(now: Date): number {
  return Math.floor(now.getTime() / 1000);
}

function base32(bytes: Buffer): string {
  let text = "";
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += base32Alphabet[(value >>> bits) & 31];
    }
    value &= (1 << bits) - 1;
  }
  return text;
}
