/**
 * One thing that the public can find: an article of any kind, a page, a unit, a channel. Kept as a row of
 * public_store.search_entry, written with the thing itself, never changed but replaced or taken away with it.
 */
export interface SearchEntry {
  /** "article:ID", "unit:CODE" or "channel:ID". */
  readonly ref: string;
  /** The kind of the item, or "unit" or "channel". */
  readonly kind: string;
  /** Where a reader gets to, beginning with "/". */
  readonly path: string;
  readonly title: string;
  readonly summary: string;
  /** Names, numbers and tags under which the thing is known: found before its text, and offered while somebody types. */
  readonly names: readonly string[];
  /** The rest of what a reader sees, blocks on lines of their own. */
  readonly text: string;
  /** The words of the files that belong to it. */
  readonly fileText: string;
  readonly categorySlug: string;
  readonly unitCode: string;
  /** None for what is not news. */
  readonly publishedAt: Date | null;
}
