import { describe, expect, test } from "vitest";
import { birthFrom, birthText, dayText } from "./written-dates.ts";

describe("a day of birth", () => {
  test.each([
    ["12/04/1989", "1989-04-12"],
    [" 2-9-1990 ", "1990-09-02"],
    ["1989", "1989"],
    ["", ""],
  ])("written %j is stored as %j", (written, stored) => {
    expect(birthFrom(written)).toBe(stored);
  });
  test.each(["31/02/1989", "12/1989", "198", "khoảng 1989", "12/04/89"])("%j is none yet", (written) => {
    expect(birthFrom(written)).toBeNull();
  });
  test("is shown as it is written here", () => {
    expect([birthText("1989-04-12"), birthText("1989"), birthText("")]).toEqual(["12/04/1989", "1989", ""]);
    expect(dayText("2026-11-02")).toBe("02/11/2026");
  });
});
