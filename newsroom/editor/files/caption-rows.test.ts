import { expect, test } from "vitest";
import { cuesOf, rowAt, rowsOf, shortClock } from "./caption-rows.ts";

test("captions come back from the form as they went in, in the order of time", () => {
  const cues = [
    { start: 0, end: 2500, text: "Xin chào bà con" },
    { start: 2500, end: 6000, text: "Hai dòng\nphụ đề" },
  ];
  expect(cuesOf(rowsOf(cues).toReversed())).toEqual({ ok: true, cues });
});

test("what is wrong is said at its row", () => {
  const [first, second, third] = rowsOf([
    { start: 0, end: 1000, text: "Một" },
    { start: 1000, end: 2000, text: "Hai" },
    { start: 2000, end: 3000, text: "<b>Ba</b>" },
  ]);
  if (first === undefined || second === undefined || third === undefined) throw new Error("no rows");
  const read = cuesOf([{ ...first, end: "một giây" }, { ...second, end: "0:00" }, third, rowAt(4000)]);
  expect(read.ok ? [] : [...read.faults.values()]).toEqual([
    "Thời điểm phải có dạng 0:05 hoặc 00:00:05.500.",
    "Câu phụ đề phải kết thúc sau khi bắt đầu.",
    expect.stringContaining("mã"),
    "Câu phụ đề chưa có chữ.",
  ]);
});

test("blank lines and spaces around the words do no harm", () => {
  expect(cuesOf([{ ...rowAt(0), text: "  Một \n\n hai  " }])).toMatchObject({
    ok: true,
    cues: [{ start: 0, end: 3000, text: "Một\nhai" }],
  });
});

test("times are short, and mean the same when they are read back", () => {
  expect([0, 2500, 10_000, 65_250, 3_605_000].map(shortClock)).toEqual([
    "0:00",
    "0:02.5",
    "0:10",
    "1:05.25",
    "1:00:05",
  ]);
});
