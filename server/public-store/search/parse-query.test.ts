import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildLexicon, emptyLexicon } from "./lexicon.ts";
import { cleanQuery, longestQuery, parseQuery, syllablesIn } from "./parse-query.ts";
import { anyOf, looserTerms, queryTerms } from "./query-terms.ts";

const lexicon = buildLexicon({
  synonyms: [
    { phrase: "cccd", meaning: "căn cước" },
    { phrase: "căn cước", meaning: "căn cước" },
    { phrase: "quốc lộ", meaning: "quốc lộ" },
    { phrase: "ql", meaning: "quốc lộ" },
  ],
  formerPlaces: [
    { name: "Huyện Thường Xuân", unitName: "Công an xã Bát Mọt" },
    { name: "Huyện Thường Xuân", unitName: "Công an xã Thường Xuân" },
    { name: "Huyện Thạch Thành", unitName: "Công an xã Kim Tân" },
    { name: "TX Bỉm Sơn", unitName: "Công an phường Bỉm Sơn" },
  ],
  unitNames: ["Công an xã Bát Mọt", "Công an xã Thường Xuân", "Công an xã Kim Tân", "Công an phường Bỉm Sơn"],
});
const terms = (text: string) => queryTerms(parseQuery(text, lexicon));

describe("a query", () => {
  it("asks for words that stand together before it asks for words that stand anywhere", () => {
    expect(terms("lua dao mang")).toMatchObject({
      near: "'lua_dao' & 'dao_mang'",
      all: "'lua' & 'dao' & 'mang'",
      nearExact: undefined,
    });
    expect(terms("lừa đảo").nearExact).toBe("'lua_dao' & 'lưa/2' & 'đao/3'");
  });

  it("asks for a thing under each of its names", () => {
    expect(terms("làm lại CCCD").all).toBe("'lam' & 'lai' & ('cccd' | 'can_cuoc')");
    expect(terms("can cuoc").near).toBe("('can_cuoc' | 'cccd')");
    expect(terms("ql217").near).toBe("'217' & ('ql' | 'quoc_lo')");
  });

  it("knows places by the names that they had before", () => {
    expect(terms("súng huyện Thường Xuân").all).toContain("'xa_bat' & 'bat_mot'");
    expect(terms("thi xa bim son").all).toContain("'phuong_bim' & 'bim_son'");
    expect(terms("tx bim son").all).toContain("'phuong_bim' & 'bim_son'");
    // The bare name means the old district only where no unit bears it now.
    expect(terms("thạch thành").all).toContain("'xa_kim' & 'kim_tan'");
    expect(terms("thường xuân").all).not.toContain("bat_mot");
  });

  it("takes what stands in quotes as one, and forgives a quote that nobody closed", () => {
    const [first, second] = parseQuery('“nhóm máu hiếm” "hiến máu', emptyLexicon).parts;
    expect(first).toMatchObject({ quoted: true });
    expect(second).toMatchObject({ quoted: false });
    expect(terms('"nhom mau"').all).toBe("'nhom_mau'");
  });

  it("loosens from its rarest words", () => {
    const frequencies = new Map([
      ["ban xe", 2],
      ["phat nguoi", 3],
      ["cong an", 900],
    ]);
    const query = parseQuery("cong an ban xe phat nguoi", emptyLexicon);
    expect(looserTerms(query, frequencies)).toMatchObject({
      most: "'ban_xe' & 'phat_nguoi'",
      rarest: "'ban_xe'",
      next: "'phat_nguoi'",
    });
    expect(looserTerms(parseQuery("qwx", emptyLexicon), new Map()).rarest).toBeUndefined();
  });

  it("is bounded and well formed, whatever somebody types", () => {
    const term = String.raw`'[\p{L}\p{M}\p{N}_/]+'`;
    const form = new RegExp(`^[(]*${term}[)]*(?: [&|] [(]*${term}[)]*)*$`, "u");
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const query = parseQuery(text, lexicon);
        expect([...query.text].length).toBeLessThanOrEqual(longestQuery);
        expect(syllablesIn(query).length).toBeLessThanOrEqual(16);
        expect(cleanQuery(query.text)).toBe(query.text);
        if (query.parts.length === 0) return;
        const found = queryTerms(query);
        for (const line of [found.near, found.all, found.nearExact, found.allExact, anyOf(query)])
          if (line !== undefined) expect(line).toMatch(form);
      }),
      { numRuns: 400 },
    );
  });
});
