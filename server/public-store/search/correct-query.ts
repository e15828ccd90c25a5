import { sql } from "kysely";
import type { Database } from "../../foundation/database/database.ts";
import { distance, soundOf } from "./distance.ts";
import { type Query, syllablesIn } from "./parse-query.ts";
import type { Frequencies } from "./query-terms.ts";

interface Word {
  readonly word: string;
  readonly folded: string;
  readonly frequency: number;
}

const mostLookedUp = 3;

/**
 * The query as it was probably meant, in the spelling of the vocabulary: syllables nobody writes, and pairs nobody
 * writes, become the commonest near ones. Undefined when nothing near is known or nothing looks wrong.
 */
export async function correctQuery(
  db: Database,
  { query, frequencies }: { query: Query; frequencies: Frequencies },
): Promise<string | undefined> {
  const syllables = syllablesIn(query);
  const typed = query.parts.some((part) => part.quoted)
    ? undefined
    : syllables.map(({ start, end, folded }) => ({ spelling: query.text.slice(start, end), folded }));
  if (typed === undefined || typed.length === 0) return undefined;
  const meant = typed.map(({ spelling }) => spelling.toLowerCase());
  let changes = 0;
  for (let at = 0; at < typed.length && changes < mostLookedUp; at += 1) {
    const one = typed[at];
    if (one === undefined || frequencies.has(one.folded) || /^\d/.test(one.folded)) continue;
    const near = await nearestSyllable(db, one.folded);
    if (near === undefined) continue;
    meant[at] = near.word;
    changes += 1;
  }
  for (let at = 0; changes === 0 && at + 1 < typed.length && at < mostLookedUp; at += 1) {
    const pair = `${typed[at]?.folded} ${typed[at + 1]?.folded}`;
    if (frequencies.has(pair) || /\d/.test(pair)) continue;
    const near = await nearestPair(db, pair);
    if (near === undefined) continue;
    meant.splice(at, 2, ...near.word.split(" "));
    changes += 1;
  }
  return changes === 0 ? undefined : meant.join(" ");
}

/** The commonest known syllable that differs in one place (two in a long one); the first letter is taken as meant. */
async function nearestSyllable(db: Database, folded: string): Promise<Word | undefined> {
  const near = await db
    .selectFrom("public_store.search_word")
    .select(["word", "folded", "frequency"])
    .where("folded", "like", `${folded.slice(0, 1)}%`)
    .where("syllables", "=", 1)
    .where(sql<boolean>`length(folded) between ${folded.length - 1} and ${folded.length + 1}`)
    .orderBy("frequency", "desc")
    .limit(600)
    .execute();
  return nearest(near, folded, folded.length > 6 ? 2 : 1);
}

/** The commonest known pair that resembles one, by trigrams and then by distance. */
async function nearestPair(db: Database, folded: string): Promise<Word | undefined> {
  const near = await db
    .selectFrom("public_store.search_word")
    .select(["word", "folded", "frequency"])
    .where(sql<boolean>`folded % ${folded}`)
    .where("syllables", "=", 2)
    .orderBy(sql`similarity(folded, ${folded})`, "desc")
    .orderBy("frequency", "desc")
    .limit(60)
    .execute();
  return nearest(near, folded, 2);
}

function nearest(words: readonly Word[], folded: string, most: number): Word | undefined {
  return words
    .map((word) => ({
      word,
      // What sounds alike is typed for one another more often than what looks alike.
      away: Math.min(
        distance(word.folded, folded, most),
        distance(soundOf(word.folded), soundOf(folded), most) + 0.5,
      ),
    }))
    .filter(({ away }) => away <= most)
    .toSorted((a, b) => a.away - b.away || b.word.frequency - a.word.frequency)[0]?.word;
}
