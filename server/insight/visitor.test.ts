import { describe, expect, it } from "vitest";
import { isBot, sourceOfVisit } from "./visitor.ts";

const ownHost = "congan.thanhhoa.gov.vn";

describe("where readers come from", () => {
  it.each([
    ["", "direct"],
    ["https://www.google.com.vn/", "search"],
    ["https://coccoc.com/search?query=truy+na", "search"],
    ["https://l.facebook.com/l.php?u=x", "facebook"],
    ["https://chat.zalo.me/", "zalo"],
    ["https://baothanhhoa.vn/bai", "other"],
    ["không phải địa chỉ", "other"],
    ["https://facebook.com.xau.example/", "other"],
    [`https://${ownHost}/truy-na`, undefined],
  ])("%s: %s", (referer, source) => {
    expect(sourceOfVisit({ referer, ownHost })).toBe(source);
  });
});

describe("programs that read by themselves", () => {
  it.each([
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "facebookexternalhit/1.1",
    "curl/8.5.0",
    "",
  ])("are told apart: %s", (userAgent) => expect(isBot(userAgent)).toBe(true));

  it.each([
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
  ])("are no people's phones: %s", (userAgent) => expect(isBot(userAgent)).toBe(false));
});
