import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addReader, emptySketch, estimateReaders, mergeSketches, readerMark } from "./reader-sketch.ts";

const salt = "muối của hôm nay";
const mark = (reader: number) =>
  readerMark({ salt, address: `10.0.${reader >> 8}.${reader & 255}`, userAgent: "Máy cũ" });

function sketchOf(readers: Iterable<number>) {
  const sketch = emptySketch();
  for (const reader of readers) addReader(sketch, mark(reader));
  return sketch;
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe("counting readers without knowing them", () => {
  it.each([0, 1, 10, 300, 5000, 40_000])("is right about %i readers within a few percent", (count) => {
    const estimate = estimateReaders(sketchOf(upTo(count)));
    expect(Math.abs(estimate - count)).toBeLessThanOrEqual(Math.max(1, count * 0.08));
  });

  it("does not count the same reader twice", () => {
    expect(estimateReaders(sketchOf([...upTo(100), ...upTo(100), ...upTo(100)]))).toBe(
      estimateReaders(sketchOf(upTo(100))),
    );
  });

  it("adds the readers of several processes to what one alone would have counted", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 3000 })), fc.array(fc.nat({ max: 3000 })), (here, there) => {
        expect(mergeSketches(sketchOf(here), sketchOf(there))).toEqual(sketchOf([...here, ...there]));
      }),
    );
  });

  it("gives the same reader another mark under another day's secret", () => {
    const tomorrow = { salt: "muối của ngày mai", address: "10.0.0.1", userAgent: "Máy cũ" };
    expect(readerMark(tomorrow)).not.toBe(readerMark({ ...tomorrow, salt }));
  });
});
