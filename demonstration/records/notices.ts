import { z } from "zod";
import { type Publication, plainRecord } from "../publication.ts";
import { readRecords, recordHead } from "./read-records.ts";

const noticeRecord = z.strictObject({
  ...recordHead,
  category: z.string(),
  title: z.string(),
  summary: z.string(),
  tags: z.array(z.string()),
  scene: z.string(),
  alt: z.string(),
  markdown: z.string(),
});

/** Tenders, recruitment, published information: news of their categories. */
export async function noticePublications(folder: string): Promise<Publication[]> {
  const records = await readRecords({ folder, file: "notices.yaml", schema: noticeRecord });
  return records.map(({ unit, releasedAt, category, scene, alt, ...words }) => ({
    ...plainRecord,
    ...words,
    kind: "news",
    categorySlug: category,
    unitCode: unit,
    releasedAt: new Date(releasedAt),
    details: null,
    pictures: [{ scene, caption: "Hình minh họa.", alt }],
  }));
}
