import { Feed } from "feed";
import { warningKind } from "../../body/kinds/warning.ts";
import {
  type ArticleFilter,
  listArticles,
  listCategories,
  listUnits,
} from "../../server/public-store/queries.ts";
import { keysOfPersons, type Page } from "../http/answer.ts";
import { chosenRendition, renditionPath } from "../parts/articles.tsx";
import { articlePath, type Site, siteName } from "../site.ts";
import type { FeedFormat, FeedScope } from "./machine-address.ts";
import { plain } from "./plain.ts";

const inFeed = 50;
const files = { rss: "rss.xml", atom: "atom.xml", json: "feed.json" } as const;
const types = {
  rss: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
} as const;

/** The newest articles of the whole portal, a section, a unit or the warnings, as RSS 2.0, Atom or JSON Feed. */
export async function feedPage(
  site: Site,
  { path, format, scope }: { path: string; format: FeedFormat; scope: FeedScope },
): Promise<Page | undefined> {
  const what = await chosen(site, scope);
  if (what === undefined) return undefined;
  const articles = await listArticles(site.db, { filter: what.filter, limit: inFeed });
  const place = `${site.publicUrl}${what.path}`;
  const base = place.replace(/\/$/, "");
  const feed = new Feed({
    id: place,
    title: what.title,
    description: `Tin, bài mới: ${what.title}`,
    link: place,
    language: "vi",
    copyright: siteName,
    updated: articles[0]?.updatedAt ?? new Date(0),
    generator: "Trống Đồng",
    feedLinks: { rss: `${base}/${files.rss}`, atom: `${base}/${files.atom}`, json: `${base}/${files.json}` },
  });
  for (const article of articles) {
    const link = `${site.publicUrl}${articlePath(article)}`;
    const picture = article.cover === null ? undefined : chosenRendition(article.cover, 640);
    feed.addItem({
      id: link,
      guid: link,
      link,
      title: article.title,
      description: article.summary,
      date: article.updatedAt,
      published: article.publishedAt,
      author: [{ name: article.unitName }],
      category: [{ name: article.categoryName }],
      ...(picture === undefined ? {} : { image: `${site.publicUrl}${renditionPath(picture)}` }),
    });
  }
  const body = format === "rss" ? feed.rss2() : format === "atom" ? feed.atom1() : feed.json1();
  return plain(path, types[format], body, [...what.keys, ...keysOfPersons(articles)]);
}

interface Chosen {
  readonly title: string;
  readonly path: string;
  readonly filter: ArticleFilter;
  readonly keys: readonly string[];
}

async function chosen(site: Site, scope: FeedScope): Promise<Chosen | undefined> {
  if (scope.of === "all") return { title: siteName, path: "/", filter: {}, keys: ["feed"] };
  if (scope.of === "warnings")
    return {
      title: `Cảnh báo – ${siteName}`,
      path: "/canh-bao",
      filter: { kinds: [warningKind.id] },
      keys: [`kind:${warningKind.id}`],
    };
  if (scope.of === "unit") {
    const unit = (await listUnits(site.db)).find(({ slug }) => slug === scope.slug);
    if (unit === undefined) return undefined;
    const keys = [`unit:${unit.code}`];
    return { title: unit.name, path: `/don-vi/${unit.slug}`, filter: { unitCode: unit.code }, keys };
  }
  const categories = await listCategories(site.db);
  const category = categories.find(({ slug }) => slug === scope.slug);
  if (category === undefined) return undefined;
  const slugs = [
    category.slug,
    ...categories.filter((one) => one.parentSlug === category.slug).map((one) => one.slug),
  ];
  return {
    title: `${category.name} – ${siteName}`,
    path: `/chuyen-muc/${category.slug}`,
    filter: { categories: slugs },
    keys: slugs.map((slug) => `category:${slug}`),
  };
}
