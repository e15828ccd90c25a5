import { describe, expect, it } from "vitest";
import { platforms } from "../platforms/list.ts";
import { isBot, sourceOfVisit, sourcesOf } from "./visitor.ts";

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
    expect(sourceOfVisit({ referer, ownHost, platforms })).toBe(source);
  });
});

describe("a platform that came new", () => {
  const known = [
    ...platforms,
    { id: "trongdo", visits: { hosts: ["trongdo.example"], previewAgent: ["trongdo", "look"] } },
  ];

  it("is a source of its own, by its hosts and those below them alone", () => {
    expect(sourcesOf(known)).toEqual(["direct", "search", "facebook", "zalo", "trongdo", "other"]);
    const from = (referer: string) => sourceOfVisit({ referer, ownHost, platforms: known });
    expect(from("https://m.trongdo.example/x")).toBe("trongdo");
    expect(from("https://nottrongdo.example/x")).toBe("other");
  });

  it("has its program told apart from the people who read in its app", () => {
    expect(isBot("TrongDo Link-Look/2", known)).toBe(true);
    expect(isBot("Mozilla/5.0 (Linux) Mobile TrongDo/7", known)).toBe(false);
    expect(isBot("Mozilla/5.0 (Linux) Mobile Zalo/7", known)).toBe(false);
  });
});

describe("programs that read by themselves", () => {
  it.each([
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "facebookexternalhit/1.1",
    "Mozilla/5.0 (compatible; ZaloPreview/1.0)",
    "curl/8.5.0",
    "",
  ])("are told apart: %s", (userAgent) => expect(isBot(userAgent, platforms)).toBe(true));

  it.each([
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
  ])("are no people's phones: %s", (userAgent) => expect(isBot(userAgent, platforms)).toBe(false));
});
