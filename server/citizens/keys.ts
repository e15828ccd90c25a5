import { createHash } from "node:crypto";
import { keyedHash, type MasterKey } from "../foundation/keys/secrets.ts";

/** How a subscriber is reached. */
export type Way = "mail" | "push";

/** By what an address is found again without standing anywhere in clear. */
export function addressHash(key: MasterKey, { way, address }: { way: Way; address: string }): Buffer {
  return keyedHash({ key, purpose: `subscription ${way}`, text: address });
}

/**
 * The secret of a link: 43 characters that follow from the master key and the subscription, so that it stands nowhere,
 * neither in a row nor in a job, and is made again whenever a mail is written.
 */
export function linkToken(
  key: MasterKey,
  { purpose, subscriptionId }: { purpose: "confirm" | "leave"; subscriptionId: string },
): string {
  return keyedHash({ key, purpose: `subscription ${purpose}`, text: subscriptionId }).toString("base64url");
}

/** What is stored of a token, and what an incoming one is looked up by. */
export function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token, "utf8").digest();
}

const tokenForm = /^[A-Za-z0-9_-]{43}$/;

/** Whether a text can be a token at all. */
export function isToken(text: string): boolean {
  return tokenForm.test(text);
}
