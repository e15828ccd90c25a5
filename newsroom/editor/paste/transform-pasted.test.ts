import { DOMParser, type Node } from "@tiptap/pm/model";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodySchema } from "../../../body/schema.ts";
import { validateBody } from "../../../body/validate-body.ts";
import { treeOf } from "../../../tests/support/html-tree.ts";
import { cleanedSlice, placedSlice } from "./cleaned-slice.ts";
import { fileOfDataPicture } from "./data-picture.ts";
import { transformPasted } from "./transform-pasted.ts";

const pasted = (html: string) => transformPasted(html, treeOf).html;
/** The document that the editor makes of HTML, as it would send it to the server. */
const bodyFrom = (html: string): unknown => DOMParser.fromSchema(bodySchema).parse(treeOf(html)).toJSON();

/** A paragraph in a list as Word writes it. */
const item = (level: number, sign: string, words: string, list = "l0") =>
  `<p class=MsoListParagraphCxSpMiddle style='margin-left:.5in;text-indent:-.25in;mso-list:${list} level${level} lfo1'>` +
  `<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>\n`;

describe("what is pasted from Google Docs", () => {
  it("is bold and slanted where it was, and nowhere else", () => {
    expect(
      pasted(
        `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a"><p dir="ltr" style="line-height:1.38"><span style="font-weight:400">Chữ thường, </span><span style="font-weight:700">chữ đậm</span><span style="font-style:italic">, chữ nghiêng</span></p></b><br class="Apple-interchange-newline">`,
      ),
    ).toBe("<p>Chữ thường, <strong>chữ đậm</strong><em>, chữ nghiêng</em></p>");
  });

  it("keeps its lists in lists, its raised digits and its headings", () => {
    expect(
      pasted(
        `<b style="font-weight:normal;" id="docs-internal-guid-2"><h2 style="x"><span style="font-weight:400;">Thủ tục</span></h2>` +
          `<ul style="margin-top:0"><li dir="ltr" style="list-style-type:disc;font-weight:400" aria-level="1"><p role="presentation"><span style="font-weight:400">Giấy tờ</span></p></li>` +
          `<ul><li aria-level="2"><p><span>Căn cước</span></p></li></ul></ul>` +
          `<p><span>Diện tích 120 m</span><span style="vertical-align:super">2</span><span>, khí CO</span><span style="vertical-align:sub">2</span></p></b>`,
      ),
    ).toBe(
      "<h2>Thủ tục</h2><ul><li><p>Giấy tờ</p><ul><li><p>Căn cước</p></li></ul></li></ul><p>Diện tích 120 m², khí CO₂</p>",
    );
  });
});

describe("what is pasted from Word", () => {
  it("keeps its lists, of several levels and numbered", () => {
    const html =
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- @list l0 {mso-list-id:1;} --></style></head><body><!--StartFragment-->` +
      item(1, "·", "Tờ khai mẫu số 01") +
      item(2, "o", "Bản chính") +
      item(2, "o", "Bản sao") +
      item(1, "·", "Căn cước") +
      `<p class=MsoNormal><o:p>&nbsp;</o:p></p>` +
      item(1, "3.", "Nộp hồ sơ", "l1") +
      item(2, "a)", "Trực tiếp", "l1") +
      item(2, "b)", "Trực tuyến", "l1") +
      item(1, "4.", "Nhận kết quả", "l1") +
      `<!--EndFragment--></body></html>`;
    expect(pasted(html)).toBe(
      "<ul><li><p>Tờ khai mẫu số 01</p><ul><li><p>Bản chính</p></li><li><p>Bản sao</p></li></ul></li><li><p>Căn cước</p></li></ul>" +
        '<ol start="3"><li><p>Nộp hồ sơ</p><ol><li><p>Trực tiếp</p></li><li><p>Trực tuyến</p></li></ol></li><li><p>Nhận kết quả</p></li></ol>',
    );
  });

  it("has the two headings that there are, square metres, and no empty paragraphs", () => {
    expect(
      pasted(
        `<h1>Kế hoạch<o:p></o:p></h1><p class=MsoNormal><b>Diện tích</b> 50\n m<sup>2</sup><o:p></o:p></p><h4>Thời gian</h4><h5>Chi tiết</h5>` +
          `<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Chú thích<sup>(a)</sup></p>`,
      ),
    ).toBe(
      "<h2>Kế hoạch</h2><p><strong>Diện tích</strong> 50 m²</p><h3>Thời gian</h3><h3>Chi tiết</h3><p>Chú thích(a)</p>",
    );
  });

  it("from the web keeps the levels of its lists", () => {
    const line = (level: number, words: string) =>
      `<div class="ListContainerWrapper"><ul class="BulletListStyle1"><li data-listid="2" data-aria-level="${level}"><p class="Paragraph"><span class="TextRun">${words}</span></p></li></ul></div>`;
    expect(pasted(line(1, "Giấy tờ") + line(2, "Ảnh thẻ") + line(1, "Lệ phí"))).toBe(
      "<ul><li><p>Giấy tờ</p><ul><li><p>Ảnh thẻ</p></li></ul></li><li><p>Lệ phí</p></li></ul>",
    );
  });
});

describe("what is pasted from a table, a web page or a mail", () => {
  it.each([
    [
      "Excel",
      `<table border=0 style='border-collapse:collapse'><col width=64><tr height=20 style='height:15pt'><td class=xl65 width=64 style='width:48pt'>Nga Sơn</td><td align=right colspan=2>12</td></tr></table>`,
      '<table><tbody><tr><td><p>Nga Sơn</p></td><td colspan="2"><p>12</p></td></tr></tbody></table>',
    ],
    [
      "LibreOffice",
      `<table><colgroup width="85"></colgroup><thead><tr><th height="17" align="left"><font face="Liberation Sans">Xã</font></th><th>Số vụ</th></tr></thead><tr><td>Hoằng Hóa</td><td sdval="3" sdnum="1033;" align="right"></td></tr></table>`,
      "<table><tbody><tr><th><p>Xã</p></th><th><p>Số vụ</p></th></tr><tr><td><p>Hoằng Hóa</p></td><td><p></p></td></tr></tbody></table>",
    ],
    [
      "a news site",
      `<p>Theo <a href="https://baothanhhoa.example.vn/bai" target="_blank" rel="noopener nofollow" title="Báo" class="link">Báo</a> đưa tin.</p><script>x</script><ol type="a" start="0"><li>Tốc độ</li></ol>`,
      '<p>Theo <a href="https://baothanhhoa.example.vn/bai">Báo</a> đưa tin.</p><ol><li><p>Tốc độ</p></li></ol>',
    ],
    [
      "a mail",
      `<table><tr><td><div>Kính gửi <i>đơn vị</i>,<br><br>Mời họp.</div><blockquote>Trích</blockquote></td></tr></table>`,
      "<p>Kính gửi <em>đơn vị</em>,</p><p>Mời họp.</p><blockquote><p>Trích</p></blockquote>",
    ],
    [
      "a page with hidden words and signs",
      `<div>Gọi \u202a+84 237\u202c<span style="display:none">mật</span></div><div>tuyên\u00adtruyền\u200b <img alt="🚓" src="https://x/e.png"></div>`,
      "<p>Gọi +84 237</p><p>tuyêntruyền 🚓</p>",
    ],
  ])("is a text of the editor: %s", (_from, html, expected) => {
    expect(pasted(html)).toBe(expected);
  });

  it("stays as it is when it was copied in this editor", () => {
    const own = '<p data-pm-slice="1 1 []">Một <strong>hai</strong></p>';
    expect(pasted(own)).toBe(own);
  });

  it("gives its pictures, and says of how many it cannot", () => {
    const dot = "data:image/png;base64,iVBORw0KGgo=";
    const { html, pictures, lost } = transformPasted(
      `<p>Ảnh:</p><p><img src="file:///C:/clip_image002.jpg"></p><img src="${dot}"><img src="https://x/y.jpg"><img src="https://x/count.gif" width=1 height=1>`,
      treeOf,
    );
    expect({ html, pictures, lost }).toEqual({ html: "<p>Ảnh:</p>", pictures: [dot], lost: 2 });
    const empty = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    for (const late of [
      `<img src="${empty}" data-src="https://x/y.jpg">`,
      `<img data-src="https://x/y.jpg">`,
    ])
      expect(transformPasted(`<p>Ảnh:</p>${late}`, treeOf)).toEqual({
        html: "<p>Ảnh:</p>",
        pictures: [],
        lost: 1,
      });
    expect(fileOfDataPicture(dot, 1)).toMatchObject({ name: "anh-dan-1.png", type: "image/png", size: 8 });
    expect(fileOfDataPicture("data:image/svg+xml,<svg/>", 1)).toBeNull();
  });
});

describe("a list that is pasted", () => {
  const list = "<ul><li><p>Một</p></li><li><p>Hai</p></li></ul>";
  /** The text after the list was pasted where the text given ends. */
  const after = (html: string): Node => {
    const doc = DOMParser.fromSchema(bodySchema).parse(treeOf(html));
    const state = EditorState.create({ doc, selection: TextSelection.atEnd(doc) });
    const slice = DOMParser.fromSchema(bodySchema).parseSlice(treeOf(list));
    return state.tr.replaceSelection(placedSlice(slice, state.selection.$from)).doc;
  };
  const itemsOf = (doc: Node): string[] => {
    const items: string[] = [];
    doc.descendants((node) => void (node.type.name === "listItem" && items.push(node.textContent)));
    return items;
  };

  it("stays whole behind words, and joins a list in which the cursor stands", () => {
    expect(itemsOf(after("<p></p>"))).toEqual(["Một", "Hai"]);
    const behind = after("<p>Gồm có:</p>");
    expect(behind.firstChild?.textContent).toBe("Gồm có:");
    expect(itemsOf(behind)).toEqual(["Một", "Hai"]);
    expect(after("<ul><li><p>Không</p></li><li><p></p></li></ul>").childCount).toBe(1);
  });
});

/** Any HTML: nested at random, with attributes at random, also those that somebody made up to do harm. */
const attribute = fc.tuple(
  fc.constantFrom(
    ..."style class align type start level colspan rowspan colwidth data-colwidth href target rel title id dir data-asset-id src alt width height data-pm-slice data-aria-level value reversed".split(
      " ",
    ),
  ),
  fc.oneof(
    fc.constantFrom(
      "0",
      "-3",
      "101",
      "2.5",
      "a",
      "i",
      "right",
      "_blank",
      "noopener",
      "https://a.vn/b",
      "javascript:alert(1)",
      "0123456789abcdef",
      "font-weight:700;font-style:italic",
      "mso-list:l0 level3 lfo1",
      "vertical-align:super",
      "1e9",
    ),
    fc.string({ maxLength: 12 }),
  ),
);
const open = fc
  .tuple(
    fc.constantFrom(
      ..."p div span b i em strong a sup sub h1 h2 h3 h6 ul ol li blockquote table tbody thead tr td th caption hr br img figure pre code u s font section o:p dl dt dd center".split(
        " ",
      ),
    ),
    fc.array(attribute, { maxLength: 4 }),
  )
  .map(([name, attributes]) => {
    const written = attributes.map(([key, value]) => ` ${key}="${value.replace(/["&<>]/g, "")}"`);
    return { name, tag: `<${name}${written.join("")}>` };
  });
const anyHtml = fc
  .array(
    fc.oneof(
      open.map(({ tag }) => tag),
      open.map(({ name }) => `</${name}>`),
      fc.constantFrom("Công an ", "m2", "\u202a+84\u202c", "&nbsp;", "a\u000bb", "\u200b", " "),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

describe("whatever HTML is pasted", () => {
  it("the server takes what the editor's schema reads of it, even untransformed", () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        expect(validateBody(bodyFrom(html))).toMatchObject({ ok: true });
      }),
      { numRuns: 400 },
    );
  });

  it("the server takes what is made of it", () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        expect(validateBody(bodyFrom(pasted(html)))).toMatchObject({ ok: true });
      }),
      { numRuns: 400 },
    );
  });

  it("no word of what was to be read is lost, and none changes its place", () => {
    const names =
      "p div span b i em strong a sup sub h1 h2 h3 h6 ul ol li blockquote hr br pre code u s font section o:p dl dt dd center details summary figure figcaption ruby rt label fieldset legend q abbr time address menu nobr mark del ins v:shape w:sdt st1:place kbd article".split(
        " ",
      );
    const tag = fc.constantFrom(...names);
    const part = fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name}>`),
      fc.constantFrom("WORD", "WORD", " ", "\n", "&nbsp;"),
    );
    const wordsIn = (text: string): string[] => text.match(/từ\d+từ/g) ?? [];
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const html = parts.map((one, index) => (one === "WORD" ? `từ${index}từ` : one)).join("");
        const read = wordsIn(treeOf(html).textContent ?? "");
        const doc = DOMParser.fromSchema(bodySchema).parse(treeOf(pasted(html)));
        expect(wordsIn(doc.textBetween(0, doc.content.size, " "))).toEqual(read);
      }),
      { numRuns: 400 },
    );
  });

  it("a slice of it fits the document after it was cleaned, without the pictures of others", () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        const raw = DOMParser.fromSchema(bodySchema).parseSlice(treeOf(html));
        const { slice } = cleanedSlice(raw, { schema: bodySchema, owns: () => false });
        expect(JSON.stringify(slice.content.toJSON() ?? [])).not.toContain('"picture"');
        expect([slice.openStart, slice.openEnd]).toEqual([raw.openStart, raw.openEnd]);
      }),
      { numRuns: 200 },
    );
  });
});
