import { sql } from "kysely";
import type { Tx } from "../../foundation/database/database.ts";
import type { SearchEntry } from "./entry.ts";
import { termsOf } from "./terms.ts";

/** Puts entries in, in place of what stands under their refs. Runs in the transaction that publishes the things. */
export async function writeEntries(tx: Tx, entries: readonly SearchEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await removeEntries(
    tx,
    entries.map(({ ref }) => ref),
  );
  await tx.insertInto("public_store.search_entry").values(entries.map(rowOf)).execute();
}

/** Takes entries away, with what the vocabulary has of them. */
async function removeEntries(tx: Tx, refs: readonly string[]): Promise<void> {
  await tx
    .deleteFrom("public_store.search_entry")
    .where("ref", "in", [...refs, ""])
    .execute();
}

const atOnce = 200;

/** Makes these the only entries of units and channels; what has not changed is left alone. */
export async function replaceDirectoryEntries(tx: Tx, entries: readonly SearchEntry[]): Promise<void> {
  const stored = await tx
    .selectFrom("public_store.search_entry")
    .select(["ref", "path", "title", "summary", "body", "unit_code"])
    .where("article_id", "is", null)
    .execute();
  const shown = new Map(stored.map(({ ref, ...row }) => [ref, JSON.stringify(Object.values(row))]));
  const changed = entries.filter(
    ({ ref, path, title, summary, text, unitCode }) =>
      shown.get(ref) !== JSON.stringify([path, title, summary, text, unitCode]),
  );
  const present = new Set(entries.map(({ ref }) => ref));
  await removeEntries(
    tx,
    stored.map(({ ref }) => ref).filter((ref) => !present.has(ref)),
  );
  for (let start = 0; start < changed.length; start += atOnce)
    await writeEntries(tx, changed.slice(start, start + atOnce));
}

/** The row of an entry. */
function rowOf(entry: SearchEntry) {
  const { title, all, words, foldedWords } = termsOf(entry);
  return {
    ref: entry.ref,
    article_id: entry.ref.startsWith("article:") ? entry.ref.slice("article:".length) : null,
    kind: entry.kind,
    path: entry.path,
    title: entry.title,
    summary: entry.summary,
    body: [entry.text, entry.fileText].filter((text) => text !== "").join("\n"),
    category_slug: entry.categorySlug,
    unit_code: entry.unitCode,
    published_at: entry.publishedAt,
    title_terms: sql<string>`${title}::tsvector`,
    terms: sql<string>`${all}::tsvector`,
    words: [...words],
    folded_words: [...foldedWords],
  };
}
