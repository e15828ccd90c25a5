import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldedText, syllablesOf } from "./syllables.ts";

const exact = (text: string) => syllablesOf(text).map((syllable) => syllable.exact);
const words = fc.stringMatching(
  /^[a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ0-9 .,"-]{0,60}$/u,
);

describe("the syllables of a text", () => {
  it("are found without marks, in capitals, and with đ typed as d", () => {
    expect(foldedText("LỪA ĐẢO qua mạng")).toBe("lua dao qua mang");
    expect(foldedText("lua dao qua mang")).toBe("lua dao qua mang");
  });

  it("are the same wherever the tone mark was put", () => {
    for (const [one, other] of [
      ["hòa", "hoà"],
      ["thủy", "thuỷ"],
      ["Thanh Hóa", "Thanh Hoá"],
      ["khỏe", "khoẻ"],
      ["lí lịch", "lý lịch"],
      ["quí", "quý"],
      ["kĩ sư", "kỹ sư"],
    ] as const) {
      expect(exact(one), one).toEqual(exact(other));
    }
  });

  it("keep words apart that only marks tell apart", () => {
    const keys = ["ma", "má", "mà", "mả", "mã", "mạ"].map((word) => exact(word)[0]);
    expect(new Set(keys).size).toBe(6);
    expect(exact("đan")).not.toEqual(exact("dan"));
    expect(exact("lưng")).not.toEqual(exact("lung"));
    expect(exact("tủy")).not.toEqual(exact("tùy"));
  });

  it("read numbers with their groups, and letters beside digits", () => {
    expect(foldedText("12.000 viên")).toBe("12000 vien");
    expect(foldedText("QL217, PC02; 34/QĐTN-PC04")).toBe("ql 217 pc 02 34 qdtn pc 04");
    expect(foldedText("1.2.2026")).toBe("1 2 2026");
  });

  it("do not depend on how the marks are encoded", () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(exact(text.normalize("NFD"))).toEqual(exact(text.normalize("NFC")));
        expect(exact(text.toUpperCase())).toEqual(exact(text));
      }),
    );
  });

  it("stand where they say, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(words, fc.string({ unit: "binary", maxLength: 80 })), (text) => {
        let last = 0;
        for (const { start, end, folded } of syllablesOf(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(folded).not.toMatch(/[\s'&|!()<>:*\\]/);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
