import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { articleBodyOf } from "../server/platforms/zalo/article-body.ts";
import { textOfHtml } from "../server/public-store/search/html-text.ts";
import { renderBodyHtml } from "./render-html.tsx";
import { bodyBlocks, renderBodyText, screenedTexts } from "./render-text.ts";
import { validateBody } from "./validate-body.ts";

type Json = { type: string; text?: string; attrs?: Record<string, unknown>; content?: Json[] };

const assetId = "0123456789abcdef";
const paragraph = (...lines: string[]): Json => ({
  type: "paragraph",
  content: lines.flatMap((text, index) => [
    ...(index === 0 ? [] : [{ type: "hardBreak" }]),
    { type: "text", text },
  ]),
});
const list = (type: "bulletList" | "orderedList", ...items: Json[][]): Json => ({
  type,
  content: items.map((content) => ({ type: "listItem", content })),
});
const bullets = (...texts: string[]) => list("bulletList", ...texts.map((text) => [paragraph(text)]));
const quotation = (...content: Json[]): Json => ({ type: "blockquote", content });
const table = (...rows: Json[][]): Json => ({
  type: "table",
  content: rows.map((cells) => ({
    type: "tableRow",
    content: cells.map((cell) => ({ type: "tableCell", content: [cell] })),
  })),
});

function accepted(...content: Json[]) {
  const result = validateBody({ type: "doc", content });
  if (!result.ok) throw new Error(JSON.stringify(result.fields));
  return result.body;
}

const zaloTexts = (...content: Json[]) =>
  articleBodyOf({ body: accepted(...content), pictureUrl: () => "https://a/b.jpg" }).map((block) =>
    block.type === "text" ? block.content : `[Ảnh] ${block.caption}`,
  );

/** Any block that the schema allows, each text a word of its own. */
const anyBlock = fc.letrec<{ block: Json; leaf: Json }>((tie) => ({
  leaf: fc.oneof(
    fc.constant(paragraph("x")),
    fc.constant(paragraph("x", "x")),
    fc.constant<Json>({ type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "x" }] }),
    fc.constant<Json>({ type: "picture", attrs: { assetId, caption: "x", alt: "x" } }),
  ),
  block: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("leaf"),
    fc
      .tuple(
        fc.constantFrom("bulletList" as const, "orderedList" as const),
        fc.array(fc.array(tie("block"), { maxLength: 2 }), { minLength: 1, maxLength: 3 }),
      )
      .map(([type, items]) => list(type, ...items.map((more) => [paragraph("x"), ...more]))),
    fc.array(tie("block"), { minLength: 1, maxLength: 2 }).map((content) => quotation(...content)),
    fc
      .array(fc.tuple(tie("block"), tie("block")), { minLength: 1, maxLength: 2 })
      .map((rows) => table(...rows)),
  ),
})).block;

/** The same block with each "x" a word that stands nowhere else. */
function withWords(node: Json, next: () => string): Json {
  const named = (text: unknown) => (text === "x" ? next() : text);
  return {
    ...node,
    ...(node.text === undefined ? {} : { text: next() }),
    ...(node.attrs === undefined
      ? {}
      : {
          attrs: Object.fromEntries(Object.entries(node.attrs).map(([key, value]) => [key, named(value)])),
        }),
    ...(node.content === undefined ? {} : { content: node.content.map((child) => withWords(child, next)) }),
  };
}

describe("the plain text of a body", () => {
  it("never lets the words of two blocks touch, however they stand in one another", () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { minLength: 1, maxLength: 4 }), (raw) => {
        let count = 0;
        const next = () => {
          count += 1;
          return `q${count}z`;
        };
        const result = validateBody({ type: "doc", content: raw.map((node) => withWords(node, next)) });
        fc.pre(result.ok);
        const { body } = result;
        const forms = {
          text: [renderBodyText(body)],
          blocks: bodyBlocks(body).map((block) => block.text),
          screened: screenedTexts(body),
          zalo: articleBodyOf({ body, pictureUrl: () => "https://a/b.jpg" }).map((block) =>
            block.type === "text" ? block.content : block.caption,
          ),
          page: [textOfHtml(renderBodyHtml({ body, pictures: new Map() }))],
        };
        for (const [form, texts] of Object.entries(forms))
          expect(texts.join("\n"), form).not.toMatch(/q\d+z(?=q\d)/);
        // And each word reaches Zalo, captions too, and the gate.
        for (let word = 1; word <= count; word += 1)
          expect(forms.screened.join("\n")).toMatch(new RegExp(`q${word}z`));
      }),
    );
  });

  it("gives Zalo a line for each item of a list, however deep it stands", () => {
    const papers = list("bulletList", [
      paragraph("Giấy tờ bản thân"),
      list(
        "bulletList",
        [paragraph("Căn cước công dân"), list("orderedList", [paragraph("Bản gốc")], [paragraph("Bản sao")])],
        [paragraph("Giấy khai sinh")],
        [paragraph("Ảnh thẻ")],
      ),
    ]);
    expect(zaloTexts(papers)).toEqual([
      "<p>• Giấy tờ bản thân</p>",
      "<p>◦ Căn cước công dân</p>",
      "<p>1. Bản gốc</p>",
      "<p>2. Bản sao</p>",
      "<p>◦ Giấy khai sinh</p>",
      "<p>◦ Ảnh thẻ</p>",
    ]);
    expect(zaloTexts(quotation(paragraph("Lời dẫn"), bullets("ý A", "ý B")))).toEqual([
      "<p>“Lời dẫn”</p>",
      "<p>• “ý A”</p>",
      "<p>• “ý B”</p>",
    ]);
  });

  it("keeps a row of a table on one line, and gives Zalo the pictures that stand in it", () => {
    expect(
      zaloTexts(
        table([
          bullets("Nga Sơn", "Hậu Lộc"),
          quotation({ type: "picture", attrs: { assetId, caption: "Tang vật", alt: "Chín xe" } }),
        ]),
      ),
    ).toEqual(["<p>• Nga Sơn • Hậu Lộc | </p>", "[Ảnh] Tang vật"]);
  });
});
