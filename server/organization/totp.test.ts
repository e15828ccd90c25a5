import { describe, expect, it } from "vitest";
import { throttleRules, waitAfter } from "./throttle.ts";
import { demonstrationTotpSecret, matchTotp, newTotpSecret, totpCode } from "./totp.ts";

const now = new Date("2026-11-24T02:00:10Z");
const step = Math.floor(now.getTime() / 30_000);

describe("the second factor", () => {
  it("is the one of RFC 6238", () => {
    // Appendix B: the ASCII secret "12345678901234567890" at 1111111109 gives 07081804, of which six digits remain.
    const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    expect(totpCode({ secret, now: new Date(1_111_111_109_000) })).toBe("081804");
  });

  it("of the demonstration follows from the name", () => {
    // sha256("trongdong-demo:quantri"), first 20 bytes, base32; computed with coreutils.
    expect(demonstrationTotpSecret("quantri")).toBe("JWQ4CVT7VQOHWUVQKOCF3TJCAHNCKJ7G");
  });

  it("is accepted one step early or late, and once", () => {
    const secret = newTotpSecret();
    const codeAt = (offset: number) => totpCode({ secret, now: new Date(now.getTime() + offset * 30_000) });
    const match = (code: string, lastStep = 0) => matchTotp({ secret, code, now, lastStep });
    expect([-1, 0, 1].map((offset) => match(codeAt(offset)))).toEqual([step - 1, step, step + 1]);
    expect(match(codeAt(0), step)).toBeUndefined();
    expect(match(codeAt(1), step)).toBe(step + 1);
    expect([-2, 2].map((offset) => match(codeAt(offset)))).toEqual([undefined, undefined]);
    expect(match("12345")).toBeUndefined();
    expect(match("abcdef")).toBeUndefined();
  });
});

describe("the wait after failed attempts", () => {
  it("is nothing at first, then doubles up to an hour", () => {
    const seconds = (failures: number) => waitAfter({ failures, rule: throttleRules.account }) / 1000;
    expect([1, 4, 5, 6, 7, 11, 12, 40].map(seconds)).toEqual([0, 0, 30, 60, 120, 1920, 3600, 3600]);
  });
});
