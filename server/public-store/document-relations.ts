import { sql } from "kysely";
import { type DocumentDetails, documentDetails, documentKind } from "../../body/kinds/document.ts";
import type { Database } from "../foundation/database/database.ts";
import { type ArticleLine, asLine, lines } from "./queries.ts";

/** A document that the portal has, as another one names it. */
export interface RelatedDocument {
  readonly type: DocumentDetails["relations"][number]["type"];
  readonly number: string;
  readonly article: ArticleLine;
}

/** How a document stands among the others. */
export interface DocumentRelations {
  /** The documents that it bears on and that the portal has. */
  readonly bearsOn: readonly RelatedDocument[];
  /** The issued documents that bear on it, the oldest first. */
  readonly borneOnBy: readonly RelatedDocument[];
  /** The first day on which it is no longer in force, by its own words or because another one replaces it; may be empty. */
  readonly expiresOn: string;
}

/**
 * The numbers that issued documents replace, each with the first day of the document that replaces it. One reading of
 * the documents, however many are asked about.
 */
export function replacements(db: Database) {
  return db
    .selectFrom("public_store.article as newer")
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom(
            sql<{ value: unknown }>`jsonb_array_elements(newer.details -> 'relations')`.as<"relation">(
              sql`relation(value)`,
            ),
          )
          .select(sql<string>`relation.value ->> 'number'`.as("number"))
          .where(sql`relation.value ->> 'type'`, "=", "replaces")
          .as("replaced"),
      (join) => join.onTrue(),
    )
    .select(["replaced.number", sql<string>`min(newer.details ->> 'effectiveOn')`.as("from_day")])
    .where("newer.withdrawn_at", "is", null)
    .where("newer.kind", "=", documentKind.id)
    .where(sql`newer.details ->> 'stage'`, "=", "issued")
    .where(sql`newer.details ->> 'effectiveOn'`, "!=", "")
    .where("replaced.number", "!=", "")
    .groupBy("replaced.number");
}

/** The earlier of two days; an empty one means never. */
export function earlierDay(one: string, other: string): string {
  if (one === "" || other === "") return one + other;
  return one < other ? one : other;
}

/** What a document and the others say of each other, matched by number; of those that are withdrawn nothing is said. */
export async function readRelations(
  db: Database,
  { id, details }: { id: string; details: DocumentDetails },
): Promise<DocumentRelations> {
  const [bearsOn, borneOnBy] = await Promise.all([namedIn(db, details), naming(db, { id, details })]);
  const replacedOn = borneOnBy
    .filter(({ type }) => type === "replaces")
    .map(({ effectiveOn }) => effectiveOn)
    .reduce(earlierDay, "");
  return { bearsOn, borneOnBy, expiresOn: earlierDay(details.expiresOn, replacedOn) };
}

function documents(db: Database) {
  return lines(db)
    .select("article.details")
    .where("article.withdrawn_at", "is", null)
    .where("article.kind", "=", documentKind.id)
    .orderBy("article.published_at")
    .orderBy("article.id");
}

async function namedIn(db: Database, { relations }: DocumentDetails): Promise<RelatedDocument[]> {
  const numbers = relations.map(({ number }) => number).filter((number) => number !== "");
  if (numbers.length === 0) return [];
  const rows = await documents(db).where(sql<string>`article.details ->> 'number'`, "in", numbers).execute();
  const byNumber = new Map(rows.map((row) => [documentDetails.parse(row.details).number, asLine(row)]));
  return relations.flatMap(({ type, number }) => {
    const article = byNumber.get(number);
    return article === undefined ? [] : [{ type, number, article }];
  });
}

async function naming(
  db: Database,
  { id, details: { number, stage } }: { id: string; details: DocumentDetails },
): Promise<(RelatedDocument & { readonly effectiveOn: string })[]> {
  if (number === "" || stage !== "issued") return [];
  const rows = await documents(db)
    .where("article.id", "!=", id)
    .where(sql`article.details ->> 'stage'`, "=", "issued")
    .where(sql<boolean>`article.details -> 'relations' @> ${JSON.stringify([{ number }])}::jsonb`)
    .execute();
  return rows.flatMap((row) => {
    const own = documentDetails.parse(row.details);
    return own.relations
      .filter((relation) => relation.number === number)
      .map(({ type }) => ({
        type,
        number: own.number,
        article: asLine(row),
        effectiveOn: own.effectiveOn,
      }));
  });
}
