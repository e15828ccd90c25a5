import { describe, expect, test } from "vitest";
import { validateBody } from "../../body/validate-body.ts";
import { canonicalJson, toJson } from "./canonical-json.ts";

describe("what can be sealed", () => {
  test("a body with headings, lists and links, as the editor's schema gives it back", () => {
    const heading = { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "Diễn biến" }] };
    const body = validateBody({ type: "doc", content: [heading] });
    if (!body.ok) throw new Error("the body should fit the schema");
    expect(canonicalJson(toJson(body.body))).toBe(
      '{"content":[{"attrs":{"level":2},"content":[{"text":"Diễn biến","type":"text"}],"type":"heading"}],"type":"doc"}',
    );
  });
  test("what JSON cannot hold is refused, not bent", () => {
    expect(() => toJson({ at: new Date() })).toThrow();
    expect(() => toJson({ big: 1n })).toThrow();
    expect(() => toJson([Number.NaN])).toThrow();
  });
});
