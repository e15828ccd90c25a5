import { describe, expect, test } from "vitest";
import { anchorsOf, distinctMissing } from "./missing-fields.ts";

describe("what lacks before submission", () => {
  test("leads to the place on the page", () => {
    expect(anchorsOf("draft.title")).toEqual(["field-title"]);
    expect(anchorsOf("pictures.0.alt")).toEqual(["field-pictures"]);
    expect(anchorsOf("coverAssetId")).toEqual(["field-pictures"]);
    expect(anchorsOf("declaration.notStateSecret")).toEqual(["field-declaration"]);
    expect(anchorsOf("body.content.3.attrs.href")).toEqual(["field-body"]);
  });
  test("leads into the fields of a kind, or to the form that is folded over them", () => {
    expect(anchorsOf("details.footer.phone")).toEqual([
      "field-details-footer-phone",
      "field-details-footer",
      "field-details",
    ]);
    expect(anchorsOf("details")).toEqual(["field-details"]);
  });
  test("says each thing once", () => {
    const fields = [
      { path: "pictures.0.alt", message: "Ảnh thiếu mô tả." },
      { path: "body.content.1.attrs.alt", message: "Ảnh thiếu mô tả." },
      { path: "title", message: "Thiếu tiêu đề." },
    ];
    expect(distinctMissing(fields).map((field) => field.message)).toEqual([
      "Ảnh thiếu mô tả.",
      "Thiếu tiêu đề.",
    ]);
  });
});
