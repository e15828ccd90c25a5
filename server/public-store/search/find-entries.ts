import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../foundation/database/database.ts";
import { correctQuery } from "./correct-query.ts";
import type { Lexicon } from "./lexicon.ts";
import { chainOf, parseQuery, type Query, syllablesIn } from "./parse-query.ts";
import { anyOf, type Frequencies, looserTerms, queryTerms } from "./query-terms.ts";
import { type Candidate, type NamedPlatform, rank, type Tier, tiers } from "./rank.ts";

/** What a search is narrowed to; all conditions together. */
export interface SearchFilter {
  readonly kinds?: readonly string[];
  readonly categories?: readonly string[];
  readonly unitCode?: string;
  readonly since?: Date;
}

/** What was found, best first. */
export interface Found {
  /** The query that was answered: the one typed, or its correction. */
  readonly query: Query;
  readonly refs: readonly string[];
  /** More stands behind these; only the best are ranked. */
  readonly more: boolean;
  /** How many of the refs are of each kind. */
  readonly kinds: ReadonlyMap<string, number>;
  /** The query as it was probably meant, for the reader to choose; undefined when nothing looks wrong. */
  readonly meant: string | undefined;
  /** Whether `query` is the correction, because what was typed stands nowhere. */
  readonly corrected: boolean;
  /** Whether only part of the query was found in each. */
  readonly partly: boolean;
}

/** How many entries of one tier are ranked, and how many are enough to look no further. */
const perTier = 120;
/** The highest that ts_rank gives to what has one place. */
const titleCoverage = 0.6;
const enough = 60;
const few = 3;

/**
 * Finds entries for a query, strict tiers first: in the title, standing together, all of it, parts of it. What stands
 * nowhere is corrected, as far as `correction` lets it. Bounded: a handful of indexed queries, each ranking at most `perTier` rows.
 */
export async function findEntries(
  db: Database,
  input: {
    text: string;
    filter: SearchFilter;
    /** Whether what stands nowhere is answered by its correction, or the correction is only offered, or not even that. */
    correction: "made" | "offered" | "none";
    /** Of what has all that was asked for, the newest first. */
    newestFirst?: boolean;
    lexicon: Lexicon;
    entries: number;
    /** The platforms, by whose words channels are asked for. */
    platforms: readonly NamedPlatform[];
    now: Date;
  },
): Promise<Found> {
  const { filter, lexicon, entries, platforms, now, newestFirst = false } = input;
  const ordered = (candidates: readonly Candidate[], parsed: Query, frequencies: Frequencies) =>
    newestFirst
      ? byDate(candidates)
      : rank(candidates, { query: parsed, frequencies, entries, platforms, now });
  const query = parseQuery(input.text, lexicon);
  if (query.parts.length === 0) return nothing(query);
  const frequencies = await readFrequencies(db, query);
  const strict = await collectCandidates(db, { filter, steps: strictSteps(query), any: anyOf(query) });
  const near = nearIn(strict);
  const meant =
    near >= few || input.correction === "none" ? undefined : await correctQuery(db, { query, frequencies });
  const corrects =
    input.correction === "made" && (strict.candidates.length === 0 || syllablesIn(query).length < 4);
  if (meant !== undefined && corrects) {
    const better = parseQuery(meant, lexicon);
    const found = await collectCandidates(db, { filter, steps: strictSteps(better), any: anyOf(better) });
    if (nearIn(found) > near * 2 || (strict.candidates.length === 0 && found.candidates.length > 0)) {
      const known = await readFrequencies(db, better);
      const ranked = ordered(found.candidates, better, known);
      return { ...answer(better, ranked, found.more), meant: undefined, corrected: true, partly: false };
    }
  }
  // Syllables strewn over a text say little: what has some of the words whole may be better.
  const looks = near === 0 && !query.parts.some(({ quoted }) => quoted);
  const collected = looks
    ? await collectCandidates(db, {
        filter,
        steps: looserSteps(query, frequencies),
        any: anyOf(query),
        after: strict,
      })
    : strict;
  const ranked = ordered(collected.candidates, query, frequencies);
  const partly = strict.candidates.length === 0;
  return { ...answer(query, ranked, collected.more), meant, corrected: false, partly };
}

function byDate(candidates: readonly Candidate[]): Candidate[] {
  return candidates.toSorted((a, b) => (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0));
}

function nearIn({ candidates }: CandidateSet): number {
  return candidates.filter(({ tier }) => tiers[tier] >= tiers.near).length;
}

function nothing(query: Query): Found {
  return { ...answer(query, [], false), meant: undefined, corrected: false, partly: false };
}

function answer(query: Query, ranked: readonly Candidate[], more: boolean) {
  const kinds = new Map<string, number>();
  for (const { kind } of ranked) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return { query, refs: ranked.map(({ ref }) => ref), more, kinds };
}

interface CandidateSet {
  readonly candidates: readonly Candidate[];
  readonly more: boolean;
}

type Step = readonly [tier: Tier, column: "title_terms" | "terms", term: string | undefined];

function strictSteps(query: Query): Step[] {
  const terms = queryTerms(query);
  return [
    ["titleExact", "title_terms", terms.nearExact],
    ["title", "title_terms", terms.near],
    ["nearExact", "terms", terms.nearExact],
    ["near", "terms", terms.near],
    ...(terms.all === terms.near
      ? []
      : ([
          ["allExact", "terms", terms.allExact],
          ["all", "terms", terms.all],
        ] satisfies Step[])),
  ];
}

function looserSteps(query: Query, frequencies: Frequencies): Step[] {
  const { most, two, rarest, next } = looserTerms(query, frequencies);
  return [
    ["most", "terms", most],
    ["two", "terms", two],
    ["rarest", "terms", rarest],
    ["next", "terms", next],
  ];
}

/** Takes one step after the other until enough is found. */
async function collectCandidates(
  db: Database,
  {
    filter,
    steps,
    any,
    after = { candidates: [], more: false },
  }: { filter: SearchFilter; steps: readonly Step[]; any: string; after?: CandidateSet },
): Promise<CandidateSet> {
  const found = new Map(after.candidates.map((candidate) => [candidate.ref, candidate]));
  let more = after.more;
  for (const [tier, column, term] of steps) {
    if (term === undefined) continue;
    if (found.size >= enough) {
      more = true;
      break;
    }
    const rows = await matching(db, { column, term, any, filter });
    if (rows.length === perTier) more = true;
    for (const row of rows) if (!found.has(row.ref)) found.set(row.ref, { ...row, tier });
  }
  return { candidates: [...found.values()], more };
}

/** The newest entries that match, with how much of the query each holds; what is no news comes first. */
async function matching(
  db: Database,
  {
    column,
    term,
    any,
    filter,
  }: { column: "title_terms" | "terms"; term: string; any: string; filter: SearchFilter },
): Promise<Omit<Candidate, "tier">[]> {
  // What stands in a title holds all that is asked for; for the others the wide column is read once each.
  const coverage =
    column === "title_terms"
      ? sql<number>`${titleCoverage}::real`
      : sql<number>`ts_rank('{0.5, 0.5, 0.8, 1}', entry.terms, ${any}::tsquery)`;
  const { rows } = await sql<{
    ref: string;
    kind: string;
    title: string;
    published_at: Date | null;
    coverage: number;
  }>`
    with chosen as materialized (
      select entry.ref from public_store.search_entry as entry
      where entry.${sql.ref(column)} @@ ${term}::tsquery ${narrowed(filter)}
      order by entry.kind = 'channel', entry.published_at desc nulls first, entry.ref
      limit ${perTier}
    )
    select entry.ref, entry.kind, entry.title, entry.published_at, ${coverage} as coverage
    from chosen join public_store.search_entry as entry using (ref)`.execute(db);
  return rows.map(({ published_at, ...row }) => ({ ...row, publishedAt: published_at }));
}

function narrowed({ kinds, categories, unitCode, since }: SearchFilter): RawBuilder<unknown> {
  return sql.join(
    [
      sql``,
      ...(kinds === undefined ? [] : [sql`entry.kind = any(${[...kinds]}::text[])`]),
      ...(categories === undefined ? [] : [sql`entry.category_slug = any(${[...categories]}::text[])`]),
      ...(unitCode === undefined ? [] : [sql`entry.unit_code = ${unitCode}`]),
      ...(since === undefined ? [] : [sql`entry.published_at >= ${since}`]),
    ],
    sql` and `,
  );
}

/** How many entries have each syllable and pair of a query in title, summary or names. */
async function readFrequencies(db: Database, query: Query): Promise<Frequencies> {
  const runs = [
    syllablesIn(query).map(({ folded }) => folded),
    ...query.parts.flatMap((part) => part.alternatives),
  ];
  const terms = [
    ...new Set(runs.flatMap((run) => [...run, ...chainOf(run).map((term) => term.replace("_", " "))])),
  ];
  const rows = await db
    .selectFrom("public_store.search_word")
    .select((eb) => ["folded", eb.fn.sum<number>("frequency").as("frequency")])
    .where("folded", "in", [...terms, ""])
    .groupBy("folded")
    .execute();
  return new Map(rows.map(({ folded, frequency }) => [folded, Number(frequency)]));
}
