import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffWords } from "./diff-words.ts";

describe("what changed between two texts", () => {
  test("one changed word is shown as removed and added, the rest as it was", () => {
    expect(diffWords("thu hồi 9 xe máy", "thu hồi 11 xe máy")).toEqual([
      { kind: "same", text: "thu hồi " },
      { kind: "removed", text: "9" },
      { kind: "added", text: "11" },
      { kind: "same", text: " xe máy" },
    ]);
  });
  test("equal texts have no difference", () => {
    expect(diffWords("như cũ", "như cũ")).toEqual([{ kind: "same", text: "như cũ" }]);
  });
  test("both sides can always be read back from the parts", () => {
    const words = fc.array(fc.constantFrom("an", "ninh", "trật", "tự", " ", "\n"), { maxLength: 40 });
    fc.assert(
      fc.property(words, words, (left, right) => {
        const before = left.join(" ");
        const after = right.join(" ");
        const parts = diffWords(before, after);
        const side = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map((part) => part.text)
            .join("");
        expect(side("added")).toBe(before);
        expect(side("removed")).toBe(after);
      }),
    );
  });
});
