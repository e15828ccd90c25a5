/** @jsxImportSource preact */

import type { JSX } from "preact";
import { warningKind } from "../../body/kinds/warning.ts";
import type { Article } from "../../server/public-store/queries.ts";
import { articlePath, type Site, siteName } from "../site.ts";
import { structuredDataOf } from "./article-data.ts";
import { DublinCore, StructuredData } from "./metadata.tsx";

/** What catalogues, search engines and networks are told of an article. */
export function ArticleMetadata({ article, site }: { article: Article; site: Site }): JSX.Element {
  const address = `${site.publicUrl}${articlePath(article)}`;
  return (
    <>
      <DublinCore
        title={article.title}
        description={article.summary}
        identifier={address}
        creator={article.unitName || siteName}
        date={article.publishedAt}
        modified={article.updatedAt}
        subjects={[article.categoryName, ...article.tags].filter((subject) => subject !== "")}
        language="vi"
      />
      <meta property="article:modified_time" content={article.updatedAt.toISOString()} />
      <meta property="article:section" content={article.categoryName} />
      <meta name="twitter:card" content="summary_large_image" />
      <link rel="alternate" type="application/json" href={`/api/v1/public/articles/${article.id}`} />
      {article.kind === warningKind.id && (
        <link rel="alternate" type="application/cap+xml" href={`/canh-bao/cap/${article.id}.xml`} />
      )}
      <StructuredData data={structuredDataOf({ article, site })} />
    </>
  );
}
