import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { emptyDetails, itemDetails } from "../body/kinds/details.ts";
import { defaultCategories } from "../server/editorial/categories.ts";
import { draftContent } from "../server/editorial/draft-content.ts";
import { readErrata } from "./errata.ts";
import { readItemVideos } from "./item-videos.ts";
import type { Publication } from "./publication.ts";
import { isPublished, readSampleItems } from "./sample-items.ts";

/** The 58 sample items that are published, with the fields that item-details.yaml gives them, as they first went out. `unitNames` names units by code. */
export async function samplePublications({
  folder,
  unitNames,
}: {
  folder: string;
  unitNames: ReadonlyMap<string, string>;
}): Promise<Publication[]> {
  const items = (await readSampleItems({ folder: join(folder, "items") })).filter(isPublished);
  const details = await readItemDetails(folder);
  const errata = await readErrata(folder);
  const videos = await readItemVideos(folder);
  const units = [...unitNames].map(([code, name]) => ({ code, name }));
  const categories = defaultCategories();
  return items.map((item) => {
    const unit = units.find(({ name }) => name === item.unit);
    if (unit === undefined) throw new Error(`${item.file}: there is no unit ${item.unit}`);
    const category = categories.find(({ name }) => name === item.category);
    if (category === undefined) throw new Error(`${item.file}: there is no category ${item.category}`);
    const kind = draftContent.shape.kind.parse(item.kind);
    const empty = emptyDetails(kind);
    return {
      title: item.title.normalize("NFC"),
      summary: item.summary,
      markdown: errata
        .filter((erratum) => item.file === `${erratum.item}.md`)
        .reduce((text, { nowSays, firstSaid }) => text.replace(nowSays, firstSaid), item.markdown),
      kind,
      categorySlug: category.slug,
      unitCode: unit.code,
      releasedAt: new Date(item.date),
      tags: item.tags,
      urgent: item.urgent,
      consent: item.consent,
      details:
        empty === null ? null : itemDetails.parse({ ...empty, ...details[item.file.replace(/\.md$/, "")] }),
      pictures: item.images.map(({ caption, alt }, at) => ({ scene: item.scenes[at] ?? "", caption, alt })),
      documents: [],
      videos: videos.get(item.file) ?? [],
    };
  });
}

/** The fields of each kind that stand beside the sample items, by file name. */
async function readItemDetails(folder: string): Promise<Record<string, Record<string, unknown>>> {
  return z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .parse(parse(await readFile(join(folder, "item-details.yaml"), "utf8")));
}
