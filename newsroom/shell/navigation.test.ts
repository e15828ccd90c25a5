import { describe, expect, test } from "vitest";
import type { Action } from "../session/queries.ts";
import { placesFor, splitForBar } from "./navigation.ts";

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

describe("the phone's bottom bar", () => {
  test("holds all places when they fit", () => {
    expect(splitForBar([1, 2, 3], 5)).toEqual({ bar: [1, 2, 3], rest: [] });
  });
  test("keeps the last button for the rest when they do not", () => {
    expect(splitForBar([1, 2, 3, 4, 5, 6], 5)).toEqual({ bar: [1, 2, 3, 4], rest: [5, 6] });
  });
});
