import { sql } from "kysely";
import { cleanText } from "../../body/clean-text.ts";
import { kindsThat } from "../../body/kinds/list.ts";
import { pageKind } from "../../body/kinds/page.ts";
import type { Context } from "../foundation/context.ts";

/** A static page that stands on the portal, for links in the menu. */
export interface PortalPage {
  readonly path: string;
  readonly title: string;
}

/** An article that stands on the portal, for choosing the one that leads the front page. */
export interface PortalArticle {
  readonly id: string;
  readonly title: string;
  readonly unitName: string;
  readonly publishedAt: string;
}

const mostFound = 20;

/** The static pages that the public sees, by address. */
export async function listPortalPages(ctx: Context): Promise<PortalPage[]> {
  return ctx.db
    .selectFrom("public_store.article")
    .select([sql<string>`details ->> 'path'`.as("path"), "title"])
    .where("kind", "=", pageKind.id)
    .where("withdrawn_at", "is", null)
    .orderBy(sql`details ->> 'path'`)
    .execute();
}

/** Articles that the public sees and whose title has these words, newest first; or the one of an id. */
export async function findPortalArticles(
  ctx: Context,
  { q, id }: { q?: string | undefined; id?: string | undefined },
): Promise<PortalArticle[]> {
  let query = ctx.db
    .selectFrom("public_store.article as article")
    .leftJoin("public_store.unit as unit", "unit.code", "article.unit_code")
    .select(["article.id", "article.title", "unit.name as unitName", "article.published_at"])
    .where("article.withdrawn_at", "is", null)
    .where(
      "article.kind",
      "not in",
      kindsThat(({ isPartOfPortal }) => isPartOfPortal),
    )
    .orderBy("article.published_at", "desc")
    .limit(mostFound);
  if (id !== undefined) query = query.where("article.id", "=", id);
  if (q !== undefined)
    query = query.where("article.title", "ilike", `%${cleanText(q).replace(/[\\%_]/g, "\\$&")}%`);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    unitName: row.unitName ?? "",
    publishedAt: row.published_at.toISOString(),
  }));
}
