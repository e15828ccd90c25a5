/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from "preact";
import { kindOf } from "../../body/kinds/list.ts";
import { questionKind } from "../../body/kinds/question.ts";
import type {
  Article,
  PageAttachment,
  PageCorrection,
  PagePicture,
} from "../../server/public-store/queries.ts";
import { fileSize, fullDate } from "../format.ts";
import { articlePath, type PortalPlatform } from "../site.ts";
import { ArticleTools, ShareLinks } from "./article-tools.tsx";
import { chosenRendition, KindLabel, Picture, renditionPath, Time } from "./articles.tsx";
import { Icon } from "./icons.tsx";
import { QrCode } from "./qr-code.tsx";
import { Video } from "./video.tsx";

/**
 * An item as it is read: who says it and when, what was corrected, the text, pictures, video, files, ways to pass it on.
 * `head` stands before the text: the facts that its kind has; `foot` after it: what readers may say to it.
 */
export function ArticleBody({
  article,
  address,
  platforms,
  head,
  foot,
}: {
  article: Article;
  address: string;
  platforms: readonly PortalPlatform[];
  head?: ComponentChildren;
  foot?: ComponentChildren;
}): JSX.Element {
  const kind = kindOf(article.kind);
  const unplaced = article.pictures.filter((picture) => !stands(picture, article.bodyHtml));
  const [first, ...others] = unplaced;
  // The face stands beside the facts.
  const cover = kind?.showsFace === true ? undefined : first;
  const question = article.details?.kind === questionKind.id ? article.details.question : "";
  const summary = article.summary === question ? "" : article.summary;
  return (
    <article class="story" data-story>
      <h1>{article.title}</h1>
      <div class="story-meta" data-silent>
        <KindLabel article={article} />
        <a href={`/don-vi/${article.unitSlug}`}>{article.unitName}</a>
        <Time at={article.publishedAt} text={fullDate(article.publishedAt)} />
        {article.revisionNumber > 1 && article.updatedAt > article.publishedAt && (
          <span>
            Cập nhật <Time at={article.updatedAt} />
          </span>
        )}
      </div>
      <ArticleTools path={articlePath(article)} />
      <Corrections corrections={article.corrections} />
      {summary !== "" && <p class="story-summary">{summary}</p>}
      {head}
      {article.videos.map((video) => (
        <Video video={video} />
      ))}
      {cover !== undefined && article.videos.length === 0 && <Figure picture={cover} eager />}
      {startsSmall(article.bodyHtml) && <h2 class="unseen">Nội dung</h2>}
      {/* Sealed at submission: rendered by us from a checked body, every text escaped. */}
      <div class="prose" dangerouslySetInnerHTML={{ __html: article.bodyHtml }} />
      <Gallery pictures={others} />
      <Files attachments={article.attachments} />
      {article.tags.length > 0 && (
        <ul class="tags" aria-label="Từ khóa" data-silent>
          {article.tags.map((tag) => (
            <li>
              <a href={`/tim-kiem?q=${encodeURIComponent(tag)}`}>{tag}</a>
            </li>
          ))}
        </ul>
      )}
      <footer class="story-foot" data-silent>
        <ShareLinks title={article.title} address={address} platforms={platforms} />
        <div class="story-code">
          <QrCode leadsTo={`/tin/${article.id}`} alt="Mã QR dẫn tới bài viết này" />
          <p class="origin">
            Bản gốc đăng tại <a href={address}>{address}</a>, phiên bản {article.revisionNumber}, cập nhật{" "}
            <Time at={article.updatedAt} />. Khi trích dẫn, xin dẫn địa chỉ này; đính chính, nếu có, chỉ đăng
            ở đó.
          </p>
        </div>
      </footer>
      {foot}
    </article>
  );
}

/** Whether a body's first heading is a small one: then a large one must stand over it for who walks by headings. */
function startsSmall(bodyHtml: string): boolean {
  return /<h([23])[ >]/.exec(bodyHtml)?.[1] === "3";
}

/** Whether a picture already stands within the body. */
function stands(picture: PagePicture, bodyHtml: string): boolean {
  return picture.renditions.some(({ digest }) => bodyHtml.includes(digest));
}

/** One picture with its caption. */
function Figure({ picture, eager = false }: { picture: PagePicture; eager?: boolean }): JSX.Element {
  return (
    <figure>
      <Picture picture={picture} sizes="(min-width: 48rem) 44rem, 100vw" eager={eager} />
      {picture.caption !== "" && <figcaption>{picture.caption}</figcaption>}
    </figure>
  );
}

/** What was corrected, numbered, before the text (COR-01): nobody can read on without seeing it. */
function Corrections({ corrections }: { corrections: readonly PageCorrection[] }): JSX.Element | null {
  if (corrections.length === 0) return null;
  return (
    <section class="notice corrections" aria-labelledby="da-dinh-chinh">
      <Icon name="alert" />
      <div>
        <h2 id="da-dinh-chinh">Tin, bài này đã được đính chính</h2>
        <ol>
          {corrections.map(({ number, at, note }) => (
            <li>
              <b>Đính chính {number}</b> (<Time at={at} />
              ): {note}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

/** Further pictures; each opens large, by the script over the page, without it alone. */
export function Gallery({ pictures }: { pictures: readonly PagePicture[] }): JSX.Element | null {
  const [only, ...more] = pictures;
  if (only === undefined) return null;
  if (more.length === 0) return <Figure picture={only} />;
  return (
    <section aria-label="Hình ảnh">
      <ul class="gallery">
        {pictures.map((picture) => {
          const large = chosenRendition(picture, 1600);
          return (
            <li>
              <figure>
                <a href={large === undefined ? "#" : renditionPath(large)} data-large={picture.caption}>
                  <Picture picture={picture} sizes="(min-width: 48rem) 22rem, 50vw" />
                </a>
                {picture.caption !== "" && <figcaption>{picture.caption}</figcaption>}
              </figure>
            </li>
          );
        })}
      </ul>
      <dialog class="viewer" aria-label="Xem ảnh lớn">
        <div class="viewer-bar">
          <span>
            <button type="button" data-turn="-1">
              ← Ảnh trước
            </button>{" "}
            <button type="button" data-turn="1">
              Ảnh sau →
            </button>
          </span>
          <button type="button" data-close>
            Đóng
          </button>
        </div>
        <img alt="" />
        <p />
      </dialog>
    </section>
  );
}

const endings: Readonly<Record<string, string>> = { "application/pdf": "pdf" };

/** Files to take away. */
export function Files({ attachments }: { attachments: readonly PageAttachment[] }): JSX.Element | null {
  if (attachments.length === 0) return null;
  return (
    <section aria-labelledby="tep-kem">
      <h2 class="unseen" id="tep-kem">
        Tệp đính kèm
      </h2>
      <ul class="files">
        {attachments.map(({ title, filename, digest, mime, bytes }) => (
          <li>
            <Icon name="download" />
            <span>
              <a href={`/media/${digest}.${endings[mime] ?? "pdf"}`}>{title === "" ? filename : title}</a>
              <small>
                {filename}, {fileSize(bytes)}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
