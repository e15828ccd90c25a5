import { z } from "zod";
import { questionDetails } from "../../body/kinds/question.ts";
import { type Publication, plainRecord } from "../publication.ts";
import { readRecords, recordHead } from "./read-records.ts";

const questionRecord = z.strictObject({
  ...recordHead,
  title: z.string(),
  ...questionDetails.omit({ kind: true, answeredBy: true }).shape,
  answer: z.array(z.string()).min(1),
});

/** Answered questions of citizens. `unitNames` names the units by code. */
export async function questionPublications(
  folder: string,
  unitNames: ReadonlyMap<string, string>,
): Promise<Publication[]> {
  const records = await readRecords({ folder, file: "questions.yaml", schema: questionRecord });
  return records.map(({ unit, releasedAt, title, answer, ...fields }) => ({
    ...plainRecord,
    title,
    summary: fields.question,
    markdown: answer.join("\n\n"),
    kind: "question",
    categorySlug: "hoi-dap",
    unitCode: unit,
    releasedAt: new Date(releasedAt),
    tags: ["hỏi đáp"],
    details: { ...fields, kind: "question", answeredBy: unitNames.get(unit) ?? unit },
  }));
}
