import { describe, expect, test } from "vitest";
import { aboutSeconds, atMinute, fromLocalField, onDay, sinceThen, toLocalField } from "./time.ts";

describe("times on screen", () => {
  test("are those of Việt Nam wherever the browser stands", () => {
    expect(atMinute("2026-11-24T17:30:00Z")).toBe("00:30, 25/11/2026");
  });
  test("a day without an hour is told as people write it", () => {
    expect(onDay("2026-12-31")).toBe("31/12/2026");
  });
  test("a field for a date reads and writes the time of Việt Nam", () => {
    const moment = new Date("2026-11-24T23:05:00Z");
    expect(toLocalField(moment)).toBe("2026-11-25T06:05");
    expect(fromLocalField("2026-11-25T06:05")).toEqual(moment);
  });
  test("an empty field is no moment", () => {
    expect(fromLocalField("")).toBeNull();
    expect(fromLocalField("hôm nay")).toBeNull();
  });
  test("what happened lately is told by its age", () => {
    const now = new Date("2026-11-24T10:00:00Z");
    expect(sinceThen({ iso: "2026-11-24T09:59:40Z", now })).toBe("vừa xong");
    expect(sinceThen({ iso: "2026-11-24T09:15:00Z", now })).toBe("45 phút trước");
    expect(sinceThen({ iso: "2026-11-23T09:00:00Z", now })).toBe("1 ngày trước");
    expect(sinceThen({ iso: "2026-11-01T09:00:00Z", now })).toBe("16:00, 01/11/2026");
  });
  test("an estimate is said roughly", () => {
    expect(aboutSeconds(12)).toBe("dưới 1 phút");
    expect(aboutSeconds(130)).toBe("khoảng 2 phút");
    expect(aboutSeconds(7500)).toBe("khoảng 2 giờ 5 phút");
  });
});
