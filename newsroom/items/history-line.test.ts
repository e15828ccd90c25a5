import { describe, expect, test } from "vitest";
import { historyLine } from "./history-line.ts";

describe("the story of an item", () => {
  test("a return shows its lens and its reason", () => {
    const line = historyLine({
      act: "review.signed",
      details: { lens: "legal", verdict: "return", reason: "Thiếu căn cứ" },
    });
    expect(line).toEqual({ text: "Pháp luật: Trả lại «Thiếu căn cứ»", tone: "bad" });
  });
  test("a submission names its revision", () => {
    expect(historyLine({ act: "item.submitted", details: { number: 2 } }).text).toBe("Phiên bản 2");
  });
  test("a set time is told in the time of Việt Nam", () => {
    const line = historyLine({
      act: "release.scheduled",
      details: { scheduledFor: "2026-11-25T18:07:00.000Z" },
    });
    expect(line.text).toBe("Đăng lúc 01:07, 26/11/2026");
  });
  test("a closing names its reason and its decision", () => {
    const details = { decisionNumber: "12/QĐĐN-PC02", decisionDate: "2026-11-20", closingReason: "arrested" };
    expect(historyLine({ act: "notice.closed", details })).toEqual({
      text: "Đã bắt được · 12/QĐĐN-PC02, 2026-11-20",
      tone: "gold",
    });
  });
  test("an act with details of an unknown form still has its line", () => {
    expect(historyLine({ act: "item.created", details: null })).toEqual({ text: "", tone: "plain" });
  });
});
