import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distance, soundOf } from "./distance.ts";

const word = fc.stringMatching(/^[a-z ]{0,10}$/);

describe("how far apart two spellings are", () => {
  it("counts a swap, a change, a letter more or less as one", () => {
    expect(distance("vnied", "vneid", 2)).toBe(1);
    expect(distance("ho chiu", "ho chieu", 2)).toBe(1);
    expect(distance("lua dap", "lua dao", 2)).toBe(1);
    expect(distance("deepfak", "deepfake", 2)).toBe(1);
    expect(distance("abc", "xyzabc", 2)).toBe(3);
  });

  it("is nothing for the same, the same both ways, and never above the bound and one", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (one, other, most) => {
        expect(distance(one, one, most)).toBe(0);
        expect(distance(one, other, most)).toBe(distance(other, one, most));
        expect(distance(one, other, most)).toBeLessThanOrEqual(most + 1);
        if (one !== other) expect(distance(one, other, most)).toBeGreaterThan(0);
      }),
    );
  });

  it("hears what many speakers do not tell apart as one", () => {
    expect(soundOf("tam tru")).toBe(soundOf("tam chu"));
    expect(soundOf("xa so")).toBe(soundOf("sa xo"));
    expect(soundOf("giao nong")).toBe(soundOf("dao non"));
  });
});
