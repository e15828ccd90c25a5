import { describe, expect, it } from "vitest";
import { addressIn, counterpartOf, languageAt, withForeignLinksMarked } from "./counterparts.ts";

describe("a page that stands in both languages", () => {
  it("leads to the other one and back", () => {
    for (const path of [
      "/",
      "/gioi-thieu",
      "/gioi-thieu/co-cau-to-chuc",
      "/lien-he",
      "/canh-bao",
      "/to-giac",
      "/tim-kiem",
    ]) {
      const other = counterpartOf(path);
      expect(other, path).toMatch(/^\/en/);
      expect(counterpartOf(other ?? "")).toBe(path);
    }
    expect(counterpartOf("/truy-na")).toBeUndefined();
    expect([addressIn("en", "/truy-na"), addressIn("en", "/to-giac"), addressIn("vi", "/to-giac")]).toEqual([
      "/truy-na",
      "/en/report",
      "/to-giac",
    ]);
  });

  it("is English below /en and nowhere else", () => {
    const english = ["/en", "/en?x=1", "/en/report", "/en/khong-co"];
    const vietnamese = ["/", "/energy", "/gioi-thieu/en", "/?/en/", "//en"];
    expect(english.map(languageAt)).toEqual(english.map(() => "en"));
    expect(vietnamese.map(languageAt)).toEqual(vietnamese.map(() => "vi"));
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
