import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { missingFields } from "../../body/kinds/details.ts";
import { validateBody } from "../../body/validate-body.ts";
import { defaultCategories } from "../../server/editorial/categories.ts";
import { findSecrecyMarks } from "../../server/screening/secrecy-marks.ts";
import { markdownToBody } from "../markdown-to-body.ts";
import { recordPublications } from "./record-publications.ts";

const data = join(import.meta.dirname, "../data");
const units = z
  .array(z.object({ code: z.string(), name: z.string() }))
  .parse(parse(await readFile(join(data, "units.csv"), "utf8"), { columns: true }));
const unitNames = new Map(units.map(({ code, name }) => [code, name]));
const publications = await recordPublications({ folder: join(data, "records"), unitNames });

describe("the records of the demonstration", () => {
  it("fill every room of the portal", () => {
    const kinds = Map.groupBy(publications, ({ kind }) => kind);
    const numbers = Object.fromEntries(kinds.entries().map(([kind, some]) => [kind, some.length]));
    expect(numbers).toEqual({
      page: 14,
      layout: 1,
      wanted: 40,
      missing: 12,
      document: 32,
      procedure: 26,
      question: 25,
      news: 7,
    });
  });

  it("lack nothing that an officer would be asked for before submission", () => {
    for (const { title, summary, kind, details, markdown, pictures } of publications) {
      expect(missingFields({ kind, details }), title).toEqual([]);
      expect(title.length, title).toBeLessThanOrEqual(200);
      expect(summary.length, title).toBeGreaterThanOrEqual(20);
      expect(summary.length, title).toBeLessThanOrEqual(300);
      expect(validateBody(markdownToBody(markdown)), title).toMatchObject({ ok: true });
      expect(
        pictures.every(({ alt }) => alt !== ""),
        title,
      ).toBe(true);
    }
  });

  it("show pictures that were drawn", () => {
    const scenes = publications.flatMap(({ pictures }) => pictures.map(({ scene }) => scene));
    expect(scenes.length).toBeGreaterThanOrEqual(40 + 12 + 7);
    expect(scenes.filter((scene) => !existsSync(join(data, "pictures", `${scene}.jpg`)))).toEqual([]);
  });

  it("have titles, units and places in the menu of their own house", () => {
    const slugs = new Set(defaultCategories().map(({ slug }) => slug));
    expect(new Set(publications.map(({ title }) => title)).size).toBe(publications.length);
    expect(publications.filter(({ unitCode }) => !unitNames.has(unitCode))).toEqual([]);
    expect(publications.filter(({ categorySlug }) => !slugs.has(categorySlug))).toEqual([]);
  });

  it("bear no mark of state secrecy", () => {
    for (const { title, summary, markdown } of publications)
      expect(findSecrecyMarks([title, summary, markdown].join("\n")), title).toEqual([]);
  });

  it("name no wanted person whom the fields do not describe", () => {
    for (const { details, markdown, title } of publications) {
      if (details?.kind !== "wanted") continue;
      for (const fact of [details.fullName, details.features, details.decisionNumber, details.residence])
        expect(markdown, title).toContain(fact);
    }
  });

  it("draw up documents as PDF with words in them", async () => {
    const [file] = publications.flatMap(({ documents }) => documents);
    const bytes = await file?.draw();
    expect(bytes?.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes?.includes("ToUnicode")).toBe(true);
  });
});
