import { describe, expect, it } from "vitest";
import { type DeliveryRow, judge } from "./copies.ts";

const schedules = [{ releaseId: "phat-hanh", title: "Cảnh báo", channels: ["facebook-1"] }];
const post = { channel: "facebook-1", text: "Cảnh báo\nhttps://congan.example.vn" };
const rows = (state: string, more: Partial<DeliveryRow> = {}): DeliveryRow => ({
  release_id: "phat-hanh",
  channel_id: "facebook-1",
  state,
  reason: "Lý do.",
  reason_code: "reason",
  may_be_public: false,
  ...more,
});
const wrong = (posts: (typeof post)[], delivery: DeliveryRow[]) => {
  const wrongs = judge({ schedules, posts, deliveries: delivery });
  return Object.entries(wrongs).flatMap(([name, found]) => (found.length === 0 ? [] : [name]));
};

describe("what the fault tests take for wrong", () => {
  it.each(["failed", "blocked", "cancelled", "overdue", "pending", "unsettled"])(
    "is a copy that stands while the board says %s",
    (state) => {
      expect(wrong([post], [rows(state)])).toEqual(["lies"]);
      expect(wrong([], [rows(state)])).toEqual([]);
    },
  );

  it("is not a copy that the board names as perhaps standing", () => {
    expect(wrong([post], [rows("unsettled", { may_be_public: true })])).toEqual([]);
    expect(wrong([post], [rows("failed", { may_be_public: true })])).toEqual(["lies"]);
  });

  it("is a second copy, a copy that is missed, a channel without a delivery and a state without a reason", () => {
    expect(wrong([post, post], [rows("confirmed")])).toEqual(["duplicates"]);
    expect(wrong([], [rows("confirmed")])).toEqual(["losses"]);
    expect(wrong([], [])).toEqual(["losses"]);
    expect(wrong([], [rows("failed", { reason: "" })])).toEqual(["unnamed"]);
  });
});
