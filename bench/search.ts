import { sql } from "kysely";
import { readAddress } from "../portal/addresses/address.ts";
import { renderAddress } from "../portal/addresses/render-address.ts";
import { commonHeaders, dress, lifetimes } from "../portal/http/answer.ts";
import { readAssets } from "../portal/http/assets.ts";
import { createSearchSource } from "../portal/search/search-source.ts";
import type { Site } from "../portal/site.ts";
import type { Database } from "../server/foundation/database/database.ts";
import { folderFileStore } from "../server/foundation/files/file-store.ts";
import { platforms } from "../server/platforms/list.ts";
import { openPublicReader } from "../server/public-store/open-reader.ts";
import { findEntries } from "../server/public-store/search/find-entries.ts";
import { readLexicon } from "../server/public-store/search/read-lexicon.ts";
import { showEntries } from "../server/public-store/search/show-entries.ts";
import { suggest } from "../server/public-store/search/suggest.ts";
import { loadQueries } from "../tests/search/quality.ts";
import { testListKey } from "../tests/support/list-key.ts";
import type { Bench, Figure } from "./figure.ts";
import { percentile, timed } from "./rounds.ts";
import { openEmbedded } from "./support/databases.ts";
import { fillArchive } from "./support/fill-archive.ts";

const items = 100_000;
const now = () => new Date("2026-11-24T02:00:00.000Z");
const publicUrl = "https://congan.example";
/** How much of a query somebody has typed when completions are asked for, in characters. */
const typed = [3, 5, 8, 12, 18];

/**
 * Search, completions and uncached pages over an archive of 100,000 invented items (support/archive-texts.ts says how
 * they are made) beside the units of the demonstration, on embedded PostgreSQL. Queries are the 100 of the quality set
 * and 200 pieces of titles of the archive, half of them without marks; each is answered anew, one after the other.
 */
export async function measureSearch(bench: Bench): Promise<readonly Figure[]> {
  const { adminUrl, appUrl } = await openEmbedded(bench);
  await fillArchive({ adminUrl, appUrl, count: items, say: bench.say });
  const db = openPublicReader({ url: appUrl, maxConnections: 8 });
  bench.later(() => db.destroy());
  const queries = [...(await loadQueries()).map(({ q }) => q), ...(await piecesOfTitles(db))];
  const { lexicon, entries } = await readLexicon(db);
  const search = async (text: string) => {
    const found = await findEntries(db, {
      text,
      filter: {},
      correction: "made",
      lexicon,
      entries,
      platforms,
      now: now(),
    });
    await showEntries(db, { refs: found.refs.slice(0, 10), query: found.query });
  };
  const searched = await eachTwice(queries, search);
  const pieces = queries.flatMap((query) => typed.map((length) => [...query].slice(0, length).join("")));
  const completed = await eachTwice(pieces, (text) => suggest(db, text));
  const empty = await timed(() => sql`select 1`.execute(db));
  return [
    { name: `search over ${items} items, median`, value: percentile(searched, 50), unit: "ms" },
    {
      name: `search over ${items} items, p95`,
      value: percentile(searched, 95),
      unit: "ms",
      bound: { most: 100 },
    },
    { name: "completions, p95", value: percentile(completed, 95), unit: "ms", bound: { most: 30 } },
    ...(await measurePages(db)),
    { name: "an empty question to the same database", value: empty, unit: "ms" },
  ];
}

/** The second time counts: the first brings the pages of the database into memory. */
async function eachTwice(
  texts: readonly string[],
  ask: (text: string) => Promise<unknown>,
): Promise<number[]> {
  for (const text of texts) await ask(text);
  const taken: number[] = [];
  for (const text of texts) taken.push(await timed(() => ask(text)));
  return taken;
}

async function piecesOfTitles(db: Database): Promise<string[]> {
  const rows = await db.selectFrom("public_store.article").select("title").orderBy("id").limit(200).execute();
  return rows.map(({ title }, index) => {
    const words = title.split(" ");
    const length = 2 + (index % 4);
    const from = index % Math.max(1, words.length - length);
    const piece = words.slice(from, from + length).join(" ");
    return index % 2 === 0 ? piece : piece.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("đ", "d");
  });
}

/** Pages that no cache holds: asked of the database, rendered and compressed. */
async function measurePages(db: Database): Promise<Figure[]> {
  const { paths } = await readAssets({ common: commonHeaders({ publicUrl }) });
  const site: Site = {
    db,
    publicUrl,
    platforms,
    assets: paths,
    now,
    search: createSearchSource({ db, platforms, now }),
    files: folderFileStore({ folder: "/nonexistent" }),
    reach: { mail: false, pushKey: "" },
    listKey: testListKey,
  };
  const ids = await db
    .selectFrom("public_store.article")
    .select("id")
    .orderBy("digest")
    .orderBy("id")
    .limit(200)
    .execute();
  const units = await db.selectFrom("public_store.unit").select("slug").execute();
  const sections = await db.selectFrom("public_store.category").select("slug").execute();
  const kinds: [string, string[]][] = [
    ["front page", Array.from({ length: ids.length }, () => "/")],
    ["section", sections.map(({ slug }) => `/chuyen-muc/${slug}`)],
    [
      "section, far down",
      sections
        .slice(0, 5)
        .flatMap(({ slug }) => [50, 200, 500].map((page) => `/chuyen-muc/${slug}?trang=${page}`)),
    ],
    ["article", ids.map(({ id }) => `/tin/${id}`)],
    ["unit", units.slice(0, 60).map(({ slug }) => `/don-vi/${slug}`)],
  ];
  const figures: Figure[] = [];
  for (const [name, targets] of kinds) {
    const taken = await eachTwice(targets, (target) => makePage(site, target));
    figures.push({
      name: `uncached page, ${name}, p95`,
      value: percentile(taken, 95),
      unit: "ms",
      bound: { most: 20 },
    });
  }
  return figures;
}

async function makePage(site: Site, target: string): Promise<void> {
  const address = readAddress(target);
  const page = address === undefined ? undefined : await renderAddress(site, address);
  // A section need not have so many pages.
  if (page !== undefined) await dress(page, { common: [], lifetime: lifetimes.page });
}
