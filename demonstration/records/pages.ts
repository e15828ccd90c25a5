import { z } from "zod";
import { layoutDetails } from "../../body/kinds/layout.ts";
import { pageDetails } from "../../body/kinds/page.ts";
import { type Publication, plainRecord } from "../publication.ts";
import { readRecords } from "./read-records.ts";

const words = { title: z.string(), summary: z.string() } as const;
const pageRecord = z.strictObject({
  ...words,
  ...pageDetails.omit({ kind: true, language: true }).shape,
  markdown: z.string(),
  picture: z.strictObject({ scene: z.string(), caption: z.string(), alt: z.string() }).optional(),
});
const layoutRecord = z.strictObject({ ...words, ...layoutDetails.omit({ kind: true }).shape });

/** The pages were put up before anything else, five minutes apart; the layout follows, so that nothing in the menu leads nowhere. */
const firstAt = Date.parse("2025-07-02T09:00:00+07:00");
const layoutAt = Date.parse("2025-07-02T14:00:00+07:00");
const apartMs = 5 * 60_000;
const written = { ...plainRecord, categorySlug: "gioi-thieu", unitCode: "PV01" } as const;

/** The static pages, Vietnamese and English. */
export async function pagePublications(folder: string): Promise<Publication[]> {
  const records = await readRecords({ folder, file: "pages.yaml", schema: pageRecord });
  return records.map(({ path, block, picture, ...rest }, index) => ({
    ...written,
    ...rest,
    kind: "page",
    pictures: picture === undefined ? [] : [picture],
    releasedAt: new Date(firstAt + index * apartMs),
    details: { kind: "page", path, block, language: /^en(\/|$)/.test(path) ? "en" : "vi" },
  }));
}

/** The layout of the portal. */
export async function layoutPublications(folder: string): Promise<Publication[]> {
  const records = await readRecords({ folder, file: "layout.yaml", schema: layoutRecord });
  return records.map(({ title, summary, ...fields }) => ({
    ...written,
    title,
    summary,
    kind: "layout",
    markdown: "",
    releasedAt: new Date(layoutAt),
    details: { kind: "layout", ...fields },
  }));
}
