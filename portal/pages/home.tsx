/** @jsxImportSource preact */
import type { JSX } from "preact";
import { kindOf } from "../../body/kinds/list.ts";
import { warningKind } from "../../body/kinds/warning.ts";
import { listArticles } from "../../server/public-store/queries.ts";
import { listCorrections } from "../../server/public-store/queries-corrections.ts";
import { listNewestDocuments, listQuestions } from "../../server/public-store/queries-documents.ts";
import {
  listMostRead,
  listNewestOfEach,
  listNewestOfUnits,
} from "../../server/public-store/queries-front-page.ts";
import { listWanted } from "../../server/public-store/queries-notices.ts";
import { countUnits } from "../../server/public-store/queries-units.ts";
import { listUrgent } from "../../server/public-store/queries-warnings.ts";
import { counterpartOf } from "../addresses/counterparts.ts";
import { keysOfPersons, type Page } from "../http/answer.ts";
import type { Layout } from "../layout.ts";
import { renderDocument } from "../parts/document.tsx";
import {
  CorrectionsBlock,
  DocumentsBlock,
  type HomeData,
  MostReadBlock,
  SectionBlocks,
  ServicesBlock,
  TopBlock,
  UnitsBlock,
  UrgentBanner,
  VideoBlock,
  WantedBlock,
  WarningsBlock,
} from "../parts/home-blocks.tsx";
import { type PortalPlatform, type Site, sectionsOf, siteName } from "../site.ts";
import { readSurroundings } from "../surroundings.ts";

const inLatest = 12;
const inMostRead = 5;
/** Of the newest, beside the most read. */
const besideMostRead = 7;
const underLead = 2;
/** Read beyond what is shown, because some of the newest cannot lead. */
const spare = 8;
const inSection = 4;
const activeUnits = 8;
/** Sections of the default menu whose items are notices for the record (tenders, posts to fill): an editor may let one lead, the page by itself does not. */
const noticeSections: ReadonlySet<string> = new Set(["cong-khai", "tuyen-sinh-tuyen-dung"]);
/** How long a correction stays on the front page at least seven days are asked for (COR-03). */
const correctionForMs = 14 * 24 * 3600 * 1000;

/** The front page, block by block as the newsroom laid it out. */
export async function homePage(site: Site): Promise<Page> {
  const surroundings = await readSurroundings(site);
  const { layout } = surroundings;
  const data = await readHome(site, layout, surroundings.categories);
  return {
    status: 200,
    path: "/",
    contentType: "text/html; charset=utf-8",
    body: renderDocument(
      {
        title: siteName,
        description: `Tin tức, cảnh báo, truy nã và hướng dẫn thủ tục của ${siteName}, các phòng nghiệp vụ và Công an xã, phường.`,
        canonical: `${site.publicUrl}/`,
        surroundings,
        current: "/",
        counterpart: counterpartOf("/"),
      },
      <HomeTemplate layout={layout} data={data} platforms={site.platforms} />,
    ),
    keys: ["home", "layout", ...keysOfPersons(personsIn(data))],
    stored: true,
  };
}

/** Everything that the blocks show, in two rounds of questions. */
async function readHome(
  site: Site,
  layout: Layout,
  categories: Parameters<typeof sectionsOf>[0],
): Promise<HomeData> {
  const { db } = site;
  const corrected = new Date(site.now().getTime() - correctionForMs);
  const [
    newest,
    urgent,
    warnings,
    wanted,
    videos,
    corrections,
    documents,
    questions,
    unitCounts,
    mostRead,
    unitNews,
    chosen,
  ] = await Promise.all([
    listArticles(db, { limit: 1 + underLead + inLatest + spare }),
    listUrgent(db, { now: site.now(), limit: 3 }),
    listArticles(db, { filter: { kinds: [warningKind.id] }, limit: 5 }),
    listWanted(db, { limit: 5 }),
    listArticles(db, { filter: { withVideo: true }, limit: 4 }),
    listCorrections(db, { since: corrected, limit: 4 }),
    listNewestDocuments(db, { limit: 4 }),
    listQuestions(db, { limit: 4 }),
    countUnits(db),
    listMostRead(db, { limit: inMostRead }),
    listNewestOfUnits(db, { limit: activeUnits }),
    layout.leadItemId === "" ? [] : listArticles(db, { filter: { ids: [layout.leadItemId] }, limit: 1 }),
  ]);
  const ofRecord = new Set(
    categories
      .filter(({ slug, parentSlug }) => noticeSections.has(slug) || noticeSections.has(parentSlug ?? ""))
      .map(({ slug }) => slug),
  );
  // A portrait is for the wanted strip; over the whole page it would put one person before everything else.
  const leading = newest.filter(
    ({ cover, kind, categorySlug }) =>
      cover !== null && kindOf(kind)?.showsFace !== true && !ofRecord.has(categorySlug),
  );
  const named = (block: BlockName) => layout.home.some((one) => one.block === block);
  const lead = chosen[0] ?? leading[0] ?? newest[0];
  const rest = newest.filter((article) => article.id !== lead?.id);
  const below = leading.filter((article) => article.id !== lead?.id).slice(0, underLead);
  const latest = rest
    .filter((article) => !below.includes(article))
    .slice(0, named("most-read") && mostRead.length > 0 ? besideMostRead : inLatest);
  const above = [lead, ...below, ...latest, ...warnings].flatMap((article) =>
    article === undefined ? [] : [article.id],
  );
  const further = await listNewestOfEach(db, {
    categories: categories.map(({ slug }) => slug),
    without: above,
    perCategory: inSection,
  });
  const sections = sectionsOf(categories).map((section) => {
    const slugs = new Set([section.slug, ...section.children.map((child) => child.slug)]);
    return {
      section,
      articles: further.filter(({ categorySlug }) => slugs.has(categorySlug)).slice(0, inSection),
    };
  });
  return {
    urgent,
    lead,
    below,
    latest,
    warnings,
    wanted,
    videos,
    corrections,
    documents,
    questions,
    unitCounts,
    unitNews,
    mostRead,
    sections: sections.filter(({ articles }) => articles.length > 1),
  };
}

/** What the blocks show, as far as it may be about a person. */
function personsIn(data: HomeData): { readonly kind: string }[] {
  const { urgent, lead, below, latest, videos, mostRead, sections, wanted } = data;
  return [
    ...[
      urgent,
      lead ?? [],
      below,
      latest,
      videos,
      mostRead,
      sections.flatMap(({ articles }) => articles),
    ].flat(),
    ...wanted.map(({ article }) => article),
  ];
}

type BlockName = Layout["home"][number]["block"];
/** What stands side by side when the layout names it in a row. */
const halves: ReadonlySet<BlockName> = new Set(["most-read", "corrections"]);

/** The front page from its data; the order is the layout's, urgent items stand first wherever they are named. */
function HomeTemplate({
  layout,
  data,
  platforms,
}: {
  layout: Layout;
  data: HomeData;
  platforms: readonly PortalPlatform[];
}): JSX.Element {
  const named = new Map(layout.home.map(({ block, title }) => [block, title]));
  const rows: { block: BlockName; content: JSX.Element; half: boolean }[] = [];
  const add = (block: BlockName, content: JSX.Element) =>
    rows.push({ block, content, half: halves.has(block) });
  for (const { block, title } of layout.home) {
    switch (block) {
      case "urgent":
        break;
      case "lead":
        add(
          block,
          <TopBlock data={data} latestTitle={named.get("latest")} mostReadTitle={named.get("most-read")} />,
        );
        break;
      case "latest":
        if (!named.has("lead")) add(block, <TopBlock data={data} latestTitle={title} />);
        break;
      case "most-read":
        if (!named.has("lead") && data.mostRead.length > 0)
          add(block, <MostReadBlock title={title} articles={data.mostRead} />);
        break;
      case "services":
        add(block, <ServicesBlock title={title} />);
        break;
      case "warnings":
        if (data.warnings.length > 0) add(block, <WarningsBlock title={title} articles={data.warnings} />);
        break;
      case "wanted":
        if (data.wanted.length > 0) add(block, <WantedBlock title={title} notices={data.wanted} />);
        break;
      case "video":
        if (data.videos.length > 0) add(block, <VideoBlock title={title} articles={data.videos} />);
        break;
      case "documents":
        if (data.documents.length + data.questions.length > 0)
          add(block, <DocumentsBlock title={title} data={data} />);
        break;
      case "corrections":
        if (data.corrections.length > 0)
          add(block, <CorrectionsBlock title={title} corrections={data.corrections} />);
        break;
      case "units":
        add(
          block,
          <UnitsBlock title={title} counts={data.unitCounts} news={data.unitNews} platforms={platforms} />,
        );
        break;
    }
  }
  const place = rows.findIndex(({ block }) => block === "units");
  rows.splice(place < 0 ? rows.length : place, 0, {
    block: "latest",
    half: false,
    content: <SectionBlocks sections={data.sections} />,
  });
  return (
    <div class="home">
      <h1 class="unseen">{siteName}: tin mới nhất</h1>
      {named.has("urgent") && <UrgentBanner articles={data.urgent} />}
      {inRows(rows)}
    </div>
  );
}

/** Halves that follow each other share a row. */
function inRows(rows: readonly { content: JSX.Element; half: boolean }[]): JSX.Element[] {
  const shown: JSX.Element[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at];
    const next = rows[at + 1];
    if (row?.half === true && next?.half === true) {
      shown.push(
        <div class="width pair">
          <div>{row.content}</div>
          <div>{next.content}</div>
        </div>,
      );
      at += 1;
    } else if (row?.half === true) shown.push(<div class="width">{row.content}</div>);
    else if (row !== undefined) shown.push(row.content);
  }
  return shown;
}
