import { Readable } from "node:stream";
import { SitemapIndexStream, type SitemapItemLoose, SitemapStream, streamToPromise } from "sitemap";
import {
  listMonths,
  listPagesOfMonth,
  listRecent,
  type SitemapLine,
} from "../../server/public-store/queries-sitemap.ts";
import { placesKeys, readPlaces } from "../addresses/places.ts";
import { keysOfPersons, type Page } from "../http/answer.ts";
import { renditionPath } from "../parts/articles.tsx";
import { articlePath, type Site, siteName } from "../site.ts";
import { plain } from "./plain.ts";

const xml = "application/xml; charset=utf-8";
/** Google News reads articles of the last two days. */
const newsHours = 48;

/** The index of sitemaps: rooms and units, the newest articles, and one sitemap for each month. Grows by a line a month. */
export async function sitemapIndex(site: Site): Promise<Page> {
  const months = await listMonths(site.db);
  const parts = [
    { url: `${site.publicUrl}/sitemap-muc-luc.xml` },
    { url: `${site.publicUrl}/sitemap-tin-moi.xml` },
    ...months.map(({ month, newest }) => ({
      url: `${site.publicUrl}/sitemap-${month}.xml`,
      lastmod: newest.toISOString(),
    })),
  ];
  const stream = Readable.from(parts).pipe(new SitemapIndexStream());
  return plain("/sitemap.xml", xml, await streamToPromise(stream), ["feed"]);
}

/** Every page that is not an article. */
export async function sitemapPlaces(site: Site): Promise<Page> {
  const { routes, categories, units, pages } = await readPlaces(site);
  const addresses = [
    ...routes.map(({ path }) => path),
    ...categories.map(({ slug }) => `/chuyen-muc/${slug}`),
    ...units.map(({ slug }) => `/don-vi/${slug}`),
    ...pages.map(({ path }) => path),
  ].map((url) => ({ url }));
  return written(site, "/sitemap-muc-luc.xml", addresses, placesKeys);
}

/** The articles that were published in a month, with their pictures. */
export async function sitemapOfMonth(
  site: Site,
  { path, month }: { path: string; month: string },
): Promise<Page | undefined> {
  const lines = await listPagesOfMonth(site.db, month);
  if (lines.length === 0) return undefined;
  return written(
    site,
    path,
    lines.map((line) => ({ ...asItem(site, line), lastmod: line.updatedAt.toISOString() })),
    ["feed", ...keysOfPersons(lines)],
  );
}

/** The articles of the last two days, as news. */
export async function sitemapNews(site: Site): Promise<Page> {
  const since = new Date(site.now().getTime() - newsHours * 3_600_000);
  const lines = await listRecent(site.db, since);
  const items = lines.map((line) => ({
    ...asItem(site, line),
    news: {
      publication: { name: siteName, language: "vi" },
      publication_date: line.publishedAt.toISOString(),
      title: line.title,
    },
  }));
  return written(site, "/sitemap-tin-moi.xml", items, ["feed", ...keysOfPersons(lines)]);
}

function asItem(site: Site, line: SitemapLine): SitemapItemLoose {
  const shown = line.cover?.renditions
    .filter(({ mime }) => mime === "image/jpeg")
    .toSorted((a, b) => b.width - a.width)[0];
  return {
    url: articlePath(line),
    ...(shown === undefined
      ? {}
      : { img: [{ url: `${site.publicUrl}${renditionPath(shown)}`, title: line.title }] }),
  };
}

async function written(
  site: Site,
  path: string,
  items: readonly SitemapItemLoose[],
  keys: readonly string[],
): Promise<Page> {
  // A stream of nothing writes nothing: an empty sitemap still is one.
  const empty =
    '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>';
  if (items.length === 0) return plain(path, xml, empty, keys);
  const stream = Readable.from(items).pipe(new SitemapStream({ hostname: site.publicUrl }));
  return plain(path, xml, await streamToPromise(stream), keys);
}
