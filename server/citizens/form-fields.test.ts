import { describe, expect, it } from "vitest";
import { enteredIn, readCommentForm, readMailForm, readReportForm } from "./form-fields.ts";

describe("what a citizen writes into a form", () => {
  it("is counted in letters, also while their marks stand apart, and never cut", () => {
    const letters = "ế".repeat(5000);
    const read = (text: string) => readCommentForm(enteredIn({ ten: "Lê Lan", "y-kien": text }));
    expect(read(letters.normalize("NFD"))).toEqual({
      ok: true,
      value: { author: "Lê Lan", text: letters.normalize("NFC") },
    });
    expect(read(`${letters}x`.normalize("NFD"))).toMatchObject({
      problem: { fields: [{ path: "y-kien", message: "Mục này dài quá 5000 ký tự." }] },
    });
  });

  it("is taken without what nobody sees, in text and address", () => {
    const report = enteredIn({
      "noi-dung": "Số \u202a0237 385 2113\u202c\u000bđã đổi",
      "lien-he": "\u200blan@example.vn",
    });
    expect(readReportForm(report)).toEqual({
      ok: true,
      value: { text: "Số 0237 385 2113\nđã đổi", contact: "lan@example.vn" },
    });
    expect(readMailForm(enteredIn({ thu: "\ufeffLan@example.vn\u200b" }))).toMatchObject({
      value: { address: "lan@example.vn" },
    });
  });
});
