import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { articleBodyOf } from "../server/platforms/zalo/article-body.ts";
import { renderBodyHtml } from "./render-html.tsx";
import { renderBodyText } from "./render-text.ts";
import { picturesOf, validateBody } from "./validate-body.ts";

const assetId = "0123456789abcdef";
const paragraph = (text: string, marks?: unknown[]) => ({
  type: "paragraph",
  content: [{ type: "text", text, ...(marks ? { marks } : {}) }],
});
const doc = (...content: unknown[]) => ({ type: "doc", content });
const link = (href: string) => [{ type: "link", attrs: { href } }];

function accepted(input: unknown) {
  const result = validateBody(input);
  if (!result.ok) throw new Error(JSON.stringify(result.fields));
  return result.body;
}

function faultsOf(input: unknown): string[] {
  const result = validateBody(input);
  return result.ok ? [] : result.fields.map((field) => field.path);
}

describe("an officer's text", () => {
  it("keeps headings, lists, quotations, tables, links and pictures", () => {
    const body = accepted(
      doc(
        { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "Diễn biến" }] },
        paragraph("Xem tại đây", link("https://congan.thanhhoa.gov.vn/tin")),
        { type: "bulletList", content: [{ type: "listItem", content: [paragraph("Một")] }] },
        { type: "orderedList", content: [{ type: "listItem", content: [paragraph("Hai")] }] },
        { type: "blockquote", content: [paragraph("Lời dẫn")] },
        {
          type: "table",
          content: [
            {
              type: "tableRow",
              content: [
                { type: "tableHeader", content: [{ type: "paragraph" }] },
                { type: "tableHeader", content: [paragraph("Cột")] },
              ],
            },
            { type: "tableRow", content: [{ type: "tableCell", content: [paragraph("Ô")] }] },
          ],
        },
        { type: "picture", attrs: { assetId, caption: "Tang vật", alt: "Chín chiếc xe" } },
      ),
    );
    expect(picturesOf(body)).toEqual([{ assetId, caption: "Tang vật", alt: "Chín chiếc xe" }]);
    const rendition = { name: "w640.jpg", url: "/media/a.jpg", mime: "image/jpeg", width: 640, height: 480 };
    const html = renderBodyHtml({ body, pictures: new Map([[assetId, { renditions: [rendition] }]]) });
    expect(html).toContain("<h2>Diễn biến</h2>");
    expect(html).toContain('<a href="https://congan.thanhhoa.gov.vn/tin">Xem tại đây</a>');
    expect(html).toContain('<tr><td><p></p></td><th scope="col"><p>Cột</p></th></tr>');
    expect(html).toContain('alt="Chín chiếc xe"');
    expect(html).not.toContain("style=");
    expect(renderBodyText(body)).toContain("• Một\n\n1. Hai\n\n“Lời dẫn”\n\n | Cột\n\nÔ");
    expect(articleBodyOf({ body, pictureUrl: () => "https://a/b.jpg" }).at(-1)).toEqual({
      type: "image",
      url: "https://a/b.jpg",
      caption: "Tang vật",
    });
  });

  it("is stored in one Unicode form", () => {
    expect(accepted(doc(paragraph("Thanh Hóa".normalize("NFD"))))).toEqual(
      accepted(doc(paragraph("Thanh Hóa"))),
    );
  });

  it.each([
    [
      "a script link",
      doc(paragraph("x", link("javascript:alert(1)"))),
      "content.0.content.0.marks.0.attrs.href",
    ],
    ["a data link", doc(paragraph("x", link("data:text/html,x"))), "content.0.content.0.marks.0.attrs.href"],
    [
      "a link without its protocol",
      doc(paragraph("x", link("//evil.example"))),
      "content.0.content.0.marks.0.attrs.href",
    ],
    ["an unknown node", doc({ type: "script", content: [] }), "content.0.type"],
    ["an unknown attribute", doc({ ...paragraph("x"), attrs: { onclick: "x" } }), "content.0.attrs.onclick"],
    ["an unknown key", doc({ ...paragraph("x"), html: "<b>" }), "content.0.html"],
    ["an unknown mark", doc(paragraph("x", [{ type: "code" }])), "content.0.content.0.marks.0"],
    ["a heading of the first level", doc({ type: "heading", attrs: { level: 1 } }), "content.0.attrs.level"],
    ["a list item outside a list", doc({ type: "listItem", content: [paragraph("x")] }), "content"],
    [
      "a picture without an asset",
      doc({ type: "picture", attrs: { assetId: "../x" } }),
      "content.0.attrs.assetId",
    ],
    ["half a surrogate pair", doc(paragraph("x\ud800")), "content.0.content.0.text"],
    ["something else than a document", { type: "paragraph" }, ""],
  ])("is refused with its place named when it holds %s", (_name, input, path) => {
    expect(faultsOf(input)).toContain(path);
  });

  it("keeps of pasted attributes what has a meaning here, and drops the others", () => {
    const body = accepted(
      doc(
        paragraph("Báo", [
          {
            type: "link",
            attrs: { href: "https://a.vn/b", target: "_blank", rel: "noopener", class: "link", title: "Báo" },
          },
        ]),
        {
          type: "orderedList",
          attrs: { start: 101, type: "a" },
          content: [{ type: "listItem", content: [paragraph("Điều")] }],
        },
        ...[0, -7, 1e9, 2.5, "x", null].map((start) => ({
          type: "orderedList",
          attrs: { start },
          content: [{ type: "listItem", content: [paragraph("Một")] }],
        })),
        {
          type: "table",
          content: [
            {
              type: "tableRow",
              content: [
                {
                  type: "tableCell",
                  attrs: { colspan: 0, rowspan: 70_000, align: "right", colwidth: [64] },
                  content: [paragraph("12")],
                },
              ],
            },
          ],
        },
      ),
    );
    const [linked, first, ...others] = body.content;
    expect(linked?.content?.[0]?.marks?.[0]?.attrs).toMatchObject({
      href: "https://a.vn/b",
      target: null,
      rel: null,
      class: null,
    });
    expect(first?.attrs).toMatchObject({ start: 101, type: null });
    expect(others.slice(0, -1).map((list) => list.attrs?.start)).toEqual([1, 1, 100_000, 2, 1, 1]);
    expect(others.at(-1)?.content?.[0]?.content?.[0]?.attrs).toMatchObject({
      colspan: 1,
      rowspan: 100,
      align: null,
      colwidth: null,
    });
  });

  it("is refused with its place in the words of the screen", () => {
    const cell = (text: string) => ({ type: "tableCell", content: [paragraph(text)] });
    const item = (...content: unknown[]) => ({ type: "listItem", content });
    const messages = (...content: unknown[]) => {
      const result = validateBody(doc(...content));
      return result.ok ? [] : result.fields.map((field) => field.message);
    };
    expect(
      messages(
        paragraph("Một"),
        { type: "table", content: [{ type: "tableRow", content: [cell("a"), cell("b")] }] },
        {
          type: "table",
          content: [
            { type: "tableRow", content: [cell("a"), cell("b")] },
            { type: "tableRow", content: [cell("c"), cell("Nga Sơn <b>12</b>")] },
          ],
        },
        paragraph("Đoạn hai ở cuối bài, khá dài \ud800 và còn nữa"),
        {
          type: "bulletList",
          content: [item(paragraph("x"), { type: "bulletList", content: [item(paragraph("<p>y</p>"))] })],
        },
        paragraph("x", link("javascript:alert(1)")),
      ),
    ).toEqual([
      "Bảng 2, hàng 2, ô 2 («Nga Sơn <b>12</b>»): Không nhận mã HTML; hãy gõ chữ thường.",
      "Đoạn 2 («Đoạn hai ở cuối bài, khá dài \ud800…»): Có ký tự Unicode bị hỏng; hãy xóa và gõ lại chỗ đó.",
      "Danh sách 1, mục 1, mục 1 («<p>y</p>»): Không nhận mã HTML; hãy gõ chữ thường.",
      "Đoạn 3 («x»): Liên kết không hợp lệ: chỉ nhận địa chỉ http(s), thư điện tử, số điện thoại hoặc đường dẫn của cổng.",
    ]);
  });

  it("never becomes markup, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), (text) => {
        const result = validateBody(doc(paragraph(text)));
        if (!result.ok) return;
        const html = renderBodyHtml({ body: result.body, pictures: new Map() });
        expect(html.replace(/^<p>|<\/p>$|<br\/>/g, "")).not.toMatch(/[<>]/);
      }),
    );
  });

  it("is refused rather than thrown on, also where names of the language itself stand for ours", () => {
    const names =
      "doc paragraph heading text bulletList listItem orderedList blockquote table tableRow tableCell tableHeader picture hardBreak link bold constructor toString __proto__ valueOf hasOwnProperty".split(
        " ",
      );
    const attributes =
      "level start colspan rowspan href assetId caption alt target align type constructor toString length".split(
        " ",
      );
    const { node } = fc.letrec<Record<"value" | "attrs" | "mark" | "node", unknown>>((tie) => ({
      value: fc.oneof(
        fc.constantFrom(null, 1, -1, 1e9, "", "a", true, [], {}, ["x"], "https://a.example"),
        fc.constantFrom({ toString: 1, valueOf: 1 }, { length: 5 }, { toString: "a" }),
      ),
      attrs: fc.dictionary(fc.constantFrom(...attributes), tie("value"), { maxKeys: 3 }),
      mark: fc.oneof(
        tie("value"),
        fc.record({ type: fc.oneof(fc.constantFrom(...names), tie("value")), attrs: tie("attrs") }),
      ),
      node: fc.oneof(
        { maxDepth: 4 },
        tie("value"),
        fc.record(
          {
            type: fc.oneof(
              { weight: 5, arbitrary: fc.constantFrom(...names) },
              { weight: 1, arbitrary: tie("value") },
            ),
            text: fc.oneof(fc.constant("chữ"), tie("value")),
            attrs: fc.oneof(tie("attrs"), tie("value")),
            marks: fc.oneof(fc.array(tie("mark"), { maxLength: 3 }), tie("value")),
            content: fc.oneof(fc.array(tie("node"), { maxLength: 4 }), tie("value")),
          },
          { requiredKeys: ["type"] },
        ),
      ),
    }));
    fc.assert(
      fc.property(fc.array(node, { maxLength: 4 }), (content) => {
        const answer = validateBody({ type: "doc", content });
        if (answer.ok) renderBodyText(answer.body);
        else expect(answer.fields.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  it("is refused rather than thrown on, whatever comes in", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        expect(() => validateBody(input)).not.toThrow();
        expect(() => validateBody({ type: "doc", content: [input] })).not.toThrow();
      }),
    );
  });
});
