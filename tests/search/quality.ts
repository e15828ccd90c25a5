import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { readSampleItems } from "../../demonstration/sample-items.ts";
import type { Database } from "../../server/foundation/database/database.ts";
import { projectRoot } from "../../server/foundation/project-root.ts";
import { platforms } from "../../server/platforms/list.ts";
import { findEntries } from "../../server/public-store/search/find-entries.ts";
import { readLexicon } from "../../server/public-store/search/read-lexicon.ts";

const queries = z.array(z.strictObject({ q: z.string(), want: z.array(z.string()).min(1), way: z.string() }));

/** How well the search answers the set of queries over the demonstration's content. */
export interface Quality {
  readonly queries: number;
  /** Share of the queries with a wanted thing among the first three. */
  readonly successAt3: number;
  /** Mean of 1 / the place of the first wanted thing. */
  readonly meanReciprocalRank: number;
  /** The same share for each way of typing. */
  readonly byWay: ReadonlyMap<string, number>;
  /** What was not found among the first three, and what stood there instead. */
  readonly misses: readonly string[];
}

/** The set that the search is held to, and one that nothing was ever changed for. */
type QuerySet = "queries" | "queries-held-out";

/** The queries of a set, each with what is meant by it. */
export async function loadQueries(set: QuerySet = "queries") {
  const text = await readFile(join(projectRoot(), `tests/search/${set}.yaml`), "utf8");
  return queries.parse(parse(text));
}

/** Asks all queries of a set. `db` holds the demonstration. */
export async function measureQuality(
  db: Database,
  { now, set = "queries" }: { now: Date; set?: QuerySet },
): Promise<Quality> {
  const loaded = await loadQueries(set);
  const refsOf = await findRefs(db);
  const { lexicon, entries } = await readLexicon(db);
  const places: { way: string; place: number }[] = [];
  const misses: string[] = [];
  for (const { q, want, way } of loaded) {
    const wanted = new Set(want.flatMap(refsOf));
    const found = await findEntries(db, {
      text: q,
      filter: {},
      correction: "made",
      lexicon,
      entries,
      platforms,
      now,
    });
    const place = found.refs.findIndex((ref) => wanted.has(ref)) + 1;
    places.push({ way, place });
    if (place === 0 || place > 3) {
      const titles = await titlesOf(db, found.refs.slice(0, 3));
      misses.push(`${q} (${way}): ${place === 0 ? "không thấy" : `thứ ${place}`}; ${titles.join(" | ")}`);
    }
  }
  const share = (some: readonly { place: number }[]) =>
    some.filter(({ place }) => place >= 1 && place <= 3).length / some.length;
  return {
    queries: loaded.length,
    successAt3: share(places),
    meanReciprocalRank:
      places.reduce((sum, { place }) => sum + (place === 0 ? 0 : 1 / place), 0) / places.length,
    byWay: new Map(
      Map.groupBy(places, ({ way }) => way)
        .entries()
        .map(([way, some]) => [way, share(some)]),
    ),
    misses,
  };
}

/** Which refs a wanted thing has: a sample item by its number, records by how their titles begin, a unit by its own ref. */
async function findRefs(db: Database): Promise<(name: string) => string[]> {
  const items = await readSampleItems({ folder: join(projectRoot(), "demonstration/data/items") });
  const rows = await db.selectFrom("public_store.article").select(["id", "title"]).execute();
  return (name) => {
    if (name.startsWith("unit:")) return [name];
    const item = items.find(({ file }) => file.startsWith(`${name}-`));
    const found = rows.filter(({ title }) =>
      item === undefined
        ? title.startsWith(name.replace(/^title:/, ""))
        : title === item.title.normalize("NFC"),
    );
    return found.map(({ id }) => `article:${id}`);
  };
}

async function titlesOf(db: Database, refs: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom("public_store.search_entry")
    .select(["ref", "title"])
    .where("ref", "in", [...refs, ""])
    .execute();
  const titles = new Map(rows.map(({ ref, title }) => [ref, title]));
  return refs.map((ref) => titles.get(ref) ?? ref);
}
