import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slugOf } from "./text.ts";

describe("the address of a title", () => {
  it("keeps Vietnamese words readable", () => {
    expect(slugOf("Đình nã: Công an phường Hạc Thành, 9 xe máy!")).toBe(
      "dinh-na-cong-an-phuong-hac-thanh-9-xe-may",
    );
    expect(slugOf("…")).toBe("tin");
  });

  it("is always safe in an address and never too long", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (title) => {
        expect(slugOf(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slugOf(title).length).toBeLessThanOrEqual(80);
      }),
    );
  });
});
