import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyDetails, itemDetails } from "./details.ts";
import { emptyWarning } from "./empty-warning.ts";
import { kindIds } from "./list.ts";
import { emptyMissing } from "./missing.ts";
import { switchDetails } from "./switch-details.ts";
import { emptyWanted } from "./wanted.ts";

describe("another kind for an item whose fields are filled", () => {
  const wanted = {
    ...emptyWanted,
    fullName: "Lê Văn Mẫu",
    birthDate: "1990",
    crime: "Trộm cắp tài sản",
    level: "dangerous" as const,
  };

  it("keeps what both kinds have and says by name what is lost", () => {
    const { details, lost } = switchDetails({ to: "missing", before: wanted });
    expect(details).toEqual({ ...emptyMissing, fullName: "Lê Văn Mẫu", birthDate: "1990" });
    expect(lost).toEqual(["crime", "level"]);
  });

  it("does not take a word into a field of the same name where it means nothing", () => {
    const { details, lost } = switchDetails({ to: "procedure", before: wanted });
    expect(details).toEqual(emptyDetails("procedure"));
    expect(lost).toContain("level");
  });

  it("loses nothing that nobody has filled in, and everything filled when the new kind has no fields", () => {
    expect(switchDetails({ to: "news", before: emptyWarning })).toEqual({ details: null, lost: [] });
    expect(switchDetails({ to: "news", before: wanted }).lost).toEqual([
      "fullName",
      "birthDate",
      "crime",
      "level",
    ]);
    expect(switchDetails({ to: "wanted", before: null })).toEqual({ details: emptyWanted, lost: [] });
  });

  it("always gives a form of the new kind that can be stored, and each filled field is kept or named", () => {
    const words = fc.constantFrom("", "1990", "2026-11-02", "chữ", "dangerous", "province");
    fc.assert(
      fc.property(
        fc.constantFrom(...kindIds),
        fc.constantFrom(...kindIds),
        fc.array(words),
        (from, to, values) => {
          const empty = emptyDetails(from);
          const filled = Object.entries(empty ?? {}).map(([field, value], index) => {
            const word = values[index];
            const next = { ...empty, [field]: word };
            return typeof value === "string" && word !== undefined && itemDetails.safeParse(next).success
              ? [field, word]
              : [field, value];
          });
          const before = empty === null ? null : itemDetails.parse(Object.fromEntries(filled));
          const { details, lost } = switchDetails({ to, before });
          expect(details?.kind ?? null).toBe(emptyDetails(to)?.kind ?? null);
          if (details !== null) expect(itemDetails.parse(details)).toEqual(details);
          if (before === null || from === to) return;
          const json = (form: object | null) =>
            new Map(Object.entries(form ?? {}).map(([field, value]) => [field, JSON.stringify(value)]));
          const [untouched, after] = [json(empty), json(details)];
          for (const [field, value] of json(before)) {
            if (field === "kind" || value === untouched.get(field)) continue;
            expect(lost.includes(field) || after.get(field) === value, field).toBe(true);
          }
        },
      ),
    );
  });
});
