import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAddress } from "../addresses/address.ts";

describe("the address of a search", () => {
  it("keeps what the search knows, in one spelling and one order", () => {
    const address = readAddress(
      "/tim-kiem?thoi-gian=nam&x=1&q=%20l%E1%BB%ABa%20%20%C4%91%E1%BA%A3o&loai=canh-bao&trang=2",
    );
    expect(address).toMatchObject({
      route: "search",
      page: 2,
      request: { text: "lừa đảo", group: "canh-bao", period: "nam", asTyped: false },
    });
    expect(address?.path).toBe(
      "/tim-kiem?q=l%E1%BB%ABa+%C4%91%E1%BA%A3o&loai=canh-bao&thoi-gian=nam&trang=2",
    );
    expect(readAddress("/tim-kiem?loai=<b>&muc=../x&don-vi=A&dung=2")?.path).toBe("/tim-kiem");
  });

  it("is the same in English below another path", () => {
    const address = readAddress("/en/search?trang=2&xep=moi&q=passport&x=1");
    expect(address).toMatchObject({
      route: "search",
      language: "en",
      page: 2,
      request: { text: "passport", newestFirst: true },
      path: "/en/search?q=passport&xep=moi&trang=2",
    });
    expect(readAddress("/en/search?loai=<b>")?.path).toBe("/en/search");
  });

  it("leads to itself, whatever somebody types", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        for (const place of ["/tim-kiem", "/en/search"]) {
          const path = readAddress(`${place}?${new URLSearchParams({ q: text })}`)?.path ?? "";
          expect(path.startsWith(place)).toBe(true);
          expect(readAddress(path)?.path).toBe(path);
          expect(path.length).toBeLessThan(160 * 12 + 40);
        }
      }),
    );
  });
});
