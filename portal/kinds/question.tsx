/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { QuestionDetails } from "../../body/kinds/question.ts";
import type { Article } from "../../server/public-store/queries.ts";
import { textOfHtml } from "../../server/public-store/search/html-text.ts";
import { writtenDay } from "../format.ts";
import type { KindView, StructuredData } from "./view.ts";

/** The question as it was asked, before its answer. */
function QuestionHead({ details }: { details: QuestionDetails }): JSX.Element {
  const from = [details.askedBy, details.askedOn === "" ? "" : `hỏi ngày ${writtenDay(details.askedOn)}`];
  return (
    <>
      <section class="panel" aria-labelledby="cau-hoi">
        <h2 id="cau-hoi">Câu hỏi</h2>
        <p>{details.question}</p>
        <p class="byline">{[...from, details.field].filter((text) => text !== "").join(", ")}</p>
      </section>
      <h2 class="answer-title">Trả lời{details.answeredBy === "" ? "" : ` của ${details.answeredBy}`}</h2>
    </>
  );
}

function pageData({
  details,
  article,
  address,
}: {
  details: QuestionDetails;
  article: Article;
  address: string;
}): StructuredData {
  const question = {
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
  return { "@type": "QAPage", mainEntity: question };
}

/** A question with its answer on the portal. */
export const questionView: KindView<QuestionDetails> = { Head: QuestionHead, structuredData: pageData };
