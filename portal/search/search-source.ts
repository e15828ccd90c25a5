import { LRUCache } from "lru-cache";
import type { Database } from "../../server/foundation/database/database.ts";
import { listCategories, listUnits } from "../../server/public-store/queries.ts";
import { type Found, findEntries, type SearchFilter } from "../../server/public-store/search/find-entries.ts";
import type { NamedPlatform } from "../../server/public-store/search/rank.ts";
import { readLexicon } from "../../server/public-store/search/read-lexicon.ts";
import { suggest } from "../../server/public-store/search/suggest.ts";
import type { Language } from "../words.ts";
import { groups, periods, type SearchRequest, searchPath } from "./search-address.ts";

/** The search of one web process: remembers a bounded number of answers until anything public changes. */
export interface SearchSource {
  /** Plain letters on an English page are as a rule no misspelt Vietnamese: there a correction is only offered. */
  find(request: SearchRequest, language: Language): Promise<Found>;
  suggest(text: string): Promise<string[]>;
  /** Forgets every answer; with "all" among the keys also the names of things and places. */
  forget(keys: readonly string[]): void;
}

const answersKept = 300;
const suggestionsKept = 1000;
const day = 86_400_000;

/** Opens the search over the public store. */
export function createSearchSource({
  db,
  platforms,
  now,
}: {
  db: Database;
  platforms: readonly NamedPlatform[];
  now: () => Date;
}): SearchSource {
  const answers = new LRUCache<string, Promise<Found>>({ max: answersKept });
  const suggestions = new LRUCache<string, Promise<string[]>>({ max: suggestionsKept });
  let lexicon: ReturnType<typeof readLexicon> | undefined;

  /** One answer however many ask; a failure is not kept. */
  function once<T extends object>(kept: LRUCache<string, Promise<T>>, key: string, make: () => Promise<T>) {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    kept.set(key, made);
    made.catch(() => {
      if (kept.peek(key) === made) kept.delete(key);
    });
    return made;
  }

  function readNames() {
    if (lexicon !== undefined) return lexicon;
    const reading = readLexicon(db);
    lexicon = reading;
    reading.catch(() => {
      if (lexicon === reading) lexicon = undefined;
    });
    return reading;
  }

  return {
    find: (request, language) =>
      once(answers, searchPath(request, 1, language), async () => {
        const [names, filter] = await Promise.all([readNames(), filterOf(db, request, now())]);
        return findEntries(db, {
          text: request.text,
          filter,
          correction: request.asTyped ? "none" : isEnglish(request.text, language) ? "offered" : "made",
          newestFirst: request.newestFirst,
          ...names,
          platforms,
          now: now(),
        });
      }),
    suggest: (text) => once(suggestions, text, () => suggest(db, text)),
    forget(keys) {
      answers.clear();
      suggestions.clear();
      if (keys.includes("all")) lexicon = undefined;
    },
  };
}

function isEnglish(text: string, page: Language): boolean {
  return page === "en" && /^\p{ASCII}*$/u.test(text);
}

/** What a request is narrowed to. An unknown unit narrows to nothing, an unknown section too. */
async function filterOf(db: Database, request: SearchRequest, now: Date): Promise<SearchFilter> {
  const kinds = groups.find(({ id }) => id === request.group)?.kinds;
  const period = periods.find(({ id }) => id === request.period);
  const [categories, units] = await Promise.all([
    request.category === "" ? [] : listCategories(db),
    request.unit === "" ? [] : listUnits(db),
  ]);
  return {
    ...(kinds === undefined ? {} : { kinds }),
    ...(period === undefined ? {} : { since: new Date(now.getTime() - period.days * day) }),
    ...(request.category === ""
      ? {}
      : {
          categories: categories
            .filter(({ slug, parentSlug }) => slug === request.category || parentSlug === request.category)
            .map(({ slug }) => slug),
        }),
    ...(request.unit === "" ? {} : { unitCode: units.find(({ slug }) => slug === request.unit)?.code ?? "" }),
  };
}
