import { describe, expect, it } from "vitest";
import { inTurns, median, percentile } from "./rounds.ts";

describe("what a figure is made of", () => {
  it("is the middle of the rounds, however they are ordered", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it("is the value that so many of a hundred do not exceed", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 95)).toBe(95);
    expect(percentile([7], 95)).toBe(7);
    expect(percentile([1, 2, 3, 4], 50)).toBe(2);
  });

  it("compares each round with its own baseline, in turns, without the first ones", async () => {
    const order: string[] = [];
    const measured = await inTurns({
      rounds: 2,
      product: async () => order.push("product"),
      baseline: async () => order.push("baseline"),
    });
    expect(order).toEqual(["product", "baseline", "product", "baseline", "baseline", "product"]);
    expect(measured.ratios).toEqual([3 / 4, 6 / 5]);
  });
});
