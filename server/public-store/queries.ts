import { sql } from "kysely";
import { z } from "zod";
import { type ItemDetails, itemDetails } from "../../body/kinds/details.ts";
import type { Database } from "../foundation/database/database.ts";

/** A picture as it lies in a row. */
export const picture = z.object({
  caption: z.string(),
  alt: z.string(),
  renditions: z.array(
    z.object({ digest: z.string(), mime: z.string(), width: z.number(), height: z.number() }),
  ),
});

const file = z.object({
  name: z.string(),
  digest: z.string(),
  mime: z.string(),
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
});
const attachment = z.object({
  title: z.string(),
  filename: z.string(),
  digest: z.string(),
  mime: z.string(),
  bytes: z.number(),
});
const video = z.object({
  title: z.string(),
  durationMs: z.number(),
  poster: z.array(file),
  files: z.array(file),
  captions: z.string().nullable(),
});
const correction = z.object({ number: z.number(), at: z.coerce.date(), note: z.string() });

/** A file to download, at `/media/{digest}.pdf`. */
export type PageAttachment = z.infer<typeof attachment>;
/** A video with its poster and files (`name` tells "720p.mp4", "720p.m3u8" …) and the digest of its captions. */
export type PageVideo = z.infer<typeof video>;
/** What a later release corrected, numbered from 1. */
export type PageCorrection = z.infer<typeof correction>;

/** A picture of a page; addresses are `/media/{digest}.webp` or `.jpg`. */
export type PagePicture = z.infer<typeof picture>;

/** An article in a list. */
export interface ArticleLine {
  readonly id: string;
  readonly slug: string;
  readonly kind: string;
  readonly categorySlug: string;
  readonly categoryName: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly unitSlug: string;
  readonly title: string;
  readonly summary: string;
  readonly urgent: boolean;
  readonly cover: PagePicture | null;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
}

/** A whole article. */
export interface Article extends ArticleLine {
  readonly bodyHtml: string;
  readonly tags: readonly string[];
  readonly pictures: readonly PagePicture[];
  readonly withdrawnAt: Date | null;
  /** The fields of its kind, as sealed; read through the schemas of details.ts. */
  readonly details: ItemDetails | null;
  readonly attachments: readonly PageAttachment[];
  readonly videos: readonly PageVideo[];
  /** Oldest first. */
  readonly corrections: readonly PageCorrection[];
  readonly revisionNumber: number;
}

export interface PublicCategory {
  readonly slug: string;
  readonly name: string;
  readonly parentSlug: string | null;
}
export interface PublicUnit {
  readonly code: string;
  readonly parentCode: string | null;
  readonly level: string;
  readonly type: string;
  readonly name: string;
  readonly slug: string;
  /** Texts are empty where nothing is known. */
  readonly address: string;
  readonly phone: string;
  readonly dutyPhone: string;
  readonly email: string;
  readonly reception: string;
  readonly leader: string;
  readonly leaderTitle: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}
export interface PublicChannel {
  readonly id: string;
  readonly platform: string;
  readonly externalId: string;
  readonly name: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly status: string;
  readonly successorName: string | null;
  readonly verified: boolean;
  readonly followers: number;
  readonly url: string;
}

/** Which articles a list shows; all conditions together. */
export interface ArticleFilter {
  readonly categories?: readonly string[];
  readonly unitCode?: string;
  readonly kinds?: readonly string[];
  readonly withVideo?: true;
  readonly ids?: readonly string[];
  /** A field of the kind's own with the value that it must have. */
  readonly detail?: { readonly name: string; readonly value: string };
  /** Only what was published before this moment. */
  readonly before?: Date;
}

/** Articles with the names of their section and unit, to be narrowed and read with `asLine`. */
export function lines(db: Database) {
  return db
    .selectFrom("public_store.article as article")
    .leftJoin("public_store.category as category", "category.slug", "article.category_slug")
    .leftJoin("public_store.unit as unit", "unit.code", "article.unit_code")
    .select([
      "article.id",
      "article.slug",
      "article.kind",
      "article.category_slug",
      "category.name as category_name",
      "article.unit_code",
      "unit.name as unit_name",
      "unit.slug as unit_slug",
      "article.title",
      "article.summary",
      "article.urgent",
      "article.cover",
      "article.published_at",
      "article.updated_at",
    ]);
}

type LineRow = Awaited<ReturnType<ReturnType<typeof lines>["executeTakeFirstOrThrow"]>>;

/** A row of `lines` as an article in a list. */
export function asLine(row: LineRow): ArticleLine {
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    categorySlug: row.category_slug,
    categoryName: row.category_name ?? "",
    unitCode: row.unit_code,
    unitName: row.unit_name ?? "",
    unitSlug: row.unit_slug ?? "",
    title: row.title,
    summary: row.summary,
    urgent: row.urgent,
    cover: row.cover === null ? null : picture.parse(row.cover),
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
  };
}

/** One of the categories and one of the kinds of a filter that names them. */
interface Branch {
  readonly category?: string;
  readonly kind?: string;
}

/** Which articles of one branch fit. */
function fitting(db: Database, filter: ArticleFilter, { category, kind }: Branch) {
  let query = db
    .selectFrom("public_store.article as article")
    .select(["article.id", "article.published_at"])
    .where("article.withdrawn_at", "is", null);
  // Pages, documents, procedures and questions have lists of their own and stand among the news only when asked for.
  if (kind === undefined) query = query.where("article.in_news", "=", true);
  else query = query.where("article.kind", "=", kind);
  if (category !== undefined) query = query.where("article.category_slug", "=", category);
  if (filter.unitCode !== undefined) query = query.where("article.unit_code", "=", filter.unitCode);
  if (filter.withVideo !== undefined) query = query.where("article.videos", "!=", sql<string>`'[]'::jsonb`);
  if (filter.detail !== undefined)
    query = query.where(sql`article.details ->> ${filter.detail.name}`, "=", filter.detail.value);
  if (filter.ids !== undefined) query = query.where("article.id", "in", [...filter.ids, ""]);
  if (filter.before !== undefined) query = query.where("article.published_at", "<", filter.before);
  return query;
}

function newestOf(db: Database, { filter, branch }: { filter: ArticleFilter; branch: Branch }) {
  return fitting(db, filter, branch).orderBy("article.published_at", "desc").orderBy("article.id");
}

function branchesOf({ categories, kinds }: ArticleFilter): Branch[] {
  const ofCategory: Branch[] =
    categories === undefined ? [{}] : [...new Set(categories)].map((category) => ({ category }));
  return kinds === undefined
    ? ofCategory
    : ofCategory.flatMap((branch) => [...new Set(kinds)].map((kind) => ({ ...branch, kind })));
}

/**
 * The newest articles that fit, from `offset` on. Which they are is read from the indexes alone, one for each category
 * and kind and merged, so that a page far down an archive costs no reading of what stands above it.
 */
export async function listArticles(
  db: Database,
  { filter = {}, limit, offset = 0 }: { filter?: ArticleFilter; limit: number; offset?: number },
): Promise<ArticleLine[]> {
  const branches = branchesOf(filter).map((branch) => newestOf(db, { filter, branch }));
  const [first, ...others] = branches.map((branch) =>
    // Ordered and cut each by itself: so the database merges the indexes instead of sorting all that fits.
    db.selectFrom(branch.limit(offset + limit).as("newest")).select(["newest.id", "newest.published_at"]),
  );
  const [only] = branches;
  if (first === undefined || only === undefined) return [];
  const chosen =
    others.length === 0
      ? only.clearSelect().select("article.id").limit(limit).offset(offset)
      : db
          .selectFrom(others.reduce((all, one) => all.unionAll(one), first).as("fitting"))
          .select("fitting.id")
          .orderBy("fitting.published_at", "desc")
          .orderBy("fitting.id")
          .limit(limit)
          .offset(offset);
  const rows = await lines(db)
    .where("article.id", "in", chosen)
    .orderBy("article.published_at", "desc")
    .orderBy("article.id")
    .execute();
  return rows.map(asLine);
}

/** One article by its id, withdrawn or not. */
export async function readArticle(db: Database, id: string): Promise<Article | undefined> {
  const row = await lines(db)
    .select([
      "article.body_html",
      "article.tags",
      "article.pictures",
      "article.withdrawn_at",
      "article.details",
      "article.attachments",
      "article.videos",
      "article.corrections",
      "article.revision_number",
    ])
    .where("article.id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    ...asLine(row),
    bodyHtml: row.body_html,
    tags: z.array(z.string()).parse(row.tags),
    pictures: z.array(picture).parse(row.pictures),
    withdrawnAt: row.withdrawn_at,
    details: itemDetails.nullable().parse(row.details),
    attachments: z.array(attachment).parse(row.attachments),
    videos: z.array(video).parse(row.videos),
    corrections: z.array(correction).parse(row.corrections),
    revisionNumber: row.revision_number,
  };
}

/** The menu, in order. */
export async function listCategories(db: Database): Promise<PublicCategory[]> {
  const rows = await db.selectFrom("public_store.category").selectAll().orderBy("position").execute();
  return rows.map((row) => ({ slug: row.slug, name: row.name, parentSlug: row.parent_slug }));
}

/** All units, province first, then departments, then communes, each by code. */
export async function listUnits(db: Database): Promise<PublicUnit[]> {
  const rows = await db
    .selectFrom("public_store.unit")
    .selectAll()
    .orderBy("level", "desc")
    .orderBy("code")
    .execute();
  return rows.map((row) => ({
    code: row.code,
    parentCode: row.parent_code,
    level: row.level,
    type: row.type,
    name: row.name,
    slug: row.slug,
    address: row.address,
    phone: row.phone,
    dutyPhone: row.duty_phone,
    email: row.email,
    reception: row.reception,
    leader: row.leader,
    leaderTitle: row.leader_title,
    latitude: row.latitude,
    longitude: row.longitude,
  }));
}

/** The official channels, portal left out, those with most followers first. */
export async function listChannels(
  db: Database,
  filter: { unitCode?: string } = {},
): Promise<PublicChannel[]> {
  let query = db
    .selectFrom("public_store.channel as channel")
    .leftJoin("public_store.unit as unit", "unit.code", "channel.unit_code")
    .leftJoin("public_store.unit as successor", "successor.code", "channel.successor_unit_code")
    .selectAll("channel")
    .select(["unit.name as unit_name", "successor.name as successor_name"])
    .where("channel.platform", "!=", "portal")
    .orderBy("channel.followers", "desc")
    .orderBy("channel.id");
  if (filter.unitCode !== undefined) query = query.where("channel.unit_code", "=", filter.unitCode);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    platform: row.platform,
    externalId: row.external_id,
    name: row.name,
    unitCode: row.unit_code,
    unitName: row.unit_name ?? "",
    status: row.status,
    successorName: row.successor_name,
    verified: row.verified,
    followers: row.followers,
    url: row.url,
  }));
}

/** Sums of whole days, newest first: pages read, visits begun, and about how many different readers. */
export async function listStatisticsDays(
  db: Database,
  { limit }: { limit: number },
): Promise<{ day: string; views: number; visits: number; readers: number }[]> {
  return db
    .selectFrom("public_store.statistics_day")
    .select(["day", "views", "visits", "readers"])
    .orderBy("day", "desc")
    .limit(limit)
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, day: String(row.day) })));
}

/** The outages that are announced and not over, the next one first. */
export async function listPlannedOutages(
  db: Database,
  now: Date,
): Promise<{ startsAt: Date; endsAt: Date; reason: string }[]> {
  const rows = await db
    .selectFrom("public_store.planned_outage")
    .selectAll()
    .where("ends_at", ">", now)
    .orderBy("starts_at")
    .execute();
  return rows.map((row) => ({ startsAt: row.starts_at, endsAt: row.ends_at, reason: row.reason }));
}

/** A file of something public: its type and name, and whether it belongs to a notice that the law may close at any time. */
export async function publicMedia(
  db: Database,
  digest: string,
): Promise<{ mime: string; bytes: number; filename: string; shows_person: boolean } | undefined> {
  return db
    .selectFrom("public_store.media")
    .select(["mime", "bytes", "filename", "shows_person"])
    .where("digest", "=", digest)
    .executeTakeFirst();
}
