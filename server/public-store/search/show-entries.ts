import type { Database } from "../../foundation/database/database.ts";
import { excerpt, highlight, type Segment } from "./highlight.ts";
import type { Query } from "./parse-query.ts";

/** A found thing as a page of results shows it. */
export interface Result {
  readonly ref: string;
  readonly kind: string;
  readonly path: string;
  readonly title: readonly Segment[];
  readonly excerpt: readonly Segment[];
  readonly unitName: string;
  readonly categoryName: string;
  readonly publishedAt: Date | null;
}

const mostRead = 24_000;

/** The found things of one page, in the order of `refs`; what has gone meanwhile is left out. */
export async function showEntries(
  db: Database,
  { refs, query }: { refs: readonly string[]; query: Query },
): Promise<Result[]> {
  const rows = await db
    .selectFrom("public_store.search_entry as entry")
    .leftJoin("public_store.unit as unit", "unit.code", "entry.unit_code")
    .leftJoin("public_store.category as category", "category.slug", "entry.category_slug")
    .select((eb) => [
      "entry.ref",
      "entry.kind",
      "entry.path",
      "entry.title",
      "entry.summary",
      "entry.published_at",
      "unit.name as unit_name",
      "category.name as category_name",
      eb.fn<string>("left", ["entry.body", eb.lit(mostRead)]).as("body"),
    ])
    .where("entry.ref", "in", [...refs, ""])
    .execute();
  const byRef = new Map(rows.map((row) => [row.ref, row]));
  return refs.flatMap((ref) => {
    const row = byRef.get(ref);
    if (row === undefined) return [];
    return [
      {
        ref,
        kind: row.kind,
        path: row.path,
        title: highlight(row.title, query),
        excerpt: bestExcerpt(row, query),
        unitName: row.unit_name ?? "",
        categoryName: row.category_name ?? "",
        publishedAt: row.published_at,
      },
    ];
  });
}

/** The summary, unless the text says more about what was asked for. */
function bestExcerpt(row: { summary: string; body: string }, query: Query): Segment[] {
  const summary = highlight(row.summary, query);
  const text = excerpt(row.body.replaceAll("\n", " "), query);
  return foundIn(text) > foundIn(summary) ? text : summary;
}

function foundIn(segments: readonly Segment[]): number {
  return new Set(segments.filter(({ found }) => found).flatMap(({ text }) => text.toLowerCase().split(/\s+/)))
    .size;
}
