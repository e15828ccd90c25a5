import { sql } from "kysely";
import { type MissingDetails, missingDetails, missingKind } from "../../body/kinds/missing.ts";
import { type WantedDetails, wantedDetails, wantedKind } from "../../body/kinds/wanted.ts";
import type { Database } from "../foundation/database/database.ts";
import { folded, foldedColumn } from "./folded-text.ts";
import { type ArticleLine, asLine, lines } from "./queries.ts";
import { holdingAll } from "./search/holding-all.ts";

/** Which persons a list shows; an empty text means all. */
export interface PersonFilter {
  /** Part of a name, with or without marks. */
  readonly name: string;
  /** Part of where the person lived or comes from, or was last seen; with or without marks. */
  readonly place: string;
  /** Year of birth. */
  readonly year: string;
  /** For wanted persons how dangerous; for persons sought the type of the notice. */
  readonly type: string;
}

/** A notice in a list with the person's fields. */
export interface Notice<Details> {
  readonly article: ArticleLine;
  readonly details: Details;
}

const everybody: PersonFilter = { name: "", place: "", year: "", type: "" };
interface Part {
  readonly filter?: PersonFilter;
  readonly limit: number;
  readonly offset?: number;
}

function people(
  db: Database,
  { kind, typeField, filter, limit, offset }: Part & { kind: string; typeField: "level" | "type" },
) {
  const { name, place, year, type } = filter ?? everybody;
  let query = lines(db)
    .select("article.details")
    .where("article.withdrawn_at", "is", null)
    .where("article.kind", "=", kind);
  if (year !== "") query = query.where(sql`left(article.details ->> 'birthDate', 4)`, "=", year);
  if (type !== "") query = query.where(sql`article.details ->> ${sql.lit(typeField)}`, "=", type);
  if (name !== "") {
    const names = sql<string>`(article.details ->> 'fullName') || ' ' || (article.details ->> 'otherNames')`;
    // The index narrows to titles and names; the name itself is looked at in what is left.
    query = query
      .where(holdingAll({ text: name, kind, where: "title and names" }))
      .where(sql`position(${folded(name)} in ${foldedColumn(names)})`, ">", 0);
  }
  if (place !== "") {
    const places = sql<string>`concat_ws(' / ', article.details ->> 'residence', article.details ->> 'nativePlace',
      article.details ->> 'lastSeenPlace')`;
    // The index narrows to notices that speak of it anywhere; the places themselves are looked at in what is left.
    query = query
      .where(holdingAll({ text: place, kind, where: "anywhere" }))
      .where(sql`position(${folded(place)} in ${foldedColumn(places)})`, ">", 0);
  }
  return query
    .orderBy("article.published_at", "desc")
    .orderBy("article.id")
    .limit(limit)
    .offset(offset ?? 0);
}

/** Persons wanted now, the newest notice first; a notice that says that somebody is wanted no more is none of them. */
export async function listWanted(db: Database, part: Part): Promise<Notice<WantedDetails>[]> {
  const rows = await people(db, { ...part, kind: wantedKind.id, typeField: "level" })
    .where(sql`article.details ->> 'notice'`, "=", "wanted")
    .execute();
  return rows.map((row) => ({ article: asLine(row), details: wantedDetails.parse(row.details) }));
}

/** Persons missing, traced, or dead and unnamed, the newest notice first. */
export async function listMissing(db: Database, part: Part): Promise<Notice<MissingDetails>[]> {
  const rows = await people(db, { ...part, kind: missingKind.id, typeField: "type" })
    .where("article.details", "is not", null)
    .execute();
  return rows.map((row) => ({ article: asLine(row), details: missingDetails.parse(row.details) }));
}

/** Whether a notice stood at this id and was closed by law. */
export async function isClosed(db: Database, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("public_store.closed_page")
    .select("id")
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}
