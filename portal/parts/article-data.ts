import type { Article, PageVideo } from "../../server/public-store/queries.ts";
import { dayOf } from "../format.ts";
import type { StructuredData } from "../kinds/view.ts";
import { viewOf } from "../kinds/view-of.ts";
import { sharePicturePath } from "../machines/share-picture.ts";
import { articlePath, type Site, siteName } from "../site.ts";
import { chosenRendition, renditionPath } from "./articles.tsx";

/** An item in the words of schema.org, by what it is: news, legislation, a question with its answer, a public service. */
export function structuredDataOf({ article, site }: { article: Article; site: Site }): StructuredData {
  const address = `${site.publicUrl}${articlePath(article)}`;
  const { details } = article;
  const common = {
    "@context": "https://schema.org",
    name: article.title,
    ...(article.summary === "" ? {} : { description: article.summary }),
    url: address,
    inLanguage: "vi",
    datePublished: article.publishedAt.toISOString(),
    dateModified: article.updatedAt.toISOString(),
    publisher: { "@type": "GovernmentOrganization", name: siteName, url: `${site.publicUrl}/` },
    ...(article.videos.length === 0
      ? {}
      : { video: article.videos.map((video) => videoData({ video, article, site })) }),
  };
  const structured = details === null ? undefined : viewOf(details.kind)?.structuredData;
  return details === null || structured === undefined
    ? { ...common, ...newsData({ article, site, address }) }
    : { ...common, ...structured({ details, article, address, today: dayOf(site.now()) }) };
}

function newsData({
  article,
  site,
  address,
}: {
  article: Article;
  site: Site;
  address: string;
}): StructuredData {
  const cover = article.cover === null ? undefined : chosenRendition(article.cover, 1280);
  return {
    "@type": "NewsArticle",
    headline: article.title,
    isAccessibleForFree: true,
    articleSection: article.categoryName,
    keywords: article.tags,
    image: [
      ...(cover === undefined ? [] : [`${site.publicUrl}${renditionPath(cover)}`]),
      `${site.publicUrl}${sharePicturePath(article)}`,
    ],
    mainEntityOfPage: address,
    author: {
      "@type": "GovernmentOrganization",
      name: article.unitName,
      url: `${site.publicUrl}/don-vi/${article.unitSlug}`,
    },
    ...(article.corrections.length === 0
      ? {}
      : {
          correction: article.corrections.map(({ note, at }) => ({
            "@type": "CorrectionComment",
            text: note,
            datePublished: at.toISOString(),
          })),
        }),
  };
}

function videoData({
  video,
  article,
  site,
}: {
  video: PageVideo;
  article: Article;
  site: Site;
}): StructuredData {
  const file = video.files
    .filter(({ mime }) => mime === "video/mp4")
    .toSorted((a, b) => b.height - a.height)[0];
  const poster = video.poster.find(({ mime }) => mime === "image/jpeg");
  return {
    "@type": "VideoObject",
    name: video.title || article.title,
    description: article.summary || article.title,
    uploadDate: article.publishedAt.toISOString(),
    duration: `PT${Math.max(1, Math.round(video.durationMs / 1000))}S`,
    thumbnailUrl:
      poster === undefined
        ? `${site.publicUrl}${sharePicturePath(article)}`
        : `${site.publicUrl}/media/${poster.digest}.jpg`,
    ...(file === undefined
      ? {}
      : { contentUrl: `${site.publicUrl}/media/${file.digest}.mp4`, width: file.width, height: file.height }),
  };
}
