import { describe, expect, test } from "vitest";
import { changed, moved, without } from "./list-changes.ts";

describe("a list that is put in order", () => {
  const list = ["a", "b", "c"];
  test("changes places with its neighbour, and at its ends stays as it is", () => {
    expect(moved(list, 2, -1)).toEqual(["a", "c", "b"]);
    expect(moved(list, 0, 1)).toEqual(["b", "a", "c"]);
    expect([moved(list, 0, -1), moved(list, 2, 1)]).toEqual([list, list]);
  });
  test("loses and changes one entry alone", () => {
    expect(without(list, 1)).toEqual(["a", "c"]);
    expect(
      changed(
        [
          { n: 1, t: "x" },
          { n: 2, t: "y" },
        ],
        1,
        { t: "z" },
      ),
    ).toEqual([
      { n: 1, t: "x" },
      { n: 2, t: "z" },
    ]);
  });
});
