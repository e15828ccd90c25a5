import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffWords } from "./diff-words.ts";

describe("what changed between two texts", () => {
  test("one changed word is shown as removed and added, the rest as it was", () => {
    expect(diffWords("thu hồi 9 xe máy", "thu hồi 11 xe máy")).toEqual([
      { kind: "same", text: "thu hồi " },
      { kind: "removed", text: "9" },
      { kind: "added", text: "11" },
      { kind: "same", text: " xe máy" },
    ]);
  });
  test("equal texts have no difference", () => {
    expect(diffWords("như cũ", "như cũ")).toEqual([{ kind: "same", text: "như cũ" }]);
  });
  const marked = (before: string, after: string) =>
    diffWords(before, after)
      .map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `+${text}+` : `-${text}-`))
      .join("");
  test("a summary replaced by another one is read as two whole texts, not word by word", () => {
    const before = "Tóm tắt do cán bộ viết để người dân nắm được nội dung chính của vụ việc.";
    const after = "Nhiều người dân ở phường đã bị lừa khi làm theo tin nhắn giả mạo ngân hàng.";
    expect(marked(before, after)).toBe(`-${before}-+${after}+`);
  });
  test.each([
    ["một hai ba", "bốn năm sáu"],
    ["Công an xã A vận động dân giao nộp súng", "Lực lượng cứu hộ đưa bà con ra khỏi vùng ngập"],
    ["Ngày 3 tháng 4", "Chiều nay, tại phường"],
  ])("blanks that two texts share make nothing equal: %s", (before, after) => {
    expect(marked(before, after)).toBe(`-${before}-+${after}+`);
  });
  test("a few words between two changes are read with them", () => {
    expect(
      marked(
        "Hôm nay công an phường thu giữ 9 xe và 3 súng của nhóm thanh niên tụ tập gây rối",
        "Hôm nay công an phường thu giữ 11 xe và 5 súng của nhóm thanh niên tụ tập gây rối",
      ),
    ).toBe("Hôm nay công an phường thu giữ -9 xe và 3-+11 xe và 5+ súng của nhóm thanh niên tụ tập gây rối");
  });
  test("no short run ever stands between two changes", () => {
    const words = fc.array(fc.constantFrom("an", "ninh", "trật", "tự", "xã", "hội"), { maxLength: 60 });
    fc.assert(
      fc.property(words, words, (left, right) => {
        const parts = diffWords(left.join(" "), right.join(" "));
        parts.forEach((part, index) => {
          if (part.kind !== "same" || index === 0 || index === parts.length - 1) return;
          expect(part.text.trim().split(/\s+/).length).toBeGreaterThan(2);
        });
      }),
    );
  });
  test("a text that was only continued keeps its beginning", () => {
    expect(
      marked("Đã khởi tố.", "Đã khởi tố. Vụ án đang được mở rộng điều tra ở nhiều địa phương khác."),
    ).toBe("Đã khởi tố.+ Vụ án đang được mở rộng điều tra ở nhiều địa phương khác.+");
  });
  test("another blank is a change too", () => {
    expect(marked("thu hồi 9 xe máy", "thu hồi 9\u00a0xe máy")).toBe("thu hồi 9- -+\u00a0+xe máy");
  });
  test("the address of a link is marked and not the words that bear it", () => {
    expect(
      marked(
        "Xem ⟦Trang tra cứu · liên kết tới https://a.vn/⟧ nhé",
        "Xem ⟦Trang tra cứu · liên kết tới https://b.vn/⟧ nhé",
      ),
    ).toBe("Xem ⟦Trang tra cứu · liên kết tới -https://a.vn/-+https://b.vn/+⟧ nhé");
  });
  test("ends soon for long texts that share single words", () => {
    const long = (word: string) =>
      Array.from({ length: 20_000 }, (_, index) => (index % 2 === 0 ? `${word}${index}` : "xe")).join(" ");
    const started = performance.now();
    diffWords(long("a"), long("b"));
    expect(performance.now() - started).toBeLessThan(2000);
  });
  test("both sides can always be read back from the parts", () => {
    const words = fc.array(fc.constantFrom("an", "ninh", "trật", "tự", " ", "\n"), { maxLength: 40 });
    fc.assert(
      fc.property(words, words, (left, right) => {
        const before = left.join(" ");
        const after = right.join(" ");
        const parts = diffWords(before, after);
        const side = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map((part) => part.text)
            .join("");
        expect(side("added")).toBe(before);
        expect(side("removed")).toBe(after);
      }),
    );
  });
});
