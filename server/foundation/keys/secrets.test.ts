import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decryptSecret, encryptSecret } from "./secrets.ts";

const key = { bytes: randomBytes(32) };

describe("an encrypted token", () => {
  it("comes back as it was, and never twice the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (plaintext) => {
        const first = encryptSecret({ key, plaintext, context: "facebook-1" });
        const second = encryptSecret({ key, plaintext, context: "facebook-1" });
        expect(first.equals(second)).toBe(false);
        expect(decryptSecret({ key, ciphertext: first, context: "facebook-1" })).toBe(plaintext);
      }),
    );
  });

  it("cannot be moved to another channel, opened with another key, or changed by one bit", () => {
    const ciphertext = encryptSecret({ key, plaintext: "demo-fb-1", context: "facebook-1" });
    expect(() => decryptSecret({ key, ciphertext, context: "facebook-2" })).toThrow();
    expect(() =>
      decryptSecret({ key: { bytes: randomBytes(32) }, ciphertext, context: "facebook-1" }),
    ).toThrow();
    for (let index = 0; index < ciphertext.length; index += 1) {
      const changed = Buffer.from(ciphertext);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => decryptSecret({ key, ciphertext: changed, context: "facebook-1" })).toThrow();
    }
  });
});
