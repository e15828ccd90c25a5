import { describe, expect, test } from "vitest";
import { ownWork } from "./own-work.ts";

const anItem = (state: string, returnedReason = "") => ({
  state,
  returnedReason,
});

describe("an officer's own work", () => {
  test("what came back is not hidden among the drafts", () => {
    const own = ownWork({
      drafts: [anItem("draft"), anItem("draft", "Thiếu ảnh")],
      others: [anItem("draft"), anItem("in-review"), anItem("released")],
    });
    expect(own.returned).toHaveLength(1);
    expect(own.drafts).toHaveLength(1);
    expect(own.inReview).toHaveLength(1);
    expect(own.released).toHaveLength(1);
    expect(own.all).toBe(4);
  });
  test("a missed release still waits", () => {
    const others = [anItem("missed"), anItem("scheduled"), anItem("approved")];
    expect(ownWork({ drafts: [], others }).inReview).toHaveLength(3);
  });
});
