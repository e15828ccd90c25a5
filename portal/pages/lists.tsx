/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from "preact";
import { type ArticleFilter, listArticles, type PublicCategory } from "../../server/public-store/queries.ts";
import { withPage } from "../addresses/address.ts";
import { keysOfPersons, type Page } from "../http/answer.ts";
import { Teaser, TeaserList } from "../parts/articles.tsx";
import { Block } from "../parts/blocks.tsx";
import { renderDocument } from "../parts/document.tsx";
import { FeedLinks } from "../parts/metadata.tsx";
import { Pager, Trail } from "../parts/navigation.tsx";
import type { Site } from "../site.ts";
import { readSurroundings, type Surroundings } from "../surroundings.ts";

const perPage = 15;

/** A page of a list as it is put together: heading, what stands under it, the list, the way to older ones. */
export interface ListPage {
  readonly title: string;
  readonly description: string;
  /** The address of a page of it. */
  readonly pathOf: (page: number) => string;
  readonly page: number;
  readonly more: boolean;
  readonly current: string;
  /** Address of the page that says the same in the other language. */
  readonly counterpart?: string | undefined;
  readonly keys: readonly string[];
  readonly steps?: readonly { path: string; name: string }[];
  /** Address of the place whose own feeds are announced. */
  readonly feedsOf?: string;
  readonly under?: ComponentChildren;
  readonly list: ComponentChildren;
  readonly side?: ComponentChildren;
  /** False when the address holds free text, which has endless spellings. */
  readonly stored?: boolean;
}

/** A list with its heading as a page of the portal. */
export function listPage(site: Site, surroundings: Surroundings, list: ListPage): Page {
  const path = list.pathOf(list.page);
  return {
    status: 200,
    path,
    contentType: "text/html; charset=utf-8",
    body: renderDocument(
      {
        title: list.page > 1 ? `${list.title} - trang ${list.page}` : list.title,
        description: list.description,
        canonical: `${site.publicUrl}${path}`,
        surroundings,
        current: list.current,
        counterpart: list.counterpart,
        ...(list.feedsOf === undefined ? {} : { head: <FeedLinks path={list.feedsOf} title={list.title} /> }),
      },
      <ListTemplate list={list} />,
    ),
    keys: [...list.keys, "layout"],
    stored: list.stored ?? true,
  };
}

function ListTemplate({ list }: { list: ListPage }): JSX.Element {
  return (
    <div class="width list-page">
      <Trail steps={list.steps ?? []} />
      <h1>{list.title}</h1>
      {list.under}
      <div class={list.side === undefined ? "" : "with-side"}>
        <div>
          {list.list}
          <Pager page={list.page} more={list.more} pathOf={list.pathOf} />
        </div>
        {list.side}
      </div>
    </div>
  );
}

/** Part of a list, and whether there is more: `read` gets how many and from where. */
export async function partOf<Line>(
  page: number,
  size: number,
  read: (part: { limit: number; offset: number }) => Promise<Line[]>,
): Promise<{ lines: Line[]; more: boolean }> {
  const found = await read({ limit: size + 1, offset: (page - 1) * size });
  return { lines: found.slice(0, size), more: found.length > size };
}

/** Part of a list of articles, and whether there is more. */
export async function pageOfArticles(site: Site, filter: ArticleFilter, page: number) {
  const { lines, more } = await partOf(page, perPage, (part) => listArticles(site.db, { filter, ...part }));
  return { articles: lines, more };
}

/** A category with its articles; a section shows those of its children too. Undefined when there is none of that name. */
export async function categoryPage(
  site: Site,
  { slug, page }: { slug: string; page: number },
): Promise<Page | undefined> {
  const surroundings = await readSurroundings(site);
  const { categories } = surroundings;
  const category = categories.find((candidate) => candidate.slug === slug);
  if (category === undefined) return undefined;
  const children = categories.filter((candidate) => candidate.parentSlug === slug);
  const section = categories.find((candidate) => candidate.slug === category.parentSlug) ?? category;
  const slugs = [slug, ...children.map((child) => child.slug)];
  const { articles, more } = await pageOfArticles(site, { categories: slugs }, page);
  if (articles.length === 0 && page > 1) return undefined;
  const plain = `/chuyen-muc/${slug}`;
  const [lead, ...rest] = articles;
  return listPage(site, surroundings, {
    title: category.name,
    description: `Tin, bài mục ${category.name}.`,
    pathOf: (other) => withPage(plain, other),
    page,
    more,
    current: `/chuyen-muc/${section.slug}`,
    keys: [...slugs.map((one) => `category:${one}`), ...keysOfPersons(articles)],
    steps: section === category ? [] : [{ path: `/chuyen-muc/${section.slug}`, name: section.name }],
    feedsOf: plain,
    under: <Siblings section={section} categories={categories} slug={slug} />,
    list: (
      <>
        {page === 1 && lead !== undefined && <Teaser article={lead} shape="lead" level={2} eager />}
        <TeaserList articles={page === 1 ? rest : articles} shape="row" level={2} />
      </>
    ),
    side: <Handy feed={`${plain}/rss.xml`} />,
  });
}

/** What a reader of news may need beside them. */
function Handy({ feed }: { feed: string }): JSX.Element {
  return (
    <Block id="tien-ich" title="Tiện ích">
      <ul class="plain-list">
        <li>
          <a href="/to-giac">Tố giác, tin báo về tội phạm</a>
        </li>
        <li>
          <a href="/dang-ky-nhan-tin">Đăng ký nhận cảnh báo</a>
        </li>
        <li>
          <a href="/don-vi">Tìm Công an xã, phường nơi bạn ở</a>
        </li>
        <li>
          <a href="/kenh-chinh-thuc">Kênh này là thật hay giả?</a>
        </li>
        <li>
          <a href={feed}>Nguồn tin RSS của mục này</a>
        </li>
      </ul>
    </Block>
  );
}

function Siblings({
  section,
  categories,
  slug,
}: {
  section: PublicCategory;
  categories: readonly PublicCategory[];
  slug: string;
}): JSX.Element | null {
  const children = categories.filter((candidate) => candidate.parentSlug === section.slug);
  if (children.length === 0) return null;
  return (
    <Chips
      name="Mục nhỏ"
      chips={[section, ...children].map((category) => ({
        href: `/chuyen-muc/${category.slug}`,
        label: category === section ? "Tất cả" : category.name,
        here: category.slug === slug,
      }))}
    />
  );
}

/** Narrower lists, one touch away. */
export function Chips({
  name,
  chips,
}: {
  name: string;
  chips: readonly { href: string; label: string; here: boolean }[];
}): JSX.Element {
  return (
    <nav class="chips" aria-label={name}>
      <ul>
        {chips.map(({ href, label, here }) => (
          <li>
            <a href={href} {...(here ? { "aria-current": "page" as const } : {})}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
