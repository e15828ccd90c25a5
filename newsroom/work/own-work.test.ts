import { describe, expect, test } from "vitest";
import type { ItemLine } from "../items/queries.ts";
import { ownWork } from "./own-work.ts";

const anItem = (phase: ItemLine["phase"], returnedReason = "") => ({
  phase,
  returnedReason,
});

describe("an officer's own work", () => {
  test("what came back is not hidden among the drafts", () => {
    const own = ownWork({
      drafts: [anItem("writing"), anItem("writing", "Thiếu ảnh")],
      others: [anItem("writing"), anItem("deciding"), anItem("out")],
    });
    expect(own.returned).toHaveLength(1);
    expect(own.drafts).toHaveLength(1);
    expect(own.inReview).toHaveLength(1);
    expect(own.released).toHaveLength(1);
    expect(own.all).toBe(4);
  });
  test("a missed release still waits", () => {
    const others = [anItem("deciding"), anItem("deciding")];
    expect(ownWork({ drafts: [], others }).inReview).toHaveLength(2);
  });
});
