import { sql } from "kysely";
import { type PageDetails, pageDetails, pageKind } from "../../body/kinds/page.ts";
import type { Database } from "../foundation/database/database.ts";
import { type Article, readArticle } from "./queries.ts";

/** A static page in a list of them. */
export interface PageLine {
  readonly title: string;
  readonly summary: string;
  readonly details: PageDetails;
}

/** The static page at an address ("gioi-thieu/co-cau-to-chuc"), also one that was withdrawn; undefined when there is none. */
export async function readStaticPage(
  db: Database,
  path: string,
): Promise<(Article & { readonly details: PageDetails }) | undefined> {
  const row = await db
    .selectFrom("public_store.article")
    .select("id")
    .where("kind", "=", pageKind.id)
    .where(sql`details ->> 'path'`, "=", path)
    .executeTakeFirst();
  const article = row === undefined ? undefined : await readArticle(db, row.id);
  if (article?.details?.kind !== pageKind.id) return undefined;
  return { ...article, details: article.details };
}

/** Every static page of a language, by address. */
export async function listStaticPages(
  db: Database,
  { language }: { language: PageDetails["language"] },
): Promise<PageLine[]> {
  const rows = await db
    .selectFrom("public_store.article")
    .select(["title", "summary", "details"])
    .where("kind", "=", pageKind.id)
    .where("withdrawn_at", "is", null)
    .where(sql`details ->> 'language'`, "=", language)
    .orderBy(sql`details ->> 'path'`)
    .execute();
  return rows.map(({ title, summary, details }) => ({ title, summary, details: pageDetails.parse(details) }));
}
