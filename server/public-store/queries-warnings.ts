import { sql } from "kysely";
import { type WarningDetails, warningDetails } from "../../body/details/warning.ts";
import type { Database } from "../foundation/database.ts";
import { type ArticleLine, asLine, lines } from "./queries.ts";

/** A warning that is told in English too. */
export interface EnglishWarning {
  readonly article: ArticleLine;
  readonly details: WarningDetails & { readonly english: NonNullable<WarningDetails["english"]> };
}

/** A warning that names no end counts as over after so many hours, as its CAP alert says. */
const usualEndHours = 72;

/** The warnings with an English text that are not over at `now`, newest first. */
export async function listEnglishWarnings(
  db: Database,
  { now, limit }: { now: Date; limit: number },
): Promise<EnglishWarning[]> {
  const expires = sql<string>`article.details ->> 'expiresAt'`;
  const started = new Date(now.getTime() - usualEndHours * 3_600_000);
  const rows = await lines(db)
    .select("article.details")
    .where("article.withdrawn_at", "is", null)
    .where("article.kind", "=", "warning")
    .where(sql<boolean>`jsonb_typeof(article.details -> 'english') = 'object'`)
    .where(
      sql<boolean>`case when ${expires} = '' then article.published_at > ${started}
        else (${expires})::timestamptz > ${now} end`,
    )
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
