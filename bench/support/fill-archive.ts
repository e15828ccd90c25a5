import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { seedDirectory } from "../../demonstration/seed.ts";
import { readConfig } from "../../server/foundation/config.ts";
import { createLog } from "../../server/foundation/log.ts";
import { openContext } from "../../server/foundation/open-context.ts";
import { platforms } from "../../server/platforms/list.ts";
import { entryOfArticle } from "../../server/public-store/search/entries-of.ts";
import { termsOf } from "../../server/public-store/search/terms.ts";
import { type ArchiveItem, archiveItems } from "./archive-texts.ts";

const atOnce = 500;
const indexes = ["search_entry_title", "search_entry_terms"];

/**
 * Fills a public store with `count` invented items and their search entries, as publishing one after the other would
 * leave them; for speed the indexes and the vocabulary are made at the end. Runs as the owner.
 */
export async function fillArchive({
  adminUrl,
  appUrl,
  count,
  say,
}: {
  adminUrl: string;
  appUrl: string;
  count: number;
  say: (line: string) => void;
}): Promise<void> {
  await seedUnits(appUrl);
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ indexdef: string }>(
      "select indexdef from pg_indexes where schemaname = 'public_store' and indexname = any($1)",
      [indexes],
    );
    for (const index of indexes) await client.query(`drop index public_store.${index}`);
    await client.query("alter table public_store.search_entry disable trigger user");
    await client.query("set synchronous_commit = off; set maintenance_work_mem = '256MB'");
    const make = await archiveItems();
    let writing = Promise.resolve();
    for (let start = 0; start < count; start += atOnce) {
      const items = Array.from({ length: Math.min(atOnce, count - start) }, (_, index) =>
        make(start + index),
      );
      const rows = { article: items.map(articleRow), search_entry: items.map(entryRow) };
      // The next part is made while the database takes this one.
      await writing;
      writing = write(client, rows);
      if ((start / atOnce) % 40 === 39) say(`${start + atOnce} items`);
    }
    await writing;
    await client.query("alter table public_store.search_entry enable trigger user");
    await client.query(`
      truncate public_store.search_word;
      insert into public_store.search_word (word, folded, frequency)
      select word, min(folded), count(*)
      from public_store.search_entry, unnest(words, folded_words) as one (word, folded) group by word`);
    for (const { indexdef } of rows) await client.query(indexdef);
    await client.query("vacuum analyze public_store.article");
    await client.query("vacuum analyze public_store.search_entry");
    await client.query("vacuum analyze public_store.search_word");
  } finally {
    await client.end();
  }
}

/** Units, channels and menu of the demonstration, as its own start brings them in. */
async function seedUnits(appUrl: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-bench-"));
  const config = readConfig({ DATA_DIR: folder });
  const { ctx, close } = await openContext({
    config,
    log: createLog({ level: "error" }),
    databaseUrl: appUrl,
    platforms,
  });
  try {
    await seedDirectory(ctx);
  } finally {
    await close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(client: pg.Client, tables: Readonly<Record<string, readonly object[]>>): Promise<void> {
  await client.query("begin");
  for (const [table, rows] of Object.entries(tables)) {
    const columns = Object.keys(rows[0] ?? {}).join(", ");
    await client.query(
      `insert into public_store.${table} (${columns})
       select ${columns} from json_populate_recordset(null::public_store.${table}, $1)`,
      [JSON.stringify(rows)],
    );
  }
  await client.query("commit");
}

function htmlOf(item: ArchiveItem): string {
  return item.paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("");
}

function articleRow(item: ArchiveItem) {
  return {
    id: item.id,
    release_id: `r-${item.id}`,
    revision_id: `v-${item.id}`,
    content_hash: `\\x${"00".repeat(32)}`,
    slug: "mot-tin-cua-kho-luu-tru",
    kind: item.kind,
    category_slug: item.category,
    unit_code: item.unitCode,
    title: item.title,
    summary: item.summary,
    body_html: htmlOf(item),
    tags: item.tags,
    urgent: false,
    cover: null,
    pictures: [],
    published_at: item.publishedAt,
    updated_at: item.publishedAt,
    withdrawn_at: null,
    digest: `\\x${"00".repeat(32)}`,
    details: item.details,
    attachments: [],
    videos: [],
    corrections: [],
    revision_number: 1,
  };
}

function entryRow(item: ArchiveItem) {
  const entry = entryOfArticle({
    id: item.id,
    slug: "mot-tin-cua-kho-luu-tru",
    kind: item.kind,
    category_slug: item.category,
    category_name: "",
    unit_code: item.unitCode,
    title: item.title,
    summary: item.summary,
    body_html: htmlOf(item),
    tags: item.tags,
    pictures: [],
    attachments: [],
    details: item.details,
    fileText: "",
    published_at: item.publishedAt,
  });
  if (entry === undefined) throw new Error("an item without an entry");
  const terms = termsOf(entry);
  return {
    ref: entry.ref,
    article_id: item.id,
    kind: entry.kind,
    path: entry.path,
    title: entry.title,
    summary: entry.summary,
    body: entry.text,
    category_slug: entry.categorySlug,
    unit_code: entry.unitCode,
    published_at: entry.publishedAt,
    title_terms: terms.title,
    terms: terms.all,
    words: terms.words,
    folded_words: terms.foldedWords,
  };
}
