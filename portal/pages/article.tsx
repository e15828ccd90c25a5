/** @jsxImportSource preact */
import { documentKind } from "../../body/kinds/document.ts";
import { kindOf } from "../../body/kinds/list.ts";
import { warningKind } from "../../body/kinds/warning.ts";
import { type DocumentRelations, readRelations } from "../../server/public-store/document-relations.ts";
import {
  type Article,
  listArticles,
  listChannels,
  listUnits,
  readArticle,
} from "../../server/public-store/queries.ts";
import { listComments } from "../../server/public-store/queries-comments.ts";
import { isClosed } from "../../server/public-store/queries-notices.ts";
import { dayOf } from "../format.ts";
import { keysOfPersons, type Page } from "../http/answer.ts";
import { KindHead } from "../kinds/kind-head.tsx";
import { sharePicturePath } from "../machines/share-picture.ts";
import { ArticleBody } from "../parts/article-body.tsx";
import { ArticleMetadata } from "../parts/article-metadata.tsx";
import { TeaserList } from "../parts/articles.tsx";
import { Block } from "../parts/blocks.tsx";
import { renderDocument } from "../parts/document.tsx";
import { Trail } from "../parts/navigation.tsx";
import { DraftComments, ReaderVoice } from "../parts/reader-voice.tsx";
import { UnitChannels } from "../parts/unit-channels.tsx";
import { articlePath, type Site } from "../site.ts";
import { readSurroundings } from "../surroundings.ts";
import { closedPage, withdrawnPage } from "./errors.tsx";

const relatedShown = 5;

/** An article, or the page that says that it was withdrawn. Undefined when there never was one. */
export async function articlePage(site: Site, { id }: { id: string }): Promise<Page | undefined> {
  const [surroundings, found] = await Promise.all([readSurroundings(site), readArticle(site.db, id)]);
  if (found === undefined)
    return (await isClosed(site.db, id)) ? closedPage({ surroundings, id }) : undefined;
  const kind = kindOf(found.kind);
  if (kind?.isPartOfPortal === true) return undefined;
  const { categories } = surroundings;
  if (found.withdrawnAt !== null) return withdrawnPage({ surroundings, id });
  const { article, connected } = await withRelations(site, found);
  const listPage = kind?.listPage ?? undefined;
  const category = categories.find(({ slug }) => slug === article.categorySlug);
  const section = categories.find(({ slug }) => slug === category?.parentSlug) ?? category;
  const top = section?.slug ?? article.categorySlug;
  const around = [top, ...categories.filter((one) => one.parentSlug === top).map(({ slug }) => slug)];
  const near = listPage === undefined ? { categories: around } : { kinds: [article.kind] };
  const { details } = article;
  const today = dayOf(site.now());
  const draft =
    details?.kind === documentKind.id && details.stage === "draft-for-comment" ? details : undefined;
  const [related, channels, units, comments] = await Promise.all([
    listArticles(site.db, { filter: near, limit: relatedShown + 1 }),
    listChannels(site.db, { unitCode: article.unitCode }),
    article.details?.kind === warningKind.id && article.details.areaUnitCodes.length > 0
      ? listUnits(site.db)
      : [],
    draft === undefined ? [] : listComments(site.db, id),
  ]);
  const steps =
    listPage !== undefined
      ? [listPage]
      : [...new Set([section, category])].flatMap((step) =>
          step === undefined ? [] : [{ path: `/chuyen-muc/${step.slug}`, name: step.name }],
        );
  const path = articlePath(article);
  return {
    status: 200,
    path,
    contentType: "text/html; charset=utf-8",
    body: renderDocument(
      {
        title: article.title,
        description: article.summary,
        canonical: `${site.publicUrl}${path}`,
        image: `${site.publicUrl}${sharePicturePath(article)}`,
        published: article.publishedAt,
        surroundings,
        ...(steps[0] === undefined ? {} : { current: steps[0].path }),
        head: <ArticleMetadata article={article} site={site} />,
      },
      <div class="width article-page">
        <Trail steps={steps} />
        <div class="with-side">
          <ArticleBody
            article={article}
            address={`${site.publicUrl}${path}`}
            platforms={site.platforms}
            head={<KindHead article={article} units={units} connected={connected} today={today} />}
            foot={
              <>
                {draft !== undefined && (
                  <DraftComments
                    itemId={id}
                    commentUntil={draft.commentUntil}
                    open={draft.commentUntil >= today}
                    comments={comments}
                  />
                )}
                <ReaderVoice itemId={id} />
              </>
            }
          />
          <div class="beside">
            {related.length > 1 && (
              <Block
                id="cung-muc"
                title={listPage === undefined ? "Cùng chuyên mục" : `Thêm: ${listPage.name}`}
              >
                <TeaserList
                  articles={related.filter((other) => other.id !== id).slice(0, relatedShown)}
                  shape="row"
                  quiet
                />
              </Block>
            )}
            <UnitChannels channels={channels} platforms={site.platforms} />
          </div>
        </div>
      </div>,
    ),
    keys: [
      `article:${id}`,
      "layout",
      ...(listPage === undefined
        ? [...around.map((slug) => `category:${slug}`), ...keysOfPersons(related)]
        : [`kind:${article.kind}`]),
    ],
    stored: true,
  };
}

const alone: DocumentRelations = { bearsOn: [], borneOnBy: [], expiresOn: "" };

/** An article with what other documents say of it: one that is replaced ends when the other begins. */
async function withRelations(
  site: Site,
  article: Article,
): Promise<{ article: Article; connected: DocumentRelations }> {
  const { id, details } = article;
  if (details?.kind !== documentKind.id) return { article, connected: alone };
  const connected = await readRelations(site.db, { id, details });
  return { article: { ...article, details: { ...details, expiresOn: connected.expiresOn } }, connected };
}
