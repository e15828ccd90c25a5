import { describe, expect, test } from "vitest";
import { aPlatform } from "../../../tests/support/builders/platform-builder.ts";
import { conflictName, conflictTexts } from "./conflict-words.ts";
import type { Conflict } from "./merging.ts";

const conflict = (path: string[], mine: unknown, theirs: unknown): Conflict => ({
  id: path.join("/"),
  path,
  mine,
  theirs,
  canKeepBoth: false,
});
const linked = (href: string) => [
  {
    type: "paragraph",
    content: [{ type: "text", text: "Trang tra cứu", marks: [{ type: "link", attrs: { href } }] }],
  },
];
const item = (words: string) => [
  { type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: words }] }] },
];

describe("both sides of a conflict, as the officer reads them", () => {
  test("two links are told by where they lead", () => {
    const { mine, theirs } = conflictTexts(
      conflict(["body", "0"], linked("https://www.csgt.vn/"), linked("https://csgt-vn.example.com/")),
    );
    expect(mine).toContain("https://www.csgt.vn/");
    expect(theirs).toContain("https://csgt-vn.example.com/");
  });
  test.each<[string[], unknown, unknown]>([
    [["title"], "Một", "Một "],
    [["body", "0"], item("một"), item("hai")],
    [["body", "0"], item("một"), []],
    [["urgent"], true, false],
    [["coverAssetId"], "a", null],
    [["channelTexts", "trongdo"], null, "Lời"],
    [["pictures", "a1", "alt"], "x", "y"],
    [["pictures", "a1"], { assetId: "a1", caption: "", alt: "x" }, undefined],
    [
      ["pictures", "order"],
      ["a", "b"],
      ["b", "a"],
    ],
    [
      ["videos", "v1", "captions", "0"],
      [{ start: 0, end: 1000, text: "x" }],
      [{ start: 0, end: 2000, text: "x" }],
    ],
    [["declaration", "notInternal"], true, false],
    [["consent"], { number: "1", date: "", signer: "", title: "" }, null],
    [["details", "trick"], "Gọi điện", "Nhắn tin"],
    [["kind"], { kind: "news", details: null }, { kind: "guide", details: null }],
    [["tags"], ["a"], []],
    [
      ["body", "0"],
      [{ type: "paragraph", attrs: { x: 1 } }],
      [{ type: "paragraph", attrs: { x: 1, y: null } }],
    ],
  ])("%j never reads the same on both sides, and has a name", (path, mine, theirs) => {
    const one = conflict(path, mine, theirs);
    const texts = conflictTexts(one);
    expect(texts.mine).not.toBe(texts.theirs);
    expect(conflictName(one, [aPlatform()])).not.toMatch(/[a-z][A-Z]|^[a-z]+$/);
  });
});
