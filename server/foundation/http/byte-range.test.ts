import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byteRange } from "./byte-range.ts";

const file = { size: 1000, etag: '"abc"' };
const requestOf = (range: string, ifRange?: string) =>
  byteRange({ range, ...(ifRange === undefined ? {} : { "if-range": ifRange }) }, file);

describe("a player that asks for a part of a video", () => {
  it.each([
    ["bytes=0-0", { kind: "part", start: 0, end: 0 }],
    ["bytes=100-199", { kind: "part", start: 100, end: 199 }],
    ["bytes=900-", { kind: "part", start: 900, end: 999 }],
    ["bytes=900-5000", { kind: "part", start: 900, end: 999 }],
    ["bytes=-10", { kind: "part", start: 990, end: 999 }],
    ["bytes=-5000", { kind: "part", start: 0, end: 999 }],
    ["Bytes = 1 - 2", { kind: "part", start: 1, end: 2 }],
  ])("is given it: %s", (range, expected) => {
    expect(requestOf(range)).toEqual(expected);
  });

  it.each(["bytes=1000-", "bytes=1000-2000", "bytes=-0"])("is told that there is none: %s", (range) => {
    expect(requestOf(range)).toEqual({ kind: "unsatisfiable" });
  });

  it.each(["items=0-1", "bytes=5-1", "bytes=-", "bytes=0-1,5-6", "bytes=a-b", "", "bytes=0x1-2"])(
    "is given the whole file where the question makes no sense: «%s»",
    (range) => {
      expect(requestOf(range)).toEqual({ kind: "whole" });
    },
  );

  it("is given the whole file when it holds a part of another one", () => {
    expect(requestOf("bytes=1-2", '"other"')).toEqual({ kind: "whole" });
    expect(requestOf("bytes=1-2", '"abc"')).toEqual({ kind: "part", start: 1, end: 2 });
    expect(requestOf("bytes=1-2", "Wed, 25 Nov 2026 00:00:00 GMT")).toEqual({ kind: "whole" });
  });

  it("never gets a byte that the file does not have", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), fc.integer({ min: 0, max: 5000 }), (junk, a, b, size) => {
        for (const range of [`bytes=${a}-${b}`, `bytes=${a}-`, `bytes=-${b}`, `bytes=${junk}`]) {
          const answer = byteRange({ range }, { size, etag: "" });
          if (answer.kind !== "part") continue;
          expect(answer.start).toBeGreaterThanOrEqual(0);
          expect(answer.end).toBeGreaterThanOrEqual(answer.start);
          expect(answer.end).toBeLessThan(size);
        }
      }),
    );
  });
});
