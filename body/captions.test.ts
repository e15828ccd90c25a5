import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { captionCues } from "./caption-schema.ts";
import { captionClock, parseCaptions, readCaptionClock, writeCaptions } from "./captions.ts";

const file = `\uFEFFWEBVTT - Cảnh báo lừa đảo
Kind: captions
Language: vi

NOTE
Người làm: Công an phường

1
00:00.000 --> 00:02.500 align:start
Xin chào bà con.

mo-dau
00:02.500 --> 00:00:06.000
Kẻ gian giả danh công an &amp; ngân hàng
để lừa chuyển tiền.
`;

describe("a captions file", () => {
  it("is read as words and times", () => {
    expect(parseCaptions(file)).toEqual({
      ok: true,
      cues: [
        { start: 0, end: 2500, text: "Xin chào bà con." },
        { start: 2500, end: 6000, text: "Kẻ gian giả danh công an & ngân hàng\nđể lừa chuyển tiền." },
      ],
    });
  });

  it("may come from Windows", () => {
    expect(parseCaptions(file.replaceAll("\n", "\r\n"))).toMatchObject({ ok: true });
  });

  it.each([
    ["no heading", "1\n00:00.000 --> 00:01.000\nA", 1, "WEBVTT"],
    ["a script", "WEBVTT\n\n00:00.000 --> 00:01.000\n<script>alert(1)</script>", 4, "không nhận mã"],
    [
      "an unfinished tag",
      "WEBVTT\n\n00:00.000 --> 00:01.000\n<img src=x onerror=alert(1)",
      4,
      "không nhận mã",
    ],
    ["a script in disguise", "WEBVTT\n\n00:00.000 --> 00:01.000\n&lt;script&gt;x", 3, "mã"],
    ["a voice tag", "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Minh>A", 4, "không nhận mã"],
    ["a style sheet", "WEBVTT\n\nSTYLE\n::cue { background: url(//x) }", 3, "STYLE"],
    ["a broken time", "WEBVTT\n\n00:00:00 --> 00:01.000\nA", 3, "Dòng thời gian"],
    ["an end before the beginning", "WEBVTT\n\n00:02.000 --> 00:01.000\nA", 3, "kết thúc sau"],
    ["no order", "WEBVTT\n\n00:05.000 --> 00:06.000\nA\n\n00:01.000 --> 00:02.000\nB", 6, "theo thời gian"],
    [
      "two captions in one",
      "WEBVTT\n\n00:01.000 --> 00:02.000\nA\n00:02.000 --> 00:03.000\nB",
      5,
      "dòng trống",
    ],
    ["half a character", "WEBVTT\n\n00:01.000 --> 00:02.000\nA\ud800", 3, "ký tự"],
  ])("is refused with %s, naming the line", (_what, text, line, message) => {
    expect(parseCaptions(text)).toMatchObject({ ok: false, line, message: expect.stringContaining(message) });
  });

  it("does not hold the server up, however it is made", () => {
    const started = performance.now();
    parseCaptions(`WEBVTT\n\n${"00:00.000 --> ".repeat(40_000)}`);
    parseCaptions(`WEBVTT\n\n00:00.000 --> 00:01.000\n${"<".repeat(500_000)}`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("captions that an officer edits", () => {
  const texts = fc
    .string({
      unit: fc.constantFrom("a", "ố", "đ", "&", "<", ">", ";", " ", "-", "1", ":"),
      minLength: 1,
      maxLength: 40,
    })
    .map((text) => `x${text}x`);
  const cues = fc
    .array(fc.record({ wait: fc.nat(5000), length: fc.integer({ min: 1, max: 9000 }), text: texts }), {
      maxLength: 20,
    })
    .map((list) => {
      let at = 0;
      return list.map(({ wait, length, text }) => {
        at += wait;
        return { start: at, end: at + length, text };
      });
    });

  it("come back from the file as they were, whatever was typed", () => {
    fc.assert(
      fc.property(cues, (list) => {
        const taken = captionCues.safeParse(list);
        fc.pre(taken.success);
        const written = writeCaptions(list);
        expect(written).not.toMatch(/^[^\n]*-->[^\n]*-->/m);
        expect(parseCaptions(written)).toEqual({ ok: true, cues: taken.data });
      }),
    );
  });

  it("have times that can be typed", () => {
    expect(captionClock(3_723_045)).toBe("01:02:03.045");
    expect(readCaptionClock("01:02:03.045")).toBe(3_723_045);
    expect(readCaptionClock("1:05")).toBe(65_000);
    expect(readCaptionClock("0:01,5")).toBe(1500);
    expect(readCaptionClock("1")).toBeUndefined();
    expect(readCaptionClock("1:75")).toBeUndefined();
  });

  it("are refused with markup, in disorder, or with a blank line", () => {
    const refused = (cue: object) => captionCues.safeParse([{ start: 0, end: 1, text: "a", ...cue }]).success;
    expect(refused({})).toBe(true);
    expect(refused({ text: "<script>alert(1)</script>" })).toBe(false);
    expect(refused({ text: "a\n\nb" })).toBe(false);
    expect(refused({ end: 0 })).toBe(false);
    expect(refused({ more: 1 })).toBe(false);
  });
});
