import { sql } from "kysely";
import { type WarningDetails, warningDetails, warningKind } from "../../body/kinds/warning.ts";
import type { Database } from "../foundation/database/database.ts";
import { type ArticleLine, asLine, lines } from "./queries.ts";

/** A warning that is told in English too. */
export interface EnglishWarning {
  readonly article: ArticleLine;
  readonly details: WarningDetails & { readonly english: NonNullable<WarningDetails["english"]> };
}

const hourMs = 3_600_000;
/** What names no end counts as over after so many hours, as the CAP alert of a warning says. */
const usualEndHours = 72;
/** An urgent item stands over the front page no longer than so many days, whatever end it names. */
const longestUrgentDays = 31;

/** Whether the item of a row is not over at `now`: until the end that it names, else for the usual time. */
function inForce(now: Date) {
  const expires = sql<string>`coalesce(article.details ->> 'expiresAt', '')`;
  const started = new Date(now.getTime() - usualEndHours * hourMs);
  return sql<boolean>`case when ${expires} = '' then article.published_at > ${started}
    else (${expires})::timestamptz > ${now} end`;
}

/** The urgent items that are not over at `now`, newest first. */
export async function listUrgent(
  db: Database,
  { now, limit }: { now: Date; limit: number },
): Promise<ArticleLine[]> {
  const rows = await lines(db)
    .where("article.withdrawn_at", "is", null)
    .where("article.in_news", "=", true)
    .where("article.urgent", "=", true)
    .where("article.published_at", ">", new Date(now.getTime() - longestUrgentDays * 24 * hourMs))
    .where(inForce(now))
    .orderBy("article.published_at", "desc")
    .orderBy("article.id")
    .limit(limit)
    .execute();
  return rows.map(asLine);
}

/** The warnings with an English text that are not over at `now`, newest first. */
export async function listEnglishWarnings(
  db: Database,
  { now, limit }: { now: Date; limit: number },
): Promise<EnglishWarning[]> {
  const rows = await lines(db)
    .select("article.details")
    .where("article.withdrawn_at", "is", null)
    .where("article.kind", "=", warningKind.id)
    .where(sql<boolean>`jsonb_typeof(article.details -> 'english') = 'object'`)
    .where(inForce(now))
    .orderBy("article.published_at", "desc")
    .orderBy("article.id")
    .limit(limit)
    .execute();
  return rows.flatMap((row) => {
    const details = warningDetails.parse(row.details);
    const { english } = details;
    return english === null ? [] : [{ article: asLine(row), details: { ...details, english } }];
  });
}
