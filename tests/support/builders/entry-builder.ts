import type { ItemDetails } from "../../../body/kinds/details.ts";
import type { Database } from "../../../server/foundation/database/database.ts";
import { newId } from "../../../server/foundation/ids.ts";
import { entryOfArticle } from "../../../server/public-store/search/entries-of.ts";
import { writeEntries } from "../../../server/public-store/search/write-entries.ts";

/** Publishes an article into the public store with its search entry, as the portal's connector does; answers its ref. */
export async function publishFindable(
  db: Database,
  given: {
    title: string;
    summary?: string;
    body?: string;
    kind?: string;
    unit?: string;
    category?: string;
    tags?: string[];
    fileText?: string;
    details?: ItemDetails;
    at?: Date;
    id?: string;
  },
): Promise<string> {
  const id = given.id ?? newId();
  const at = given.at ?? new Date("2026-11-20T00:00:00.000Z");
  const page = {
    slug: "mot-tin",
    kind: given.kind ?? "news",
    category_slug: given.category ?? "tin-hoat-dong",
    unit_code: given.unit ?? "X1",
    title: given.title,
    summary: given.summary ?? "",
    body_html: `<p>${given.body ?? ""}</p>`,
    published_at: at,
  };
  const row = {
    ...page,
    release_id: "r",
    revision_id: "v",
    content_hash: Buffer.alloc(32),
    tags: JSON.stringify(given.tags ?? []),
    urgent: false,
    cover: null,
    pictures: "[]",
    details: given.details === undefined ? null : JSON.stringify(given.details),
    updated_at: at,
    digest: Buffer.alloc(32),
  };
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto("public_store.article")
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
      .execute();
    const entry = entryOfArticle({
      ...page,
      id,
      category_name: "",
      tags: given.tags ?? [],
      pictures: [],
      attachments: [],
      details: given.details ?? null,
      fileText: given.fileText ?? "",
    });
    if (entry !== undefined) await writeEntries(tx, [entry]);
  });
  return `article:${id}`;
}
