/** @jsxImportSource preact */
import type { JSX } from "preact";
import { kindOf } from "../../body/kinds/list.ts";
import type { ArticleLine, PagePicture } from "../../server/public-store/queries.ts";
import { dateAndTime, dayAndMonth, hour } from "../format.ts";
import { articlePath } from "../site.ts";

const endings: Readonly<Record<string, string>> = { "image/webp": "webp", "image/jpeg": "jpg" };

/** Where a rendition is served. */
export function renditionPath({ digest, mime }: { digest: string; mime: string }): string {
  return `/media/${digest}.${endings[mime] ?? "jpg"}`;
}

/** The rendition that stands for a picture elsewhere: JPEG, the widest up to `width`. */
export function chosenRendition(picture: PagePicture, width: number) {
  const jpegs = picture.renditions
    .filter((rendition) => rendition.mime === "image/jpeg")
    .toSorted((a, b) => a.width - b.width);
  return jpegs.findLast((rendition) => rendition.width <= width) ?? jpegs[0];
}

/** What a browser without WebP gets instead: a picture that an old phone can still carry. */
const withoutWebp = 640;

/**
 * A picture in every width as WebP, and one JPEG for browsers that do not know that, keeping its place while it loads.
 * `sizes` as in HTML; `widest` is the width in pixels that is enough at these sizes on a screen of double density.
 */
export function Picture({
  picture,
  sizes,
  widest = Number.POSITIVE_INFINITY,
  alt = picture.alt,
  eager = false,
}: {
  picture: PagePicture;
  sizes: string;
  widest?: number;
  alt?: string;
  eager?: boolean;
}): JSX.Element | null {
  const place = chosenRendition(picture, 1280);
  const shown = chosenRendition(picture, withoutWebp);
  if (place === undefined || shown === undefined) return null;
  const webp = picture.renditions
    .filter(({ mime }) => mime === "image/webp")
    .toSorted((a, b) => a.width - b.width)
    .filter(({ width }, index) => index === 0 || width <= widest)
    .map((rendition) => `${renditionPath(rendition)} ${rendition.width}w`)
    .join(", ");
  return (
    <picture>
      {webp !== "" && <source type="image/webp" srcset={webp} sizes={sizes} />}
      <img
        src={renditionPath(shown)}
        width={place.width}
        height={place.height}
        alt={alt}
        {...(eager ? { fetchpriority: "high" } : { loading: "lazy" })}
        decoding="async"
      />
    </picture>
  );
}

/** A moment, for people and for machines. */
export function Time({ at, text = dateAndTime(at) }: { at: Date; text?: string }): JSX.Element {
  return <time datetime={at.toISOString()}>{text}</time>;
}

/** What kind of item it is, where that matters to a reader in a hurry. */
export function KindLabel({ article }: { article: ArticleLine }): JSX.Element | null {
  if (article.urgent) return <span class="label label-urgent">Khẩn</span>;
  const kind = kindOf(article.kind);
  if (kind === undefined) return null;
  if (kind.label !== null)
    return <span class={kind.label.isDanger ? "label label-danger" : "label"}>{kind.label.text}</span>;
  // A person is sought, found or no longer sought: the category says which.
  return kind.showsFace && article.categoryName !== "" ? (
    <span class="label">{article.categoryName}</span>
  ) : null;
}

/** Who published an article, and when. */
function Byline({ article }: { article: ArticleLine }): JSX.Element {
  return (
    <p class="byline">
      <span>{article.unitName}</span> <Time at={article.publishedAt} />
    </p>
  );
}

export type Shape = "lead" | "card" | "row" | "line";
const pictureSizes: Readonly<Record<Shape, { sizes: string; widest: number }>> = {
  lead: { sizes: "(min-width: 78rem) 47rem, (min-width: 62rem) 60vw, 100vw", widest: 1600 },
  card: { sizes: "(min-width: 62rem) 22rem, (min-width: 40rem) 45vw, 100vw", widest: 1280 },
  row: { sizes: "(min-width: 40rem) 15rem, 6.5rem", widest: 640 },
  line: { sizes: "0px", widest: 320 },
};

/** An article in a list: `lead` large, `card` with its picture above, `row` beside, `line` without; `quiet` without unit and time. */
export function Teaser({
  article,
  shape,
  level = 3,
  eager = false,
  quiet = false,
  plays = false,
}: {
  article: ArticleLine;
  shape: Shape;
  level?: 2 | 3;
  eager?: boolean;
  quiet?: boolean;
  plays?: boolean;
}): JSX.Element {
  const Heading = level === 2 ? "h2" : "h3";
  const href = articlePath(article);
  const pictured = shape !== "line" && article.cover !== null;
  return (
    <article class={`teaser teaser-${shape}${pictured ? "" : " teaser-bare"}`}>
      {pictured && article.cover !== null && (
        <div class={plays ? "teaser-picture plays" : "teaser-picture"}>
          <Picture picture={article.cover} {...pictureSizes[shape]} alt="" eager={eager} />
        </div>
      )}
      <div class="teaser-text">
        <Heading>
          <KindLabel article={article} /> <a href={href}>{article.title}</a>
        </Heading>
        {shape !== "line" && <p class="teaser-summary">{article.summary}</p>}
        {!quiet && <Byline article={article} />}
      </div>
    </article>
  );
}

/** The newest by day and hour, as in a duty log. */
export function TimedList({ articles }: { articles: readonly ArticleLine[] }): JSX.Element {
  return (
    <ul class="teasers">
      {articles.map((article) => (
        <li class="teaser teaser-timed">
          <time class="when" datetime={article.publishedAt.toISOString()}>
            <b>{hour(article.publishedAt)}</b> {dayAndMonth(article.publishedAt)}
          </time>
          <div>
            <h3>
              <KindLabel article={article} /> <a href={articlePath(article)}>{article.title}</a>
            </h3>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The most read, numbered. */
export function RankedList({ articles }: { articles: readonly ArticleLine[] }): JSX.Element {
  return (
    <ol class="teasers ranked">
      {articles.map((article) => (
        <li>
          <Teaser article={article} shape="line" quiet />
        </li>
      ))}
    </ol>
  );
}

/** A list of articles, or a sentence when there are none. */
export function TeaserList({
  articles,
  shape,
  level = 3,
  empty = "Chưa có tin, bài.",
  quiet = false,
}: {
  articles: readonly ArticleLine[];
  shape: Shape;
  level?: 2 | 3;
  empty?: string;
  quiet?: boolean;
}): JSX.Element {
  if (articles.length === 0) return <p class="nothing">{empty}</p>;
  return (
    <ul class={`teasers teasers-${shape}`}>
      {articles.map((article) => (
        <li>
          <Teaser article={article} shape={shape} level={level} quiet={quiet} />
        </li>
      ))}
    </ul>
  );
}
