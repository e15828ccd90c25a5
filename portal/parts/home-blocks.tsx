/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { WantedDetails } from "../../body/kinds/wanted.ts";
import type { ArticleLine } from "../../server/public-store/queries.ts";
import type { CorrectionLine } from "../../server/public-store/queries-corrections.ts";
import type { DocumentSummary, QuestionLine } from "../../server/public-store/queries-documents.ts";
import type { Notice } from "../../server/public-store/queries-notices.ts";
import { shortDate, vietnameseNumber, writtenDay } from "../format.ts";
import { articlePath, type PortalPlatform, type Section } from "../site.ts";
import { RankedList, Teaser, TeaserList, Time, TimedList } from "./articles.tsx";
import { Block, type Tile, Tiles } from "./blocks.tsx";
import { Icon } from "./icons.tsx";
import { WantedCard } from "./people.tsx";
import { channelNouns } from "./platform-label.tsx";

/** What the blocks of the front page show. */
export interface HomeData {
  readonly urgent: readonly ArticleLine[];
  readonly lead: ArticleLine | undefined;
  readonly below: readonly ArticleLine[];
  readonly latest: readonly ArticleLine[];
  readonly mostRead: readonly ArticleLine[];
  readonly warnings: readonly ArticleLine[];
  readonly wanted: readonly Notice<WantedDetails>[];
  readonly videos: readonly ArticleLine[];
  readonly corrections: readonly CorrectionLine[];
  readonly documents: readonly DocumentSummary[];
  readonly questions: readonly QuestionLine[];
  /** How many units there are of each level. */
  readonly unitCounts: ReadonlyMap<string, number>;
  /** The newest item of each unit that published last. */
  readonly unitNews: readonly ArticleLine[];
  readonly sections: readonly { section: Section; articles: readonly ArticleLine[] }[];
}

/** What cannot wait, over everything else. */
export function UrgentBanner({ articles }: { articles: readonly ArticleLine[] }): JSX.Element | null {
  if (articles.length === 0) return null;
  return (
    <section class="urgent" aria-label="Tin khẩn">
      <ul class="width">
        {articles.map((article) => (
          <li>
            <Icon name="alert" />
            <span>
              <a href={articlePath(article)}>{article.title}</a> <Time at={article.publishedAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The lead with two more below it, the newest beside it. */
export function TopBlock({
  data,
  latestTitle,
  mostReadTitle,
}: {
  data: HomeData;
  latestTitle?: string | undefined;
  mostReadTitle?: string | undefined;
}): JSX.Element {
  return (
    <div class="width">
      <div class="top">
        {data.lead === undefined ? (
          <p class="nothing">Chưa có tin, bài.</p>
        ) : (
          <div>
            <Teaser article={data.lead} shape="lead" level={2} eager />
            {data.below.length > 0 && <TeaserList articles={data.below} shape="card" />}
          </div>
        )}
        <div class="top-side">
          {latestTitle !== undefined && (
            <Block id="moi-nhat" title={latestTitle}>
              <TimedList articles={data.latest} />
            </Block>
          )}
          {mostReadTitle !== undefined && data.mostRead.length > 0 && (
            <MostReadBlock title={mostReadTitle} articles={data.mostRead} />
          )}
        </div>
      </div>
    </div>
  );
}

/** What others read most, counted by ourselves. */
export function MostReadBlock({
  title,
  articles,
}: {
  title: string;
  articles: readonly ArticleLine[];
}): JSX.Element {
  return (
    <Block id="doc-nhieu" title={title}>
      <RankedList articles={articles} />
    </Block>
  );
}

const services: readonly Tile[] = [
  {
    href: "/to-giac",
    icon: "megaphone",
    name: "Tố giác tội phạm",
    what: "Báo tin, được giữ bí mật",
    danger: true,
  },
  { href: "/thu-tuc", icon: "service", name: "Dịch vụ công", what: "Cư trú, căn cước, xe, hộ chiếu" },
  { href: "/don-vi", icon: "pin", name: "Công an xã, phường", what: "Địa chỉ, số trực ban nơi bạn ở" },
  { href: "/kenh-chinh-thuc", icon: "check", name: "Thật hay giả?", what: "Đối chiếu trang, tài khoản" },
  { href: "/hoi-dap", icon: "question", name: "Hỏi đáp", what: "Câu hỏi của dân, Công an trả lời" },
  { href: "/dang-ky-nhan-tin", icon: "bell", name: "Nhận cảnh báo", what: "Theo chủ đề, theo xã, phường" },
];

/** What people come for. */
export function ServicesBlock({ title }: { title: string }): JSX.Element {
  return (
    <section class="width tiles-row" aria-labelledby="viec-can-lam">
      <h2 class="unseen" id="viec-can-lam">
        {title}
      </h2>
      <Tiles tiles={services} />
    </section>
  );
}

/** Warnings on warm ground: the newest large. */
export function WarningsBlock({
  title,
  articles,
}: {
  title: string;
  articles: readonly ArticleLine[];
}): JSX.Element {
  const [first, ...others] = articles;
  return (
    <div class="ground">
      <div class="width">
        <Block id="canh-bao" title={title} href="/canh-bao" danger>
          <div class="pair pair-wide">
            {first !== undefined && <Teaser article={first} shape="lead" />}
            {others.length > 0 && <TeaserList articles={others} shape="row" />}
          </div>
        </Block>
      </div>
    </div>
  );
}

/** The faces on the board before the station. */
export function WantedBlock({
  title,
  notices,
}: {
  title: string;
  notices: readonly Notice<WantedDetails>[];
}): JSX.Element {
  return (
    <div class="width">
      <Block id="truy-na" title={title} href="/truy-na">
        <ul class="people people-strip">
          {notices.map((notice) => (
            <li>
              <WantedCard notice={notice} />
            </li>
          ))}
        </ul>
        <p class="block-foot">
          <span>
            Thấy người giống mô tả: không tự bắt giữ, gọi ngay <a href="tel:113">113</a>. Xem thêm:{" "}
            <a href="/truy-tim">truy tìm, tìm người mất tích</a>.
          </span>
        </p>
      </Block>
    </div>
  );
}

/** Video on the dark green of the drum's night. */
export function VideoBlock({
  title,
  articles,
}: {
  title: string;
  articles: readonly ArticleLine[];
}): JSX.Element {
  const [first, ...others] = articles;
  return (
    <div class="video-band">
      <div class="width">
        <Block id="video" title={title} href="/chuyen-muc/video">
          <div class={others.length > 0 ? "pair pair-wide" : "video-alone"}>
            {first !== undefined && <Teaser article={first} shape="lead" plays />}
            {others.length > 0 && <TeaserList articles={others} shape="row" />}
          </div>
        </Block>
      </div>
    </div>
  );
}

/** Documents and answered questions, a line each, side by side. */
export function DocumentsBlock({ title, data }: { title: string; data: HomeData }): JSX.Element {
  return (
    <div class="width pair">
      {data.documents.length > 0 && (
        <Block id="van-ban" title={title} href="/van-ban">
          <ul class="plain-list">
            {data.documents.map(({ article, details }) => (
              <li>
                <a href={articlePath(article)}>{article.title}</a>
                <small>
                  {details.stage === "draft-for-comment"
                    ? `Lấy ý kiến đến ${writtenDay(details.commentUntil)}`
                    : `${details.number}, ngày ${writtenDay(details.issuedOn)}`}
                </small>
              </li>
            ))}
          </ul>
        </Block>
      )}
      {data.questions.length > 0 && (
        <Block id="hoi-dap" title="Hỏi đáp" href="/hoi-dap">
          <ul class="plain-list">
            {data.questions.map(({ article, details }) => (
              <li>
                <a href={articlePath(article)}>{article.title}</a>
                <small>{details.field}</small>
              </li>
            ))}
          </ul>
        </Block>
      )}
    </div>
  );
}

/** What we got wrong and put right, in sight of everybody (COR-03). */
export function CorrectionsBlock({
  title,
  corrections,
}: {
  title: string;
  corrections: readonly CorrectionLine[];
}): JSX.Element {
  return (
    <Block id="dinh-chinh" title={title} href="/chuyen-muc/dinh-chinh">
      <ul class="correction-list">
        {corrections.map(({ article, note, at }) => (
          <li>
            <a href={articlePath(article)}>{article.title}</a>
            <p>
              {note} <span class="byline">({shortDate(at)})</span>
            </p>
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** News by section, two in a row. */
export function SectionBlocks({ sections }: { sections: HomeData["sections"] }): JSX.Element | null {
  if (sections.length === 0) return null;
  return (
    <div class="width pair">
      {sections.map(({ section, articles: [first, ...others] }) => (
        <Block
          id={`muc-${section.slug}`}
          title={section.name}
          href={`/chuyen-muc/${section.slug}`}
          more="Thêm"
        >
          {first !== undefined && (
            <div class="section-first">
              <Teaser article={first} shape="row" />
            </div>
          )}
          <TeaserList articles={others} shape="line" quiet />
        </Block>
      ))}
    </div>
  );
}

/** Where is the police of my commune, and is that page really theirs? */
export function UnitsBlock({
  title,
  counts,
  news,
  platforms,
}: {
  title: string;
  counts: ReadonlyMap<string, number>;
  news: readonly ArticleLine[];
  platforms: readonly PortalPlatform[];
}): JSX.Element {
  const number = (level: string) => vietnameseNumber(counts.get(level) ?? 0);
  return (
    <div class="ground">
      <div class="width pair">
        <Block id="gan-dan" title={title} href="/don-vi">
          <p>
            {number("department")} phòng nghiệp vụ và {number("commune")} Công an xã, phường, mỗi đơn vị một
            trang riêng với số trực ban và địa chỉ.
          </p>
          <form class="find-unit" action="/don-vi" method="get">
            <label for="ten-don-vi">Tên xã, phường, phòng</label>
            <div class="find">
              <input id="ten-don-vi" name="ten" type="search" maxLength={80} autocomplete="off" />
              <button type="submit">Tìm</button>
            </div>
          </form>
        </Block>
        <Block id="that-gia" title="Kênh thật hay giả?" href="/kenh-chinh-thuc" more="Danh sách">
          <p>
            {channelNouns(platforms).join(", ")} tự xưng là Công an mà không có trong danh sách kênh chính
            thức thì không phải của chúng tôi.
          </p>
          <form class="check-channel" action="/kenh-chinh-thuc" method="get">
            <label for="ten-kenh">Tên trang hoặc mã số tài khoản</label>
            <div class="find">
              <input id="ten-kenh" name="ten" type="search" maxLength={80} autocomplete="off" />
              <button type="submit">Kiểm tra</button>
            </div>
          </form>
        </Block>
      </div>
      {news.length > 0 && (
        <div class="width">
          <UnitNews articles={news} />
        </div>
      )}
    </div>
  );
}

/** What the departments and communes do: who, what, when. */
function UnitNews({ articles }: { articles: readonly ArticleLine[] }): JSX.Element {
  return (
    <Block id="hoat-dong-don-vi" title="Hoạt động của đơn vị" href="/don-vi" more="Các đơn vị">
      <ul class="unit-news">
        {articles.map((article) => (
          <li>
            <p class="byline">
              <a href={`/don-vi/${article.unitSlug}`}>{article.unitName}</a> <Time at={article.publishedAt} />
            </p>
            <h3>
              <a href={articlePath(article)}>{article.title}</a>
            </h3>
          </li>
        ))}
      </ul>
    </Block>
  );
}
