import { z } from "zod";
import { dayOrEmpty, plainText } from "../plain-text.ts";
import { defineFields, defineKind, type Need } from "./kind.ts";

/** A citizen's question with its answer in the body. The asker stands there as the desk wrote it, never more than that. */
export const questionDetails = z.strictObject({
  kind: z.literal("question"),
  question: plainText({ max: 2000 }),
  askedBy: plainText({ max: 120 }),
  askedOn: dayOrEmpty,
  field: plainText({ max: 120 }),
  answeredBy: plainText({ max: 200 }),
});
export type QuestionDetails = z.output<typeof questionDetails>;

/** The form of a new answer. */
export const emptyQuestion: QuestionDetails = {
  kind: "question",
  question: "",
  askedBy: "",
  askedOn: "",
  field: "",
  answeredBy: "",
};

/** What an answer must state. */
function missing(details: QuestionDetails, need: Need): void {
  need("question", details.question, "Chưa có nội dung câu hỏi.");
  need("field", details.field, "Chưa có lĩnh vực của câu hỏi.");
  need("answeredBy", details.answeredBy, "Chưa có đơn vị trả lời.");
}

/** A citizen's question and its answer. */
export const questionKind = defineKind({
  id: "question",
  fields: defineFields({
    schema: questionDetails,
    empty: emptyQuestion,
    isOptional: false,
    missing,
    searched: (details) => ({ names: [details.field], text: [details.question, details.answeredBy] }),
  }),
  isNews: false,
  listPage: { path: "/hoi-dap", name: "Hỏi đáp" },
  searchGroup: "hoi-dap",
  searchWords: "hỏi đáp",
  apiList: { name: "questions", summary: "Questions and answers, newest first" },
});
