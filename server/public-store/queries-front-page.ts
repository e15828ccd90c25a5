import { sql } from "kysely";
import type { Database } from "../foundation/database/database.ts";
import { type ArticleLine, asLine, lines } from "./queries.ts";

/** The newest articles of each category, at most `perCategory` of one and none of `without`; newest first. */
export async function listNewestOfEach(
  db: Database,
  {
    categories,
    without,
    perCategory,
  }: { categories: readonly string[]; without: readonly string[]; perCategory: number },
): Promise<ArticleLine[]> {
  const rows = await lines(db)
    .where(
      sql<boolean>`article.id in (
        select newest.id from unnest(${[...categories]}::text[]) as asked (slug) cross join lateral (
          select id from public_store.article
          where withdrawn_at is null and in_news and category_slug = asked.slug
            and id <> all (${[...without]}::text[])
          order by published_at desc, id
          limit ${perCategory}
        ) as newest
      )`,
    )
    .orderBy("article.published_at", "desc")
    .orderBy("article.id")
    .execute();
  return rows.map(asLine);
}

/**
 * The newest item of each unit below the province's own level, of the units that published last; newest first. One look
 * into the index for each unit, however long the archive is.
 */
export async function listNewestOfUnits(db: Database, { limit }: { limit: number }): Promise<ArticleLine[]> {
  const rows = await lines(db)
    .where(
      sql<boolean>`article.id in (
        select newest.id from public_store.unit as own cross join lateral (
          select id, published_at from public_store.article
          where withdrawn_at is null and in_news and unit_code = own.code
          order by published_at desc, id
          limit 1
        ) as newest
        where own.level <> 'province'
        order by newest.published_at desc, newest.id
        limit ${limit}
      )`,
    )
    .orderBy("article.published_at", "desc")
    .orderBy("article.id")
    .execute();
  return rows.map(asLine);
}

/** The most read articles of the last seven days, most read first. */
export async function listMostRead(db: Database, { limit }: { limit: number }): Promise<ArticleLine[]> {
  const rows = await lines(db)
    .innerJoin("public_store.most_read as most", "most.article_id", "article.id")
    .where("article.withdrawn_at", "is", null)
    .orderBy("most.position")
    .limit(limit)
    .execute();
  return rows.map(asLine);
}
