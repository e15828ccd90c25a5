import { describe, expect, it } from "vitest";
import { detailValue } from "./detail-value.ts";

describe("what the inspector reads in a ledger entry", () => {
  it.each([
    ["lens", "legal", "Pháp luật"],
    ["verdict", "return", "Trả lại"],
    ["role", "unit-lead", "Lãnh đạo đơn vị"],
    ["scheduledFor", "2026-11-25T18:07:00.000Z", "01:07, 26/11/2026"],
    ["published", true, "Có"],
    ["validTo", null, "–"],
    ["number", 2, "2"],
    ["contentHash", "ab12", "ab12"],
    ["kind", "a-kind-of-tomorrow", "a-kind-of-tomorrow"],
  ])("%s %j is shown as %s", (key, value, shown) => {
    expect(detailValue(key, value)).toBe(shown);
  });
});
