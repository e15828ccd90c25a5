import { sql } from "kysely";
import type { Database } from "../../foundation/database/database.ts";
import { chainOf, cleanQuery, longestQuery } from "./parse-query.ts";
import { pairOf, syllablesOf } from "./syllables.ts";

const offered = 8;
const shortest = 2;

/** Completions of what somebody is typing: names and common pairs first, then titles. At most 8. */
export async function suggest(db: Database, text: string): Promise<string[]> {
  const clean = cleanQuery(text);
  const syllables = syllablesOf(clean).filter(({ folded }) => folded !== "");
  const folded = syllables.map((syllable) => syllable.folded);
  const typed = folded.join(" ");
  if (typed.length < shortest || clean.length >= longestQuery) return [];
  const phrases = await completions(db, { typed, shown: clean.toLowerCase() });
  // Many names and pairs begin so: their titles would be too many to look through while somebody types.
  const lines = phrases.length < offered ? [...phrases, ...(await titles(db, folded))] : phrases;
  const seen = new Set<string>();
  return lines
    .filter((line) => {
      const key = syllablesOf(line)
        .map(({ exact }) => exact)
        .join(" ");
      return key !== "" && !seen.has(key) && seen.add(key);
    })
    .slice(0, offered);
}

/** Pairs and names that begin as typed; those with the marks that were typed first, then the commonest. */
async function completions(
  db: Database,
  { typed, shown }: { typed: string; shown: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom("public_store.search_word")
    .select("word")
    .where("folded", "like", `${typed}%`)
    .where("syllables", ">=", 2)
    .orderBy(sql`starts_with(lower(word), ${shown})`, "desc")
    .orderBy("frequency", "desc")
    .orderBy("word")
    .limit(offered)
    .execute();
  return rows.map(({ word }) => word);
}

/** Titles of new things that hold all that was typed in this order, the last syllable perhaps unfinished. */
async function titles(db: Database, folded: readonly string[]): Promise<string[]> {
  const last = folded.at(-1) ?? "";
  const before = folded.at(-2);
  const open = before === undefined ? last : pairOf(before, last);
  const terms = [...chainOf(folded.slice(0, -1)).map((term) => `'${term}'`), `'${open}':*`];
  const rows = await db
    .selectFrom("public_store.search_entry")
    .select("title")
    .where(sql<boolean>`title_terms @@ ${terms.join(" & ")}::tsquery`)
    .where("kind", "!=", "channel")
    .orderBy(sql`published_at desc nulls first`)
    .orderBy("ref")
    .limit(offered)
    .execute();
  return rows.map(({ title }) => title);
}
