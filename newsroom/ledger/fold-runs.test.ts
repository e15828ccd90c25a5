import { describe, expect, it } from "vitest";
import { foldRuns } from "./fold-runs.ts";

let seq = 1000;
const entry = ({
  act = "delivery.confirmed",
  actorName = "Hệ thống",
  itemId = "tin-1",
}: {
  act?: string;
  actorName?: string;
  itemId?: string | null;
} = {}) => {
  seq -= 1;
  return { seq, act, actorName, subject: { name: "Kênh", itemId, itemTitle: "Cảnh báo" } };
};
const confirmed = (count: number, itemId = "tin-1") => Array.from({ length: count }, () => entry({ itemId }));
const sizes = (entries: Parameters<typeof foldRuns>[0]) =>
  foldRuns(entries).map((line) => line.entries.length);

describe("the inspector reads a fan-out as one line", () => {
  it("and finds each of its 870 entries in it, in their order", () => {
    const entries = [entry({ act: "item.created" }), ...confirmed(870), entry({ act: "release.made" })];
    expect(sizes(entries)).toEqual([1, 870, 1]);
    expect(foldRuns(entries).flatMap((line) => line.entries)).toEqual(entries);
  });

  it("which keeps its place when the next page brings more of it", () => {
    const entries = confirmed(400);
    expect(foldRuns(entries)[0]?.key).toBe(foldRuns(entries.slice(0, 200))[0]?.key);
  });

  it("but never across two items, two acts or two people, or over an entry between", () => {
    expect(sizes([...confirmed(3), ...confirmed(4, "tin-2")])).toEqual([3, 4]);
    expect(sizes([...confirmed(3), entry({ act: "delivery.failed" }), ...confirmed(3)])).toEqual([3, 1, 3]);
    const settled = (actorName: string) => entry({ act: "delivery.settled", actorName });
    expect(sizes(["An", "Bình", "An", "Bình"].map(settled))).toEqual([1, 1, 1, 1]);
  });

  it("nor where two entries are as short as their sum, or nobody knows the item", () => {
    expect(sizes(confirmed(2))).toEqual([1, 1]);
    const unknown = Array.from({ length: 5 }, () => entry({ itemId: null }));
    expect(sizes(unknown)).toEqual([1, 1, 1, 1, 1]);
    expect(sizes(unknown.map((one) => ({ ...one, subject: null })))).toEqual([1, 1, 1, 1, 1]);
  });
});
