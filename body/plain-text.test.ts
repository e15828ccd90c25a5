import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText, composed, lengthOf } from "./clean-text.ts";
import { plainText } from "./plain-text.ts";

const taken = (text: string, max = 500) => plainText({ max }).safeParse(text);

describe("a text that an officer or a citizen pastes", () => {
  it.each([
    [
      "a number from the contacts",
      "Gọi \u202a+84 237 385 2113\u202c báo tin",
      "Gọi +84 237 385 2113 báo tin",
    ],
    [
      "a text of a PDF",
      "Điều 1.\u0002 Phạm vi\u000bđiều chỉnh\u000cĐiều 2",
      "Điều 1. Phạm vi\nđiều chỉnh\nĐiều 2",
    ],
    ["a text with soft hyphens", "tuyên\u00ad truyền", "tuyên truyền"],
    ["a text with joiners", "Thanh\u200b Hóa\u200c\u200d\u2060\ufeff", "Thanh Hóa"],
    ["isolates of direction", "\u2066Tin\u2069 \u2067mới\u2068\u200e\u200f", "Tin mới"],
    ["a text from Windows", "Một\r\nHai\rBa\u2028Bốn\u0085Năm", "Một\nHai\nBa\nBốn\nNăm"],
    ["a hidden sentence in tags", "Tin\u{e0041}\u{e0042}", "Tin"],
    ["letters with their marks apart", "Thanh Hóa".normalize("NFD"), "Thanh Hóa".normalize("NFC")],
  ])("is stored as it is read: %s", (_what, pasted, read) => {
    expect(taken(pasted).data).toBe(read);
  });

  it.each(["👩‍👩‍👧 và 👍🏽", "❤️‍🔥", "1️⃣ 2️⃣", "🇻🇳", "👮🏻‍♀️"])("keeps its emoji whole: %s", (text) => {
    expect(taken(text).data).toBe(text);
  });

  it.each([
    "Người gửi: Cán bộ A <a@example.com> ngày 12/3",
    "Xem <https://congan.thanhhoa.gov.vn/tin>",
    "Điền <họ và tên>, <số điện thoại>",
    "nếu a<b và c>d, x <- y, 3<5",
  ])("is text, though angle brackets stand in it: %s", (text) => {
    expect(taken(text).data).toBe(text);
  });

  it.each([
    "<b>đậm</b>",
    "<p class='x'>",
    "<a href=x>",
    "</div>",
    "<img src=x onerror=alert(1)",
    "<svg/onload=x>",
    "<!-- ẩn -->",
    "<!DOCTYPE html>",
    "<script",
    "<scr\u200bipt>x</script>",
  ])("is refused as HTML: %s", (text) => {
    expect(taken(text).success).toBe(false);
  });

  it("is counted in letters after they were composed, whatever came", () => {
    const letters = "ế".repeat(500);
    expect(taken(letters.normalize("NFD")).data).toBe(letters.normalize("NFC"));
    expect(taken(`${letters}x`).success).toBe(false);
    expect(taken("🚓".repeat(500)).success).toBe(true);
    expect(taken("a\u200b".repeat(500)).success).toBe(true);
    expect(lengthOf("Thanh Hóa".normalize("NFD"))).toBe(9);
  });

  it("stays as it is when it is cleaned again", () => {
    const texts = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(texts, (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        expect(clean).not.toMatch(
          /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\u00ad\ufeff]|(?![\n\t])\p{Cc}/u,
        );
      }),
    );
  });

  it("keeps every mark of Vietnamese letters, however they were put together", () => {
    for (const letter of "ếựẵờợỵĐđ") expect(composed(letter.normalize("NFD"))).toBe(letter.normalize("NFC"));
  });
});
