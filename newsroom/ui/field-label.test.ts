import { describe, expect, it } from "vitest";
import { fieldLabel } from "./field-label.ts";

describe("a field that the server refused", () => {
  it.each([
    ["draft.title", "Tiêu đề"],
    ["draft.pictures.0.alt", "Hình ảnh"],
    ["draft.channelTexts.facebook", "Lời đăng trên mạng xã hội"],
    ["body", "Nội dung"],
    ["password", "Mật khẩu"],
  ])("%s is named as it stands on the screen", (path, label) => {
    expect(fieldLabel(path)).toBe(label);
  });

  it("has no name when the screen shows no such field", () => {
    expect(fieldLabel("expectedVersion")).toBeNull();
  });
});
