import { expect, test } from "vitest";
import { aPlatform } from "../../tests/support/builders/platform-builder.ts";
import { changedFieldName } from "./changed-field-name.ts";

test("what changed on a platform is called as the platform says, all else as the form does", () => {
  const { texts } = aPlatform();
  const platforms = [aPlatform({ texts: { ...texts, partFromBody: "Thân bài trên Trống Đỏ" } })];
  expect(changedFieldName("trongdo", platforms)).toBe("Lời nhắn Trống Đỏ");
  expect(changedFieldName("trongdoBody", platforms)).toBe("Thân bài trên Trống Đỏ");
  expect(changedFieldName("title", platforms)).toBe("Tiêu đề");
});
