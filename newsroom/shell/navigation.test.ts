import { describe, expect, test } from "vitest";
import type { Action } from "../session/queries.ts";
import { placesFor, screenPlaceOf, splitForBar } from "./navigation.ts";

const keys = (may: Action[]) => placesFor(may).map((place) => place.key);

describe("where a person finds work", () => {
  test("a commune officer sees own work and items, nothing of the board", () => {
    expect(keys(["item.create", "item.read", "item.edit"])).toEqual(["work", "items", "statistics"]);
  });
  test("a unit's leader also sees the review queue", () => {
    expect(keys(["item.read", "item.sign"])).toEqual(["work", "items", "queue", "statistics"]);
  });
  test("the inspector sees the ledger", () => {
    expect(keys(["ledger.read"])).toContain("ledger");
  });
  test("someone without any right still has a first page", () => {
    expect(keys([])).toEqual(["work"]);
  });
});

describe("a screen that is opened", () => {
  const placeOf = (screen: string, may: Action[]) => {
    const found = screenPlaceOf({ screen, may });
    return found.in === "none" ? "none" : `${found.in} ${found.place.key}`;
  };
  test("stands in the place that leads to it", () => {
    expect(placeOf("/", [])).toBe("place work");
    expect(placeOf("/tin-bai/$itemId/soan", ["item.read", "item.sign"])).toBe("place items");
    expect(placeOf("/phat-hanh/$releaseId", ["delivery.read"])).toBe("place releases");
  });
  test("stands in the queue when it is a review, and among the items for who only reads", () => {
    expect(placeOf("/tin-bai/$itemId/duyet", ["item.read", "item.sign"])).toBe("place queue");
    expect(placeOf("/tin-bai/$itemId/duyet", ["item.read"])).toBe("place items");
  });
  test("is refused to who has no right to its place", () => {
    expect(placeOf("/nguoi-dan", ["item.read", "item.release"])).toBe("refused citizens");
    expect(placeOf("/phat-hanh/$releaseId", ["item.read"])).toBe("refused releases");
    expect(placeOf("/so-cai", [])).toBe("refused ledger");
  });
  test("stands nowhere when no address leads to it", () => {
    expect(placeOf("__root__", ["item.read"])).toBe("none");
  });
});

describe("the phone's bottom bar", () => {
  test("holds all places when they fit", () => {
    expect(splitForBar([1, 2, 3], 5)).toEqual({ bar: [1, 2, 3], rest: [] });
  });
  test("keeps the last button for the rest when they do not", () => {
    expect(splitForBar([1, 2, 3, 4, 5, 6], 5)).toEqual({ bar: [1, 2, 3, 4], rest: [5, 6] });
  });
});
