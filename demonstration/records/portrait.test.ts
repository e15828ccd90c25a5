import { describe, expect, it } from "vitest";
import { portraitOf } from "./portrait.ts";

const plain = { sex: "male", features: "Cao khoảng 1m65", turn: 0, band: false } as const;

describe("the silhouette of a person", () => {
  it("has the hair that the features tell of", () => {
    expect(portraitOf({ ...plain, features: "Cao khoảng 1m72, trán hói, sẹo ở cằm" })).toMatch(/hoi-tran$/);
    expect(portraitOf({ ...plain, sex: "female", features: "tóc dài uốn xoăn" })).toMatch(/nu-toc-gon-song$/);
  });

  it("is another one for the next person of whom nothing is told", () => {
    expect(portraitOf(plain)).not.toBe(portraitOf({ ...plain, turn: 1 }));
  });

  it("is a woman's for a woman, and bears the red band of the specially dangerous", () => {
    expect(portraitOf({ ...plain, sex: "female" })).toMatch(/^chan-dung\/nu-/);
    expect(portraitOf({ ...plain, band: true })).toMatch(/-dac-biet$/);
  });
});
