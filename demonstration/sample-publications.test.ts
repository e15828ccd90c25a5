import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { missingFields } from "../body/kinds/details.ts";
import { readErrata } from "./errata.ts";
import { samplePublications } from "./sample-publications.ts";

const folder = join(import.meta.dirname, "data");
const units = z
  .array(z.object({ code: z.string(), name: z.string() }))
  .parse(parse(await readFile(join(folder, "units.csv"), "utf8"), { columns: true }));
const unitNames = new Map(units.map(({ code, name }) => [code, name]));
const publications = await samplePublications({ folder, unitNames });

describe("the sample items as they are published", () => {
  it("have every field that their kind asks for", () => {
    for (const { title, kind, details } of publications)
      expect(missingFields({ kind, details }), title).toEqual([]);
  });

  it("tell of each warning the trick, its signs, what to do, where to report and until when", () => {
    const warnings = publications.flatMap(({ details }) => (details?.kind === "warning" ? [details] : []));
    expect(warnings.length).toBeGreaterThanOrEqual(10);
    for (const warning of warnings) {
      expect(warning.trick).not.toBe("");
      expect(warning.signs.length).toBeGreaterThanOrEqual(2);
      expect(warning.actions.length).toBeGreaterThanOrEqual(3);
      expect(warning.reportTo).not.toBe("");
      expect(Date.parse(warning.expiresAt)).toBeGreaterThan(Date.parse(warning.onsetAt));
      expect(warning.areaUnitCodes.filter((code) => !unitNames.has(code))).toEqual([]);
    }
  });

  it("speak English where the warning is urgent", () => {
    const urgent = publications.filter(({ urgent: now, kind }) => now && kind === "warning");
    expect(urgent).toHaveLength(5);
    for (const { title, details } of urgent)
      expect(details?.kind === "warning" && details.english?.headline, title).toMatch(/^URGENT/);
  });

  it("first went out with the errors that are corrected later", async () => {
    const errata = await readErrata(folder);
    expect(errata).toHaveLength(2);
    for (const { firstSaid, nowSays } of errata) {
      expect(publications.filter(({ markdown }) => markdown.includes(firstSaid))).toHaveLength(1);
      expect(publications.filter(({ markdown }) => markdown.includes(nowSays))).toEqual([]);
    }
  });
});
