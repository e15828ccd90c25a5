import { describe, expect, it } from "vitest";
import { channelsPath, readAddress, readyKey } from "./address.ts";

const id = "0123456789abcdef";

describe("addresses of the portal", () => {
  it("reads every kind of page", () => {
    expect(readAddress("/")).toEqual({ route: "home", path: "/" });
    expect(readAddress(`/tin/canh-bao-${id}`)).toMatchObject({ route: "article", id });
    expect(readAddress("/chuyen-muc/canh-bao?trang=3")).toMatchObject({
      route: "category",
      slug: "canh-bao",
      page: 3,
      path: "/chuyen-muc/canh-bao?trang=3",
    });
    expect(readAddress("/don-vi/cong-an-xa-muong-lat")).toMatchObject({ route: "unit", page: 1 });
    expect(readAddress("/rss.xml")).toMatchObject({ route: "feed" });
    expect(readAddress("/.well-known/security.txt")).toMatchObject({ route: "security" });
    expect(readAddress("/.well-known/ledger-checkpoint.json")).toMatchObject({ route: "ledger-checkpoint" });
    expect(readAddress("/gioi-thieu/co-cau-to-chuc")).toMatchObject({
      route: "static",
      name: "gioi-thieu/co-cau-to-chuc",
    });
  });

  it("keeps only what a list can be narrowed by, in one order", () => {
    const wanted = readAddress("/truy-na?loai=dangerous&nam=1989&ten=%20ma%CC%82%CC%83u&x=1");
    expect(wanted).toMatchObject({ filter: { name: "mẫu", year: "1989", type: "dangerous" } });
    expect(wanted?.path).toBe("/truy-na?ten=m%E1%BA%ABu&nam=1989&loai=dangerous");
    expect(readAddress("/truy-na?nam=89&loai=<b>&trang=1")?.path).toBe("/truy-na");
    expect(readAddress("/van-ban?giai-doan=du-thao&trang=2")).toMatchObject({ route: "documents", page: 2 });
    expect(readAddress("/don-vi?ten=muong+lat&trang=4")?.path).toBe("/don-vi?ten=muong+lat");
    expect(readAddress("/to-giac?thong-bao=21%2FQ%C4%90TN")).toMatchObject({ notice: "21/QĐTN" });
    expect(readAddress("/en/report?x=1&thong-bao=21%2FQ%C4%90TN")).toMatchObject({
      language: "en",
      notice: "21/QĐTN",
      path: "/en/report?thong-bao=21%2FQ%C4%90TN",
    });
  });

  it("gives the same page to every query it does not know, so that nobody can fill or poison the cache", () => {
    for (const query of ["?utm_source=x", "?trang=1", "?trang=abc", "?trang=-4", "?x=<script>", "?%00"]) {
      expect(readAddress(`/chuyen-muc/canh-bao${query}`)?.path).toBe("/chuyen-muc/canh-bao");
    }
    expect(readAddress("/?trang=7")?.path).toBe("/");
    expect(readAddress("/chuyen-muc/canh-bao?trang=2&a=1&trang=9")?.path).toBe(
      "/chuyen-muc/canh-bao?trang=2",
    );
  });

  it("gives every slug of an article one key, which a query cannot imitate", () => {
    expect(readAddress(`/tin/a-${id}`)?.path).toBe(readAddress(`/tin/b-c-${id}`)?.path);
    expect(readyKey(`/tin/a-${id}`)).toBe(`/tin/${id}`);
    expect(readyKey("/don-vi")).toBe("/don-vi");
  });

  it("knows nothing of other addresses", () => {
    for (const target of [
      "/api/admin",
      "/tin",
      "/a/b/c/d",
      "//evil.example/",
      "/tin/a-0123",
      "/tin/../etc/passwd",
      "/chuyen-muc/A%20b",
      "/chuyen-muc/a/b",
      "http://evil.example/",
      "*",
      "",
    ]) {
      expect(readAddress(target), target).toBeUndefined();
    }
  });

  it("keeps only what the filter of channels knows, in one order", () => {
    const address = readAddress("/kenh-chinh-thuc?ten=%20M%C6%B0%E1%BB%9Dng%20&x=1&nen-tang=zalo&don-vi=<b>");
    expect(address).toMatchObject({ filter: { platform: "zalo", unit: "", name: "Mường" } });
    expect(address?.path).toBe(channelsPath({ platform: "zalo", unit: "", name: "Mường" }, 1));
  });
});
