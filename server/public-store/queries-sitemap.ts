import { sql } from "kysely";
import { kindsThat } from "../../body/kinds/list.ts";
import type { Database } from "../foundation/database/database.ts";
import { type PagePicture, picture } from "./queries.ts";

/** What a sitemap says of an article. */
export interface SitemapLine {
  readonly id: string;
  readonly slug: string;
  readonly kind: string;
  readonly title: string;
  readonly cover: PagePicture | null;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
}

const noArticles = kindsThat(({ isPartOfPortal }) => isPartOfPortal);

function lines(db: Database) {
  return db
    .selectFrom("public_store.article")
    .select(["id", "slug", "kind", "title", "cover", "published_at", "updated_at"])
    .where("withdrawn_at", "is", null)
    .where("kind", "not in", noArticles)
    .orderBy("published_at", "desc")
    .orderBy("id");
}

function asLine(row: Awaited<ReturnType<ReturnType<typeof lines>["executeTakeFirstOrThrow"]>>): SitemapLine {
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    title: row.title,
    cover: row.cover === null ? null : picture.parse(row.cover),
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
  };
}

/** The months (YYYY-MM, in UTC) in which something was published, newest first, with the moment of the newest thing. */
export async function listMonths(db: Database): Promise<{ month: string; newest: Date }[]> {
  return db
    .selectFrom("public_store.article")
    .select([
      sql<string>`to_char(published_at at time zone 'UTC', 'YYYY-MM')`.as("month"),
      (eb) => eb.fn.max("updated_at").as("newest"),
    ])
    .where("withdrawn_at", "is", null)
    .where("kind", "not in", noArticles)
    .groupBy("month")
    .orderBy("month", "desc")
    .execute();
}

/** A sitemap holds at most 50 000 addresses; a month has far fewer. */
const mostInSitemap = 45_000;

/** What was published in a month (YYYY-MM). */
export async function listPagesOfMonth(db: Database, month: string): Promise<SitemapLine[]> {
  const start = new Date(`${month}-01T00:00:00Z`);
  const end = new Date(start);
  end.setUTCMonth(end.getUTCMonth() + 1);
  const rows = await lines(db)
    .where("published_at", ">=", start)
    .where("published_at", "<", end)
    .limit(mostInSitemap)
    .execute();
  return rows.map(asLine);
}

/** What was published since a moment, at most 1000 (the most that a news sitemap may hold). */
export async function listRecent(db: Database, since: Date): Promise<SitemapLine[]> {
  const rows = await lines(db).where("published_at", ">=", since).limit(1000).execute();
  return rows.map(asLine);
}
