import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, hashCanonical, type Json } from "../foundation/canonical-json.ts";
import { canonicalEntry, exportLine, hashEntry } from "./entry.ts";

const text = fc.string({ unit: "grapheme" });
const columns = fc.record({
  seq: fc.nat(),
  at: fc
    .date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString()),
  act: text,
  actorId: fc.option(text),
  actorName: text,
  unitCode: fc.option(text),
  subjectType: text,
  subjectId: text,
  details: fc.jsonValue().map((value): Json => JSON.parse(JSON.stringify(value))),
  previousHash: text,
});

describe("the canonical form of a ledger entry", () => {
  it("is RFC 8785 over its columns", () => {
    fc.assert(
      fc.property(columns, (entry) => {
        expect(canonicalEntry(entry)).toBe(canonicalJson(entry));
        expect(hashEntry(entry)).toEqual(hashCanonical(entry));
        expect(JSON.parse(exportLine({ ...entry, hash: "ab" }))).toEqual({ ...entry, hash: "ab" });
      }),
    );
  });

  it("does not exist for text that is not well-formed Unicode", () => {
    const [entry] = fc.sample(columns, 1);
    if (entry === undefined) throw new Error("no sample");
    expect(() => canonicalEntry({ ...entry, act: "\ud800" })).toThrow();
    expect(() => canonicalEntry({ ...entry, details: { a: "\udc00" } })).toThrow();
  });
});
