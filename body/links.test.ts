import { describe, expect, it } from "vitest";
import { completedLink, isAllowedLink } from "./links.ts";

describe("an address that an officer types for a link", () => {
  it.each([
    ["bocongan.gov.vn", "https://bocongan.gov.vn"],
    [" www.thanhhoa.gov.vn/tin?a=1 ", "https://www.thanhhoa.gov.vn/tin?a=1"],
    ["//congan.example.vn/x", "https://congan.example.vn/x"],
    ["https://congan.thanhhoa.gov.vn", "https://congan.thanhhoa.gov.vn"],
    ["0373 850 113", "tel:0373850113"],
    ["(0237) 385.2113", "tel:02373852113"],
    ["+84 237 385 2113", "tel:+842373852113"],
    ["\u202a+84 237 385 2113\u202c", "tel:+842373852113"],
    ["tel:(0237) 385 2113", "tel:02373852113"],
    ["113", "tel:113"],
    ["congan@thanhhoa.gov.vn", "mailto:congan@thanhhoa.gov.vn"],
    ["mailto:congan@thanhhoa.gov.vn", "mailto:congan@thanhhoa.gov.vn"],
    ["/truy-na", "/truy-na"],
  ])("is completed: %s", (typed, meant) => {
    expect(completedLink(typed)).toBe(meant);
    expect(isAllowedLink(meant)).toBe(true);
  });

  it.each([
    "",
    "https://",
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///C:/a.doc",
    "một câu bình thường",
    "Điều 3",
    "12",
    "a@b@c.vn",
    "ftp://x.vn",
    "https://ten:matkhau@x.vn",
    `a.vn/${"x".repeat(2000)}`,
  ])("is refused where no link can be meant: %s", (typed) => {
    expect(completedLink(typed)).toBeNull();
  });
});

describe("a link that was stored before", () => {
  it.each(["mailto:a@b.vn?cc=c@d.vn", "tel:0237 385.2113", "/tin/abc", "HTTPS://a.vn"])(
    "is still allowed: %s",
    (href) => {
      expect(isAllowedLink(href)).toBe(true);
    },
  );
});
