import { describe, expect, test } from "vitest";
import { type BlockChange, readableChanges, readableField } from "./readable-changes.ts";

const same = (text: string): BlockChange => ({ change: "same", text });

describe("what changed in the text", () => {
  test("a rewritten paragraph stands as one, old and new together", () => {
    const rows = readableChanges([
      { change: "removed", text: "Thu hồi 7 xe" },
      { change: "added", text: "Thu hồi 9 xe" },
    ]);
    expect(rows).toMatchObject([{ kind: "block", before: "Thu hồi 7 xe", after: "Thu hồi 9 xe" }]);
  });
  test("a long unchanged run is folded, its edge beside the change stays", () => {
    const rows = readableChanges([same("a"), same("b"), same("c"), { change: "added", text: "mới" }]);
    expect(rows).toMatchObject([
      { kind: "skipped", count: 2 },
      { kind: "block", before: "c", after: "c" },
      { kind: "block", before: "", after: "mới" },
    ]);
  });
  test("a paragraph taken away at the end is not lost", () => {
    expect(readableChanges([{ change: "removed", text: "bỏ" }])).toMatchObject([{ before: "bỏ", after: "" }]);
  });
});

describe("what changed in a field", () => {
  test("a time that moved by seconds is still a difference", () => {
    const { before, after } = readableField({
      field: "details",
      before: "effective: 2026-11-24T05:00:01Z",
      after: "effective: 2026-11-24T05:00:02Z",
    });
    expect(before).not.toBe(after);
  });
  test("a later line of a text is read as it stands, whatever field it looks like", () => {
    const { after } = readableField({ field: "details", before: "", after: "steps.0: một\n  kind: hai" });
    expect(after).toContain("kind: hai");
  });
  test("a declaration is read in its words", () => {
    expect(
      readableField({ field: "declaration", before: "notInternal: true", after: "notInternal: false" }).after,
    ).toBe("Không phải thông tin, tài liệu nội bộ: Không");
  });
});
