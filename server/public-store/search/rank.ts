import { kindOf } from "../../../body/kinds/list.ts";
import type { PlatformFacts } from "../../foundation/platform-facts.ts";
import { chainOf, type Query, syllablesIn } from "./parse-query.ts";
import { type Frequencies, isMarked, isPlain, phraseFrequency, runsOf, spellingsOf } from "./query-terms.ts";
import { pairOf, syllablesOf } from "./syllables.ts";

/** How strictly an entry was found; the first tier that found it counts. */
export const tiers = {
  titleExact: 4,
  title: 3.6,
  nearExact: 2.6,
  near: 2.3,
  allExact: 1.2,
  all: 1,
  most: 0.8,
  two: 0.5,
  rarest: 0.2,
  next: 0,
} as const;
export type Tier = keyof typeof tiers;

/** What ranking sees of a found entry. */
export interface Candidate {
  readonly ref: string;
  readonly kind: string;
  readonly title: string;
  readonly publishedAt: Date | null;
  readonly tier: Tier;
  /** Share of the query's terms that it holds, weighted by where: 0 to about 0.6 (ts_rank of an OR of all terms). */
  readonly coverage: number;
}

/**
 * How much is worth what is no item, when all else is equal; a kind of items says it itself. A channel is only the way to a
 * unit that has a page of its own, and may bear a name that no unit bears any more.
 */
const weights: Readonly<Record<string, number>> = { unit: 0.5, channel: -4 };
const halfLifeDays = 300;
const day = 86_400_000;
/** By this word a channel is asked for; by which others, each platform says. */
const channelWord = "kenh";

/** What ranking asks of a platform. */
export type NamedPlatform = Pick<PlatformFacts, "searchWords">;

/** The candidates in the order in which a reader should see them; equal ones newest first, then by ref. */
export function rank<C extends Candidate>(
  candidates: readonly C[],
  {
    query,
    frequencies,
    entries,
    platforms,
    now,
  }: {
    query: Query;
    frequencies: Frequencies;
    entries: number;
    platforms: readonly NamedPlatform[];
    now: Date;
  },
): C[] {
  const wanted = weighQuery({ query, frequencies, entries, platforms });
  return candidates
    .map((candidate) => ({ candidate, score: scoreOf(candidate, { wanted, now }) }))
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        (b.candidate.publishedAt?.getTime() ?? 0) - (a.candidate.publishedAt?.getTime() ?? 0) ||
        (a.candidate.ref < b.candidate.ref ? -1 : 1),
    )
    .map(({ candidate }) => candidate);
}

/** Something asked for: it is held by a title that has all terms of one of its spellings. */
interface Unit {
  readonly spellings: readonly (readonly string[])[];
  readonly weight: number;
}

interface Wanted {
  /** Syllables and phrases, and pairs and phrases, with their weight: the rarer the heavier, together 1 each. */
  readonly singles: readonly Unit[];
  readonly pairs: readonly Unit[];
  readonly marked: readonly string[];
  readonly folded: string;
  readonly asksForChannel: boolean;
}

function weighQuery({
  query,
  frequencies,
  entries,
  platforms,
}: {
  query: Query;
  frequencies: Frequencies;
  entries: number;
  platforms: readonly NamedPlatform[];
}): Wanted {
  const folded = syllablesIn(query).map((syllable) => syllable.folded);
  const rarity = (times: number) => Math.log(1 + (entries + 1) / (times + 1));
  const ofTerm = (term: string): Unit => ({
    spellings: [[term]],
    weight: rarity(frequencies.get(term.replace("_", " ")) ?? 0),
  });
  const plain = query.parts.filter(isPlain).flatMap((part) => part.syllables.map((one) => one.folded));
  const phrases = query.parts
    .filter((part) => !isPlain(part))
    .map((part) => ({ spellings: spellingsOf(part), weight: rarity(phraseFrequency(part, frequencies)) }));
  const runs = runsOf(query.parts).flatMap(chainOf);
  return {
    singles: shared([...[...new Set(plain)].map(ofTerm), ...phrases]),
    pairs: shared([...[...new Set(runs)].map(ofTerm), ...phrases]),
    marked: syllablesIn(query)
      .filter(isMarked)
      .map(({ exact }) => exact),
    folded: folded.join(" "),
    asksForChannel: folded.some(
      (syllable) =>
        syllable === channelWord || platforms.some(({ searchWords }) => searchWords.includes(syllable)),
    ),
  };
}

function shared(units: readonly Unit[]): Unit[] {
  const whole = units.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return units.map((unit) => ({ ...unit, weight: unit.weight / whole }));
}

function scoreOf(candidate: Candidate, { wanted, now }: { wanted: Wanted; now: Date }): number {
  const title = syllablesOf(candidate.title);
  const folded = title.map((syllable) => syllable.folded);
  const present = new Set([
    ...folded,
    ...title.map((syllable) => syllable.exact),
    ...folded.slice(1).map((syllable, index) => pairOf(folded[index] ?? "", syllable)),
  ]);
  const held = (units: readonly Unit[]) =>
    units
      .filter(({ spellings }) => spellings.some((terms) => terms.every((term) => present.has(term))))
      .reduce((sum, { weight }) => sum + weight, 0);
  const marked =
    wanted.marked.length === 0
      ? 0
      : wanted.marked.filter((exact) => present.has(exact)).length / wanted.marked.length;
  const line = folded.join(" ");
  const whole =
    line === wanted.folded ? 2 : line.endsWith(` ${wanted.folded}`) && candidate.kind === "unit" ? 0.8 : 0;
  const age =
    candidate.publishedAt === null ? 0.4 : 2 ** -(ageInDays(candidate.publishedAt, now) / halfLifeDays);
  const kind = candidate.kind === "channel" && wanted.asksForChannel ? 1 : weightOf(candidate.kind);
  return (
    tiers[candidate.tier] +
    2.5 * candidate.coverage +
    1.2 * held(wanted.singles) +
    1.6 * held(wanted.pairs) +
    0.5 * marked +
    whole +
    0.4 * age +
    kind
  );
}

function weightOf(kind: string): number {
  return kindOf(kind)?.searchWeight ?? weights[kind] ?? 0;
}

function ageInDays(moment: Date, now: Date): number {
  return Math.max(0, (now.getTime() - moment.getTime()) / day);
}
