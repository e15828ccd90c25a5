import { type RawBuilder, sql } from "kysely";
import { syllablesOf } from "./syllables.ts";

/** Shorter beginnings of a word than this begin too many. */
const shortestBeginning = 2;

/**
 * Whether an article (as `article` in the query) of a kind holds every syllable of a filter's text, the last perhaps
 * unfinished: in its title and names, or anywhere in it and its files. A text without letters fits nothing.
 */
export function holdingAll({
  text,
  kind,
  where,
}: {
  text: string;
  kind: string;
  where: "title and names" | "anywhere";
}): RawBuilder<boolean> {
  const syllables = syllablesOf(text)
    .map(({ folded }) => folded)
    .filter((folded) => folded !== "");
  if (syllables.length === 0) return sql<boolean>`false`;
  const terms = syllables
    .map((folded, index) =>
      index === syllables.length - 1 && folded.length >= shortestBeginning ? `'${folded}':*` : `'${folded}'`,
    )
    .join(" & ");
  const column = where === "anywhere" ? "terms" : "title_terms";
  return sql<boolean>`article.id in (
    select entry.article_id from public_store.search_entry as entry
    where entry.kind = ${kind} and entry.${sql.ref(column)} @@ ${terms}::tsquery
  )`;
}
