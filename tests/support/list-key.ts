import { generateKeyPairSync } from "node:crypto";

/** What signs the public list of channels where a test makes a portal. */
export const testListKey = generateKeyPairSync("ed25519").privateKey;
