import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countText, cutText } from "./text-limit.ts";
import type { TextLimit } from "./text-limit-schema.ts";

const units: readonly TextLimit["unit"][] = ["utf16", "codePoint", "utf8"];

describe("the length of a text", () => {
  it("is what each platform counts", () => {
    expect(units.map((unit) => countText("Đội 113 🚓", unit))).toEqual([10, 9, 15]);
  });

  it("is the same however the letters of a word were composed", () => {
    for (const unit of units)
      expect(countText("ế".normalize("NFD"), unit)).toBe(countText("ế".normalize("NFC"), unit));
  });
});

describe("a text cut for a channel", () => {
  it("is never longer than the channel takes as that counts, and is whole when it fits", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom(...units),
        fc.integer({ min: 3, max: 80 }),
        (text, unit, max) => {
          const cut = cutText(text, { unit, max });
          expect(countText(cut, unit)).toBeLessThanOrEqual(max);
          expect(cut.isWellFormed()).toBe(true);
          if (countText(text, unit) <= max) expect(cut).toBe(text.normalize("NFC"));
        },
      ),
    );
  });

  it("ends at a word where there is one", () => {
    expect(cutText("Công an tỉnh thông báo", { unit: "codePoint", max: 15 })).toBe("Công an tỉnh…");
  });
});
