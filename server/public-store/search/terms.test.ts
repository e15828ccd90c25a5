import { describe, expect, it } from "vitest";
import type { SearchEntry } from "./entry.ts";
import { textOfHtml } from "./html-text.ts";
import { termsOf } from "./terms.ts";

const entry: SearchEntry = {
  ref: "article:1",
  kind: "news",
  path: "/tin/x-1",
  title: "Cảnh giác lừa đảo",
  summary: "Lừa đảo qua mạng.",
  names: ["an toàn mạng", "34/QĐTN-PC04"],
  text: "Hàng dưới\nHàng kế",
  fileText: "toàn văn lừa đảo",
  categorySlug: "",
  unitCode: "X1",
  publishedAt: new Date(0),
};

describe("the terms of an entry", () => {
  it("are syllables, pairs and marked syllables, each once with its best weight", () => {
    const { all, title } = termsOf(entry);
    expect(all.split(" ")).toEqual(expect.arrayContaining(["'lua':1A", "'lua_dao':1A", "'lưa/2':1A"]));
    expect(all.split(" ")).toEqual(expect.arrayContaining(["'qua_mang':1B", "'hang_duoi'", "'toan_van'"]));
    expect(new Set(all.split(" ").map((term) => term.split(":")[0])).size).toBe(all.split(" ").length);
    expect(title).toContain("'qdtn_pc'");
    expect(title).not.toContain("qua_mang");
  });

  it("do not join what stands on different lines", () => {
    expect(termsOf(entry).all).not.toContain("duoi_hang");
  });

  it("give the vocabulary words as a reader would write them", () => {
    const { words, foldedWords } = termsOf(entry);
    expect(words).toEqual(expect.arrayContaining(["lừa đảo", "lừa", "an toàn mạng"]));
    expect(words).toHaveLength(foldedWords.length);
    expect(words).not.toContain("hàng dưới");
  });
});

describe("the text of a sealed body", () => {
  it("is what a reader sees, a block a line", () => {
    expect(textOfHtml("<h2>Một &amp; hai</h2><p>ba <strong>bốn</strong></p><ul><li>năm</li></ul>")).toBe(
      "Một & hai\nba bốn\nnăm",
    );
  });
});
