import { sql } from "kysely";
import { z } from "zod";
import { correctionKind } from "../../body/kinds/correction.ts";
import type { Database } from "../foundation/database/database.ts";
import { type ArticleLine, asLine, lines } from "./queries.ts";

/** The last thing that was corrected in an article. */
export interface CorrectionLine {
  readonly article: ArticleLine;
  readonly note: string;
  readonly at: Date;
}

const corrections = z.array(z.object({ at: z.coerce.date(), note: z.string() })).min(1);

/** Articles corrected since a moment with their newest correction, and correction notices of that time; newest first. */
export async function listCorrections(
  db: Database,
  { since, limit }: { since: Date; limit: number },
): Promise<CorrectionLine[]> {
  const query = lines(db)
    .select("article.corrections")
    .where("article.withdrawn_at", "is", null)
    .where("article.updated_at", ">=", since)
    .orderBy("article.updated_at", "desc")
    .limit(limit);
  const [corrected, notices] = await Promise.all([
    query.where(sql`article.corrections`, "!=", sql`'[]'::jsonb`).execute(),
    query.where("article.kind", "=", correctionKind.id).execute(),
  ]);
  return [
    ...corrected.map((row) => {
      const newest = corrections.parse(row.corrections).at(-1);
      return { article: asLine(row), note: newest?.note ?? "", at: newest?.at ?? row.updated_at };
    }),
    ...notices
      .filter((row) => !corrected.some(({ id }) => id === row.id))
      .map((row) => ({ article: asLine(row), note: row.summary, at: row.published_at })),
  ]
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, limit);
}
