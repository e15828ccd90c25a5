import { type RawBuilder, sql } from "kysely";
import { type DocumentDetails, documentDetails, documentKind } from "../../body/kinds/document.ts";
import type { Kind } from "../../body/kinds/list.ts";
import { type ProcedureDetails, procedureDetails, procedureKind } from "../../body/kinds/procedure.ts";
import { type QuestionDetails, questionDetails, questionKind } from "../../body/kinds/question.ts";
import type { Database } from "../foundation/database/database.ts";
import { earlierDay, replacements } from "./document-relations.ts";
import { type ArticleLine, asLine, lines } from "./queries.ts";
import { holdingAll } from "./search/holding-all.ts";

/** A legal document in a list. */
export interface DocumentLine {
  readonly article: ArticleLine;
  readonly details: DocumentDetails;
}
/** A procedure in a list. */
export interface ProcedureLine {
  readonly article: ArticleLine;
  readonly details: ProcedureDetails;
}
/** An answered question in a list. */
export interface QuestionLine {
  readonly article: ArticleLine;
  readonly details: QuestionDetails;
}

/** What a list of records is narrowed to: words that each holds, and exact fields by name. */
export interface RecordFilter {
  readonly words?: string;
  readonly fields?: Readonly<Record<string, string>>;
}
interface Part {
  readonly filter?: RecordFilter;
  readonly limit: number;
  readonly offset?: number;
}

function field(name: string): RawBuilder<string | null> {
  return sql<string | null>`article.details ->> ${name}`;
}

function records(db: Database, { kind, filter, limit, offset }: Part & { kind: string }) {
  let query = lines(db)
    .select("article.details")
    .where("article.withdrawn_at", "is", null)
    .where("article.kind", "=", kind)
    .where("article.details", "is not", null);
  for (const [name, value] of Object.entries(filter?.fields ?? {}))
    if (value !== "") query = query.where(field(name), "=", value);
  const words = filter?.words ?? "";
  if (words !== "") query = query.where(holdingAll({ text: words, kind, where: "anywhere" }));
  return query
    .orderBy("article.published_at", "desc")
    .orderBy("article.id")
    .limit(limit)
    .offset(offset ?? 0);
}

/** What a list of documents is narrowed to besides; empty texts mean all. */
export interface DocumentFilter extends RecordFilter {
  /** Year of issue. */
  readonly year?: string;
  /** Whether it is in force on `today` ("YYYY-MM-DD"). */
  readonly effect?: "" | "in-force" | "not-yet" | "no-longer";
  readonly today?: string;
}

/**
 * Legal documents and drafts of them, newest first; one that is replaced ends on the first day of what replaces it. Words are looked for in their files as well. Fields: stage,
 * documentType, field, issuer.
 */
export async function listDocuments(
  db: Database,
  { filter = {}, limit, offset }: { filter?: DocumentFilter; limit: number; offset?: number },
): Promise<DocumentLine[]> {
  const { year = "", effect = "", today = "" } = filter;
  let query = records(db, {
    kind: documentKind.id,
    filter,
    limit,
    ...(offset === undefined ? {} : { offset }),
  })
    .leftJoin(replacements(db).as("replacement"), (join) =>
      join.on(sql<boolean>`replacement.number = article.details ->> 'number'`),
    )
    .select("replacement.from_day");
  if (year !== "") query = query.where(sql`left(article.details ->> 'issuedOn', 4)`, "=", year);
  if (effect !== "") {
    const [from, to] = [field("effectiveOn"), field("expiresOn")];
    const begun = sql<boolean>`${from} <= ${today}`;
    const ended = sql<boolean>`((${to} <> '' and ${to} <= ${today})
      or coalesce(replacement.from_day <= ${today}, false))`;
    query = query
      .where(field("stage"), "=", "issued")
      .where(
        effect === "no-longer"
          ? ended
          : effect === "not-yet"
            ? sql<boolean>`not ${begun} and not ${ended}`
            : sql<boolean>`${begun} and not ${ended}`,
      );
  }
  const rows = await query.execute();
  return rows.map((row) => {
    const details = documentDetails.parse(row.details);
    const expiresOn = earlierDay(details.expiresOn, row.from_day ?? "");
    return { article: asLine(row), details: { ...details, expiresOn } };
  });
}

/** What the front page says of a document, by that document's own words. */
export interface DocumentSummary {
  readonly article: ArticleLine;
  readonly details: Pick<DocumentDetails, "stage" | "number" | "issuedOn" | "commentUntil">;
}

/**
 * The newest legal documents and drafts, for the front page. Whether another document replaces one is not asked, which
 * would cost more than the rest of the page.
 */
export async function listNewestDocuments(
  db: Database,
  { limit }: { limit: number },
): Promise<DocumentSummary[]> {
  const rows = await records(db, { kind: documentKind.id, limit }).execute();
  return rows.map((row) => ({ article: asLine(row), details: documentDetails.parse(row.details) }));
}

/** Administrative procedures, newest first. Fields: field, level, online. */
export async function listProcedures(db: Database, part: Part): Promise<ProcedureLine[]> {
  const rows = await records(db, { ...part, kind: procedureKind.id }).execute();
  return rows.map((row) => ({ article: asLine(row), details: procedureDetails.parse(row.details) }));
}

/** Answered questions, newest first. Fields: field. */
export async function listQuestions(db: Database, part: Part): Promise<QuestionLine[]> {
  const rows = await records(db, { ...part, kind: questionKind.id }).execute();
  return rows.map((row) => ({ article: asLine(row), details: questionDetails.parse(row.details) }));
}

/** The values that a field has among the records of a kind, in the order of the alphabet; for the choices of a filter. */
export async function valuesOfField(
  db: Database,
  { kind, name }: { kind: Kind; name: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom("public_store.article as article")
    .select(sql<string>`article.details ->> ${sql.lit(name)}`.as("value"))
    .distinct()
    .where("article.withdrawn_at", "is", null)
    .where("article.kind", "=", kind)
    .where(field(name), "!=", "")
    .execute();
  return rows.map(({ value }) => value).toSorted(new Intl.Collator("vi").compare);
}
