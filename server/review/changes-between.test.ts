import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Body } from "../../body/schema.ts";
import { validateBody } from "../../body/validate-body.ts";
import type { SealedContent } from "../editorial/sealed-content.ts";
import { platforms } from "../platforms/list.ts";
import { changesBetween } from "./changes-between.ts";

const text = (words: string, ...marks: object[]) => ({
  type: "text",
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
});
const link = (href: string) => ({ type: "link", attrs: { href } });
const paragraph = (...content: object[]) => ({ type: "paragraph", content });
const heading = (level: number, words: string) => ({
  type: "heading",
  attrs: { level },
  content: [text(words)],
});
const list = (type: string, ...items: object[][]) => ({
  type,
  content: items.map((content) => ({ type: "listItem", content })),
});
const cell = (words: string, { type = "tableCell", ...attrs }: Record<string, unknown> = {}) => ({
  type,
  attrs,
  content: [paragraph(text(words))],
});
const table = (...rows: object[][]) => ({
  type: "table",
  content: rows.map((content) => ({ type: "tableRow", content })),
});
const picture = (assetId: string, caption: string, alt: string) => ({
  type: "picture",
  attrs: { assetId, caption, alt },
});

function bodyOf(...content: object[]): Body {
  const valid = validateBody({ type: "doc", content });
  if (!valid.ok) throw new Error(JSON.stringify(valid.fields));
  return valid.body;
}

const digest = (letter: string) => letter.repeat(64);
const rendition = (letter: string) => ({
  name: "w640.webp",
  digest: digest(letter),
  mime: "image/webp",
  width: 640,
  height: 360,
  bytes: 9,
});
const aPicture = (letter: string, words: { caption?: string; alt?: string } = {}) => ({
  assetId: letter.repeat(16),
  caption: "Hiện trường",
  alt: "Hai xe máy",
  originalDigest: digest(letter),
  renditions: [rendition(letter)],
  ...words,
});
const aVideo = {
  assetId: "v".repeat(16),
  title: "Tuần tra",
  originalDigest: digest("a"),
  durationMs: 1000,
  poster: [rendition("b")],
  files: [rendition("c")],
  hasSpeech: true,
  captions: { digest: digest("d"), bytes: 5, cues: [{ start: 0, end: 2000, text: "Xin chào" }] },
};
const anAttachment = {
  assetId: "d".repeat(16),
  title: "Thông báo",
  filename: "thong-bao.pdf",
  digest: digest("e"),
  mime: "application/pdf",
  bytes: 10,
};

function sealed(change: Partial<SealedContent> = {}): SealedContent {
  return {
    format: 2,
    itemId: "a".repeat(16),
    number: 1,
    unit: { code: "01", name: "Công an phường", slug: "cong-an-phuong" },
    kind: "news",
    category: { slug: "tin-tuc", name: "Tin tức" },
    slug: "tin",
    articleUrl: "https://cong.example/tin/tin-a",
    title: "Tin",
    summary: "Tóm tắt",
    body: bodyOf(paragraph(text("Nội dung"))),
    bodyHtml: "<p>Nội dung</p>",
    tags: ["an ninh"],
    urgent: false,
    pictures: [aPicture("1"), aPicture("2")],
    parts: {
      facebook: { message: "Tin" },
      zalo: { title: "Tin", author: "Công an phường", description: "Tóm tắt", body: [] },
    },
    details: null,
    attachments: [anAttachment],
    videos: [aVideo],
    correctionNote: "",
    targets: ["portal"],
    declaration: { notInternal: true },
    consent: null,
    contributors: ["p"],
    planId: "plan",
    ...change,
  };
}

/** What a reviewer reads of a change, in one text. */
function read({ before, after }: { before: Partial<SealedContent>; after: Partial<SealedContent> }) {
  const { fields, body } = changesBetween({ before: sealed(before), after: sealed(after), platforms });
  const without = (change: string) => body.filter((line) => line.change !== change).map((line) => line.text);
  return {
    before: [...fields.map((field) => field.before), ...without("added")].join("\n"),
    after: [...fields.map((field) => field.after), ...without("removed")].join("\n"),
  };
}

describe("what changed in the body, for a reviewer", () => {
  it("shows the old and the new address when a link leads elsewhere", () => {
    const leadingTo = (href: string) => ({ body: bodyOf(paragraph(text("Trang tra cứu", link(href)))) });
    const seen = read({
      before: leadingTo("https://www.csgt.vn/"),
      after: leadingTo("https://csgt-vn.example.com/dang-nhap"),
    });
    expect(seen.before).toContain("liên kết tới https://www.csgt.vn/");
    expect(seen.after).toContain("liên kết tới https://csgt-vn.example.com/dang-nhap");
  });

  const at = "https://www.csgt.vn/";
  it.each([
    [
      "a link is put on other words",
      [text("Trang tra cứu "), text("phạt nguội", link(at))],
      [text("Trang tra cứu ", link(at)), text("phạt nguội")],
    ],
    ["words become bold", [text("Thu hồi 9 xe")], [text("Thu hồi "), text("9 xe", { type: "bold" })]],
    ["bold becomes italic", [text("9 xe", { type: "bold" })], [text("9 xe", { type: "italic" })]],
    [
      "a note that only looks like a link becomes one",
      [text(`⟦phạt nguội · liên kết tới ${at}⟧`)],
      [text("phạt nguội", link(at))],
    ],
    ["a blank becomes one that does not break", [text("9 xe")], [text("9\u00a0xe")]],
    ["a line is broken", [text("một hai")], [text("một"), { type: "hardBreak" }, text("hai")]],
  ])("shows that %s", (_, before, after) => {
    const seen = read({
      before: { body: bodyOf(paragraph(...before)) },
      after: { body: bodyOf(paragraph(...after)) },
    });
    expect(seen.before).not.toBe(seen.after);
    expect(seen.after).not.toBe("");
  });

  const a = paragraph(text("một"));
  const b = paragraph(text("hai"));
  it.each([
    ["a paragraph becomes a heading", [a], [heading(2, "một")]],
    ["a heading becomes a smaller one", [heading(2, "một")], [heading(3, "một")]],
    ["a paragraph becomes a quotation", [a], [{ type: "blockquote", content: [a] }]],
    [
      "two quotations become one",
      [
        { type: "blockquote", content: [a] },
        { type: "blockquote", content: [b] },
      ],
      [{ type: "blockquote", content: [a, b] }],
    ],
    ["bullets become numbers", [list("bulletList", [a], [b])], [list("orderedList", [a], [b])]],
    ["two items become one of two paragraphs", [list("bulletList", [a], [b])], [list("bulletList", [a, b])]],
    [
      "an item moves below another",
      [list("bulletList", [a], [b])],
      [list("bulletList", [a, list("bulletList", [b])])],
    ],
    [
      "one list becomes two",
      [list("bulletList", [a], [b])],
      [list("bulletList", [a]), list("bulletList", [b])],
    ],
    [
      "the numbers begin later",
      [{ ...list("orderedList", [a]), attrs: { start: 1 } }],
      [{ ...list("orderedList", [a]), attrs: { start: 4 } }],
    ],
    [
      "cells are joined",
      [table([cell("một"), cell("hai")])],
      [table([cell("một", { colspan: 2 }), cell("hai")])],
    ],
    ["cells are joined downwards", [table([cell("một")])], [table([cell("một", { rowspan: 2 })])]],
    ["a cell becomes a heading", [table([cell("một")])], [table([cell("một", { type: "tableHeader" })])]],
    [
      "a stroke of a cell moves into the next",
      [table([cell("một | hai"), cell("ba")])],
      [table([cell("một"), cell("hai | ba")])],
    ],
    [
      "one table becomes two",
      [table([cell("một")], [cell("hai")])],
      [table([cell("một")]), table([cell("hai")])],
    ],
    ["a rule is put between", [a, b], [a, { type: "horizontalRule" }, b]],
    ["an empty paragraph is put between", [a, b], [a, { type: "paragraph" }, b]],
    ["paragraphs change places", [a, b], [b, a]],
    [
      "another picture stands under the same caption",
      [picture("1".repeat(16), "x", "y")],
      [picture("2".repeat(16), "x", "y")],
    ],
    [
      "only the words for the blind change",
      [picture("1".repeat(16), "x", "y")],
      [picture("1".repeat(16), "x", "z")],
    ],
  ])("shows that %s", (_, before, after) => {
    const seen = read({ before: { body: bodyOf(...before) }, after: { body: bodyOf(...after) } });
    expect(seen.before).not.toBe(seen.after);
  });

  it("shows nothing of what stayed as it was", () => {
    const body = bodyOf(a, list("bulletList", [b]), table([cell("một")]));
    expect(
      changesBetween({ before: sealed({ body }), after: sealed({ body: structuredClone(body) }), platforms }),
    ).toEqual({
      fields: [],
      body: [],
    });
  });

  it("never says of two different bodies that nothing changed, nor of equal ones that something did", () => {
    const words = fc.constantFrom(
      "một",
      "hai",
      "• một",
      "1. hai",
      "⟦đề mục lớn⟧ một",
      "một | hai",
      "một\u00a0",
    );
    const marks = fc.subarray([{ type: "bold" }, { type: "italic" }, link(at), link("/tin")].slice(0, 3));
    const inline = fc.tuple(words, marks).map(([one, given]) => text(one, ...given));
    const leaf = fc.oneof(
      fc.array(inline, { maxLength: 3 }).map((content) => paragraph(...content)),
      fc.tuple(fc.constantFrom(2, 3), words).map(([level, one]) => heading(level, one)),
    );
    const para = fc.array(inline, { maxLength: 2 }).map((content) => paragraph(...content));
    const block = fc.oneof(
      leaf,
      fc.constant({ type: "horizontalRule" }),
      fc
        .constantFrom("bulletList", "orderedList")
        .chain((type) =>
          fc
            .array(fc.array(para, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 })
            .map((items) => list(type, ...items)),
        ),
      fc.array(para, { minLength: 1, maxLength: 2 }).map((content) => ({ type: "blockquote", content })),
      fc
        .array(
          fc.array(
            words.map((one) => cell(one)),
            { minLength: 1, maxLength: 2 },
          ),
          { minLength: 1, maxLength: 2 },
        )
        .map((rows) => table(...rows)),
    );
    const bodies = fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => bodyOf(...blocks));
    fc.assert(
      fc.property(bodies, bodies, (before, after) => {
        const seen = read({ before: { body: before }, after: { body: after } });
        const isEqual = JSON.stringify(before) === JSON.stringify(after);
        expect(seen.before === seen.after).toBe(isEqual);
      }),
      { numRuns: 500 },
    );
  });

  it("ends soon for long texts that have nothing in common", () => {
    const long = (word: string) =>
      bodyOf(...Array.from({ length: 2400 }, (_, index) => paragraph(text(`${word} ${index}`))));
    const started = performance.now();
    const { body } = changesBetween({
      before: sealed({ body: long("cũ") }),
      after: sealed({ body: long("mới") }),
      platforms,
    });
    expect(body).toHaveLength(4800);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("what changed besides the body", () => {
  const [first, second] = [aPicture("1"), aPicture("2")];
  it.each<[string, Partial<SealedContent>]>([
    ["another picture leads", { pictures: [second, first] }],
    ["the words for the blind change", { pictures: [aPicture("1", { alt: "Ba xe máy" }), second] }],
    ["a picture is cut anew", { pictures: [{ ...first, renditions: [rendition("9")] }, second] }],
    ["the name of a file changes", { attachments: [{ ...anAttachment, filename: "khac.pdf" }] }],
    ["a file is another one", { attachments: [{ ...anAttachment, digest: digest("f") }] }],
    ["a video is said to be silent", { videos: [{ ...aVideo, hasSpeech: false }] }],
    ["a video is made anew", { videos: [{ ...aVideo, files: [rendition("9")] }] }],
    [
      "a caption stays longer",
      {
        videos: [
          { ...aVideo, captions: { ...aVideo.captions, cues: [{ start: 0, end: 3000, text: "Xin chào" }] } },
        ],
      },
    ],
    [
      "captions lie in another file",
      { videos: [{ ...aVideo, captions: { ...aVideo.captions, digest: digest("9") } }] },
    ],
    ["tags are cut elsewhere", { tags: ["an", "ninh"] }],
    ["one tag holds a comma", { tags: ["an ninh, trật tự"] }],
    ["the unit has another name", { unit: { code: "01", name: "Công an xã", slug: "cong-an-phuong" } }],
    ["the category keeps its name and moves", { category: { slug: "khac", name: "Tin tức" } }],
    ["the page has another address", { articleUrl: "https://cong.example/tin/khac-a" }],
    [
      "Zalo names another author",
      {
        parts: {
          facebook: { message: "Tin" },
          zalo: { title: "Tin", author: "Khác", description: "Tóm tắt", body: [] },
        },
      },
    ],
    [
      "only Zalo's body changes",
      {
        parts: {
          facebook: { message: "Tin" },
          zalo: {
            title: "Tin",
            author: "Công an phường",
            description: "Tóm tắt",
            body: [{ type: "text", content: "<p>khác</p>" }],
          },
        },
      },
    ],
    ["a declaration is taken back", { declaration: { notInternal: false } }],
    ["the page is drawn anew", { bodyHtml: "<p>Nội dung khác</p>" }],
    ["a blank is added to the title", { title: "Tin " }],
  ])("shows that %s", (_, after) => {
    const seen = read({ before: {}, after });
    expect(seen.after).not.toBe(seen.before);
    expect(seen.after).not.toBe("");
  });

  it("never has an empty difference, whatever part goes out differently", () => {
    const word = fc.string({ maxLength: 4 });
    const parts = fc.record({
      title: word,
      summary: word,
      tags: fc.array(word, { maxLength: 3 }),
      targets: fc.array(word, { maxLength: 3 }),
      urgent: fc.boolean(),
      correctionNote: word,
      pictures: fc
        .array(fc.record({ caption: word, alt: word }), { maxLength: 2 })
        .map((words) => words.map((one) => aPicture("1", one))),
    });
    fc.assert(
      fc.property(parts, parts, (before, after) => {
        const { fields } = changesBetween({ before: sealed(before), after: sealed(after), platforms });
        expect(fields.length === 0).toBe(JSON.stringify(before) === JSON.stringify(after));
        for (const field of fields) expect(field.before).not.toBe(field.after);
      }),
    );
  });
});
