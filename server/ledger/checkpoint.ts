import { createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "../foundation/canonical-json.ts";

/**
 * The head of the chain at a moment, signed (Ed25519) and kept outside the database: whoever can change every row
 * still cannot make the past agree with it. Written by a worker, never changed.
 */
export interface Checkpoint {
  readonly seq: number;
  /** Hash of entry `seq`, 64 hexadecimal digits. */
  readonly hash: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Ed25519 over the canonical form of { seq, hash, at }, base64. */
  readonly signature: string;
}

const hex32 = z.string().regex(/^[0-9a-f]{64}$/);

/** The shape of a checkpoint in a file or an answer. */
export const checkpointSchema = z.strictObject({
  seq: z.number().int().positive(),
  hash: hex32,
  at: z.iso.datetime(),
  signature: z.base64().length(88),
});

/** Signs the head of the chain. */
export function signCheckpoint({
  seq,
  hash,
  at,
  privateKey,
}: {
  seq: number;
  hash: string;
  at: Date;
  privateKey: KeyObject;
}): Checkpoint {
  const signed = { seq, hash, at: at.toISOString() };
  return { ...signed, signature: sign(null, signedBytes(signed), privateKey).toString("base64") };
}

/** Whether a checkpoint was signed by the holder of this key over exactly these values. */
export function isGenuine({
  checkpoint,
  publicKey,
}: {
  checkpoint: Checkpoint;
  publicKey: KeyObject;
}): boolean {
  const signature = Buffer.from(checkpoint.signature, "base64");
  // Base64 can write the same bytes in several ways; only one of them is what was stored.
  if (signature.toString("base64") !== checkpoint.signature) return false;
  return verify(null, signedBytes(checkpoint), publicKey, signature);
}

/** A public key as one line of text: SPKI, base64. */
export function exportKey(publicKey: KeyObject): string {
  return publicKey.export({ format: "der", type: "spki" }).toString("base64");
}

/** Reverses exportKey. Throws when the text holds no key. */
export function importKey(text: string): KeyObject {
  return createPublicKey({ key: Buffer.from(text, "base64"), format: "der", type: "spki" });
}

function signedBytes({ seq, hash, at }: Omit<Checkpoint, "signature">): Buffer {
  return Buffer.from(canonicalJson({ seq, hash, at }), "utf8");
}
