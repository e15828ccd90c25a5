import { describe, expect, it } from "vitest";
import { counterpartOf, withForeignLinksMarked } from "./counterparts.ts";

describe("a page that stands in both languages", () => {
  it("leads to the other one and back", () => {
    for (const path of ["/", "/gioi-thieu", "/gioi-thieu/co-cau-to-chuc", "/lien-he", "/canh-bao"]) {
      const other = counterpartOf(path);
      expect(other, path).toMatch(/^\/en/);
      expect(counterpartOf(other ?? "")).toBe(path);
    }
    expect(counterpartOf("/truy-na")).toBeUndefined();
  });
});

describe("an English page", () => {
  it("says of every link to a Vietnamese page that Vietnamese follows, and of no other link", () => {
    const marked = withForeignLinksMarked(
      '<a class="x" href="/don-vi">Units</a><a href="/en/contact">Contact</a><a href="/en">Home</a>' +
        '<a href="/energy">E</a><a href="tel:113">113</a><a href="/" lang="vi" hreflang="vi">Tiếng Việt</a>',
    );
    expect(marked).toBe(
      '<a class="x" href="/don-vi" hreflang="vi">Units</a><a href="/en/contact">Contact</a><a href="/en">Home</a>' +
        '<a href="/energy" hreflang="vi">E</a><a href="tel:113">113</a><a href="/" lang="vi" hreflang="vi">Tiếng Việt</a>',
    );
  });
});
