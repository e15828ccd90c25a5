import { describe, expect, it } from "vitest";
import { validateBody } from "../../body/validate-body.ts";
import { findSecrecyMarks } from "../screening/secrecy-marks.ts";
import { emptyDraft, textsOf } from "./draft.ts";

const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const item = (...content: unknown[]) => ({ type: "listItem", content });
const bullets = (...texts: string[]) => ({
  type: "bulletList",
  content: texts.map((text) => item(paragraph(text))),
});
const row = (...cells: unknown[]) => ({
  type: "tableRow",
  content: cells.map((content) => ({ type: "tableCell", content: [content] })),
});
const assetId = "0123456789abcdef";

/** Which fields of a draft with this body the gate stops. */
function stopped(...content: unknown[]): string[] {
  const body = validateBody({ type: "doc", content });
  if (!body.ok) throw new Error(JSON.stringify(body.fields));
  const draft = {
    ...emptyDraft({ kind: "news", categorySlug: "x", title: "", targets: [], platforms: [] }),
    body: body.body,
  };
  return textsOf(draft)
    .filter(({ text }) => findSecrecyMarks(text).length > 0)
    .map(({ path }) => path);
}

describe("a mark of state secrecy in the text of an item", () => {
  it.each([
    [
      "in a list within a list",
      {
        type: "bulletList",
        content: [item(paragraph("Kế hoạch"), bullets("Công an tỉnh", "TỐI MẬT", "Ngày 3"))],
      },
    ],
    [
      "in a list within a quotation",
      {
        type: "blockquote",
        content: [bullets("Số 15 của đơn vị", "TỐI MẬT", "Ngày 3 tháng 4")],
      },
    ],
    [
      "in a list within a cell",
      { type: "table", content: [row(bullets("Nơi gửi", "TUYỆT MẬT", "Nơi nhận"), paragraph("x"))] },
    ],
    [
      "in a quotation within a list",
      {
        type: "orderedList",
        content: [
          item(paragraph("Một"), { type: "blockquote", content: [paragraph("MẬT"), paragraph("Hai")] }),
        ],
      },
    ],
    ["alone in an item, without marks", bullets("Phòng tham mưu", "TOI MAT")],
    [
      "alone in a cell, without marks",
      { type: "table", content: [row(paragraph("TUYET MAT"), paragraph("x"))] },
    ],
    ["across the cells of a row", { type: "table", content: [row(paragraph("Độ mật:"), paragraph("Mật"))] }],
    [
      "across a line break",
      {
        type: "paragraph",
        content: [{ type: "text", text: "Tối" }, { type: "hardBreak" }, { type: "text", text: "mật" }],
      },
    ],
    ["in the caption of a picture", { type: "picture", attrs: { assetId, caption: "TỐI MẬT", alt: "" } }],
    [
      "in the description of a picture within a quotation",
      {
        type: "blockquote",
        content: [{ type: "picture", attrs: { assetId, caption: "", alt: "Trang bìa, dấu MẬT" } }],
      },
    ],
  ])("is seen %s", (_where, ...content) => {
    expect(stopped(...content)).toEqual(["body"]);
  });

  it("is seen in the words for any platform", () => {
    const draft = {
      ...emptyDraft({ kind: "news", categorySlug: "x", title: "", targets: [], platforms: [] }),
      channelTexts: { facebook: "Lời đăng", mastodon: "TỐI MẬT" },
    };
    const found = textsOf(draft).filter(({ text }) => findSecrecyMarks(text).length > 0);
    expect(found.map(({ path }) => path)).toEqual(["channelTexts.mastodon"]);
  });

  it("is not made by what stands in two places", () => {
    expect(stopped(bullets("Bán mật", "ong rừng"), paragraph("Bí"), paragraph("mật khẩu"))).toEqual([]);
  });
});
