import type { DocumentDetails } from "../../body/details/document.ts";
import type { ProcedureDetails } from "../../body/details/procedure.ts";
import type { QuestionDetails } from "../../body/details/question.ts";
import type { Article, PageVideo } from "../../server/public-store/queries.ts";
import { textOfHtml } from "../../server/public-store/search/html-text.ts";
import { dayOf } from "../format.ts";
import { sharePicturePath } from "../machines/share-picture.ts";
import { articlePath, type Site, siteName } from "../site.ts";
import { chosenRendition, renditionPath } from "./articles.tsx";
import { effectOf } from "./document-head.tsx";

type Data = Readonly<Record<string, unknown>>;

/** An item in the words of schema.org, by what it is: news, legislation, a question with its answer, a public service. */
export function structuredDataOf({ article, site }: { article: Article; site: Site }): Data {
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
  switch (details?.kind) {
    case "document":
      return { ...common, ...legislationData(details, dayOf(site.now())) };
    case "question":
      return { ...common, "@type": "QAPage", mainEntity: questionData({ details, article, address }) };
    case "procedure":
      return { ...common, ...serviceData(details) };
    default:
      return { ...common, ...newsData({ article, site, address }) };
  }
}

function newsData({ article, site, address }: { article: Article; site: Site; address: string }): Data {
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

function legislationData(details: DocumentDetails, today: string): Data {
  const { text } = effectOf(details, today);
  const known = Object.entries({
    legislationIdentifier: details.number,
    legislationType: details.documentType,
    legislationDate: details.issuedOn,
    legislationDateOfApplicability: details.effectiveOn,
    about: details.field,
  }).filter(([, value]) => value !== "");
  return {
    "@type": "Legislation",
    ...Object.fromEntries(known),
    ...(details.issuer === ""
      ? {}
      : { legislationPassedBy: { "@type": "GovernmentOrganization", name: details.issuer } }),
    ...(details.stage === "issued"
      ? { legislationLegalForce: text === "Còn hiệu lực" ? "InForce" : "NotInForce" }
      : {}),
  };
}

function questionData({
  details,
  article,
  address,
}: {
  details: QuestionDetails;
  article: Article;
  address: string;
}): Data {
  return {
    "@type": "Question",
    name: article.title,
    text: details.question,
    answerCount: 1,
    ...(details.askedBy === "" ? {} : { author: { "@type": "Person", name: details.askedBy } }),
    acceptedAnswer: {
      "@type": "Answer",
      text: textOfHtml(article.bodyHtml),
      url: address,
      datePublished: article.publishedAt.toISOString(),
      author: { "@type": "GovernmentOrganization", name: details.answeredBy || article.unitName },
    },
  };
}

function serviceData(details: ProcedureDetails): Data {
  return {
    "@type": "GovernmentService",
    identifier: details.code,
    serviceType: details.field,
    serviceOperator: { "@type": "GovernmentOrganization", name: details.agency || siteName },
    ...(details.nationalPortalUrl === ""
      ? {}
      : { availableChannel: { "@type": "ServiceChannel", serviceUrl: details.nationalPortalUrl } }),
  };
}

function videoData({ video, article, site }: { video: PageVideo; article: Article; site: Site }): Data {
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
