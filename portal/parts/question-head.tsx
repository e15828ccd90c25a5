/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { QuestionDetails } from "../../body/details/question.ts";
import { writtenDay } from "../format.ts";

/** The question as it was asked, before its answer. */
export function QuestionHead({ details }: { details: QuestionDetails }): JSX.Element {
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
