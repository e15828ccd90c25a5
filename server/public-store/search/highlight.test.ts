import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerpt, highlight } from "./highlight.ts";
import { emptyLexicon } from "./lexicon.ts";
import { parseQuery } from "./parse-query.ts";

const query = (text: string) => parseQuery(text, emptyLexicon);
const marked = (text: string, searched: string) =>
  highlight(text, query(searched))
    .filter(({ found }) => found)
    .map((segment) => segment.text);
const texts = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc
    .array(fc.constantFrom("lừa", "đảo", "qua", "mạng", "công", "an,", "xã.", "<b>", "&amp;"), {
      maxLength: 80,
    })
    .map((some) => some.join(" ")),
);

describe("what was asked for, told apart in a text", () => {
  it("is found without marks and marked as one", () => {
    expect(marked("Cảnh báo lừa đảo qua mạng", "lua dao")).toEqual(["lừa đảo"]);
    expect(marked("Ma tuý, ma túy", "ma túy")).toEqual(["Ma tuý, ma túy"]);
  });

  it("leaves out a syllable that stands alone in another word", () => {
    expect(marked("Công nhân ở xã; công an xã", "công an")).toEqual(["công an"]);
    expect(marked("hụi và hụi", "hụi")).toEqual(["hụi", "hụi"]);
  });

  it("leaves the text as it is, whatever text and query", () => {
    fc.assert(
      fc.property(texts, texts, (text, searched) => {
        const parts = highlight(text, query(searched));
        expect(parts.map((part) => part.text).join("")).toBe(text);
        expect(parts.every((part) => part.text !== "")).toBe(true);
      }),
    );
  });

  it("shows of a long text the part that says most, and nothing that is not in it", () => {
    const long = `${"một hai ba bốn ".repeat(200)} lừa đảo qua mạng ở đây ${"năm sáu ".repeat(200)}`;
    const shown = excerpt(long, query("lua dao qua mang"));
    expect(shown.filter(({ found }) => found).map(({ text }) => text)).toEqual(["lừa đảo qua mạng"]);
    expect(shown[0]?.text).toBe("… ");
    fc.assert(
      fc.property(texts, texts, (text, searched) => {
        const inside = excerpt(text, query(searched))
          .filter((part) => part.text !== "… " && part.text !== " …")
          .map((part) => part.text)
          .join("");
        expect(text).toContain(inside);
      }),
    );
  });
});
