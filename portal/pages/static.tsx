/** @jsxImportSource preact */

import type { JSX } from "preact";
import { type PageDetails, pageKind } from "../../body/kinds/page.ts";
import { warningKind } from "../../body/kinds/warning.ts";
import { type Article, listUnits } from "../../server/public-store/queries.ts";
import { listStaticPages, readStaticPage } from "../../server/public-store/queries-pages.ts";
import { counterpartOf } from "../addresses/counterparts.ts";
import type { Page } from "../http/answer.ts";
import { Files, Gallery } from "../parts/article-body.tsx";
import { Block, Tiles } from "../parts/blocks.tsx";
import { renderDocument } from "../parts/document.tsx";
import { EnglishBanner, EnglishWarnings } from "../parts/english-warnings.tsx";
import { Trail } from "../parts/navigation.tsx";
import { PageBlock } from "../parts/page-block.tsx";
import type { Site } from "../site.ts";
import { readEnglishWarnings, readSurroundings } from "../surroundings.ts";
import type { Language } from "../words.ts";
import { withdrawnPage } from "./errors.tsx";

/** The blocks that are filled from the directory of units. */
const blocksOfUnits: ReadonlySet<PageDetails["block"]> = new Set(["structure", "leaders"]);

interface Index {
  readonly title: string;
  readonly language: Language;
  /** Which of the pages below the first part of the address it leads to; all when not said. */
  readonly only?: readonly string[];
}

/** Where the warnings in force stand in English. */
const warningsPlace = "en/warnings";

/** A page as the pages around it name it. */
interface PageLine {
  /** Without the first slash. */
  readonly path: string;
  readonly title: string;
  readonly summary: string;
}

/** Pages that nobody writes and that stand among the written ones. */
const unwritten: Readonly<Record<Language, readonly PageLine[]>> = {
  vi: [],
  en: [
    {
      path: "en/report",
      title: "Report a crime",
      summary: "Numbers to call, the police nearest to you, what to say.",
    },
  ],
};

/** Places that lead to pages below them while nobody has written a page for the place itself. */
const indexes: ReadonlyMap<string, Index> = new Map(
  Object.entries({
    "gioi-thieu": { title: "Giới thiệu", language: "vi" },
    en: { title: "Thanh Hoa Provincial Police", language: "en" },
    "en/about": { title: "About us", language: "en", only: ["en/structure", "en/functions", "en/contact"] },
    [warningsPlace]: { title: "Urgent warnings", language: "en", only: [] },
  }),
);

/** Whether a page stands at the address that says the same in the other language. */
async function existingCounterpart(site: Site, path: string): Promise<string | undefined> {
  const other = counterpartOf(path);
  if (other === undefined || other === "/" || other === "/canh-bao" || indexes.has(other.slice(1)))
    return other;
  const page = await readStaticPage(site.db, other.slice(1));
  return page === undefined || page.withdrawnAt !== null ? undefined : other;
}

/** A static page, or the index of the pages below a place. Undefined when there is neither. */
export async function staticPage(site: Site, { name }: { name: string }): Promise<Page | undefined> {
  const [found, surroundings] = await Promise.all([readStaticPage(site.db, name), readSurroundings(site)]);
  const index = indexes.get(name);
  const gone = found !== undefined && found.withdrawnAt !== null;
  if (gone && index === undefined) {
    const { id, details } = found;
    return withdrawnPage({ surroundings, id, language: details.language });
  }
  const article = gone ? undefined : found;
  if (article === undefined && index === undefined) return undefined;
  const language = article?.details.language ?? index?.language ?? "vi";
  const title = article?.title ?? index?.title ?? "";
  const [written, units, warnings, counterpart] = await Promise.all([
    listStaticPages(site.db, { language }),
    name === warningsPlace || blocksOfUnits.has(article?.details.block ?? "plain") ? listUnits(site.db) : [],
    readEnglishWarnings(site, language),
    existingCounterpart(site, `/${name}`),
  ]);
  const top = name.split("/")[0] ?? name;
  const only = article === undefined ? index?.only : undefined;
  const pages = [
    ...written.map(({ title, summary, details }) => ({ path: details.path, title, summary })),
    ...unwritten[language],
  ];
  const near = pages.filter(({ path }) => path.startsWith(`${top}/`) && (only?.includes(path) ?? true));
  return {
    status: 200,
    path: `/${name}`,
    contentType: "text/html; charset=utf-8",
    body: renderDocument(
      {
        title,
        description: article?.summary ?? title,
        canonical: `${site.publicUrl}/${name}`,
        surroundings,
        language,
        current: language === "en" ? `/${name}` : `/${top}`,
        counterpart,
      },
      <>
        <EnglishBanner warnings={name === warningsPlace ? [] : warnings} />
        <div class="width list-page">
          <Trail steps={stepsTo(name, pages)} language={language} />
          <h1>{title}</h1>
          {name === warningsPlace && <EnglishWarnings warnings={warnings} units={units} />}
          {article === undefined ? (
            <PageTiles pages={near} language={language} />
          ) : (
            <div class="with-side">
              <StaticText article={article} units={units} />
              <Near pages={near} here={name} language={language} />
            </div>
          )}
        </div>
      </>,
    ),
    keys: [
      `kind:${pageKind.id}`,
      `kind:${warningKind.id}`,
      "units",
      "layout",
      ...(article === undefined ? [] : [`article:${article.id}`]),
    ],
    stored: true,
  };
}

function stepsTo(name: string, pages: readonly PageLine[]) {
  const parts = name.split("/").slice(0, -1);
  return parts.flatMap((_part, index) => {
    const path = parts.slice(0, index + 1).join("/");
    const title = pages.find((page) => page.path === path)?.title ?? indexes.get(path)?.title;
    return title === undefined ? [] : [{ path: `/${path}`, name: title }];
  });
}

function StaticText({
  article,
  units,
}: {
  article: NonNullable<Awaited<ReturnType<typeof readStaticPage>>>;
  units: Parameters<typeof PageBlock>[0]["units"];
}): JSX.Element {
  const shown: Article = article;
  return (
    <article class="story">
      {shown.summary !== "" && <p class="lede">{shown.summary}</p>}
      <PageBlock block={article.details.block} units={units} language={article.details.language} />
      {/* Sealed at submission: rendered by us from a checked body, every text escaped. */}
      <div class="prose" dangerouslySetInnerHTML={{ __html: shown.bodyHtml }} />
      <Gallery pictures={shown.pictures} />
      <Files attachments={shown.attachments} />
    </article>
  );
}

function Near({
  pages,
  here,
  language,
}: {
  pages: readonly PageLine[];
  here: string;
  language: Language;
}): JSX.Element | null {
  if (pages.length < 2) return null;
  return (
    <div class="beside">
      <Block id="cung-phan" title={language === "en" ? "See also" : "Trong phần này"}>
        <ul class="plain-list">
          {pages
            .filter(({ path }) => path !== here)
            .map(({ path, title }) => (
              <li>
                <a href={`/${path}`}>{title}</a>
              </li>
            ))}
        </ul>
      </Block>
    </div>
  );
}

function PageTiles({
  pages,
  language,
}: {
  pages: readonly PageLine[];
  language: Language;
}): JSX.Element | null {
  if (pages.length === 0)
    return language === "en" ? null : <p class="nothing">Phần này đang được cập nhật.</p>;
  return (
    <Tiles
      tiles={pages.map(({ path, title, summary }) => ({
        href: `/${path}`,
        icon: "book",
        name: title,
        what: summary,
      }))}
    />
  );
}
