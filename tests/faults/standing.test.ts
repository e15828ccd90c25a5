import { describe, expect, it } from "vitest";
import { judge, type Said } from "./standing.ts";

const schedules = [{ releaseId: "phat-hanh", title: "Cảnh báo", channels: ["facebook-1"] }];
const post = { channel: "facebook-1", text: "Cảnh báo\nhttps://congan.example.vn" };
const said = (state: string, more: Partial<Said> = {}): Said => ({
  release_id: "phat-hanh",
  channel_id: "facebook-1",
  state,
  reason: "Lý do.",
  reason_code: "reason",
  may_be_public: false,
  ...more,
});
const wrong = (posts: (typeof post)[], delivery: Said[]) => {
  const wrongs = judge({ schedules, posts, deliveries: delivery });
  return Object.entries(wrongs).flatMap(([name, found]) => (found.length === 0 ? [] : [name]));
};

describe("what the fault tests take for wrong", () => {
  it.each(["failed", "blocked", "cancelled", "overdue", "pending", "unsettled"])(
    "is a copy that stands while the board says %s",
    (state) => {
      expect(wrong([post], [said(state)])).toEqual(["lies"]);
      expect(wrong([], [said(state)])).toEqual([]);
    },
  );

  it("is not a copy that the board names as perhaps standing", () => {
    expect(wrong([post], [said("unsettled", { may_be_public: true })])).toEqual([]);
    expect(wrong([post], [said("failed", { may_be_public: true })])).toEqual(["lies"]);
  });

  it("is a second copy, a copy that is missed, a channel without a delivery and a state without a reason", () => {
    expect(wrong([post, post], [said("confirmed")])).toEqual(["duplicates"]);
    expect(wrong([], [said("confirmed")])).toEqual(["losses"]);
    expect(wrong([], [])).toEqual(["losses"]);
    expect(wrong([], [said("failed", { reason: "" })])).toEqual(["unnamed"]);
  });
});
