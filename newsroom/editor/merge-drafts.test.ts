import { describe, expect, test } from "vitest";
import { differingParts, mergedDraft, sameJson } from "./merge-drafts.ts";

const aDraft = (change: Partial<{ title: string; summary: string; tags: string[] }> = {}) => ({
  title: "Cảnh báo lừa đảo",
  summary: "Thủ đoạn mới",
  tags: ["lừa đảo"],
  ...change,
});
const parts = ["title", "summary", "tags"] as const;

describe("two people changed the same item", () => {
  test("only what differs is asked", () => {
    const mine = aDraft({ title: "Cảnh báo lừa đảo qua mạng" });
    const theirs = aDraft({ tags: ["lừa đảo", "mạng"] });
    expect(differingParts({ mine, theirs, parts })).toEqual(["title", "tags"]);
  });
  test("the result has each part from the chosen side and loses nothing else", () => {
    const mine = aDraft({ title: "của tôi", summary: "của tôi" });
    const theirs = aDraft({ title: "của bạn", tags: ["khác"] });
    expect(mergedDraft({ mine, theirs, fromTheirs: new Set(["title"] as const) })).toEqual({
      title: "của bạn",
      summary: "của tôi",
      tags: ["lừa đảo"],
    });
  });
  test("the order of keys and absent attributes are no difference", () => {
    expect(sameJson({ a: 1, b: [{ c: null }] }, { b: [{}], a: 1 })).toBe(true);
    expect(sameJson({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
  });
});
