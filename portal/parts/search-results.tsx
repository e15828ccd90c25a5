/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { PublicCategory, PublicUnit } from "../../server/public-store/queries.ts";
import type { Segment } from "../../server/public-store/search/highlight.ts";
import { longestQuery } from "../../server/public-store/search/parse-query.ts";
import type { Result } from "../../server/public-store/search/show-entries.ts";
import { addressIn, languageAt, markedAs } from "../addresses/counterparts.ts";
import { dateAndTime, englishTime } from "../format.ts";
import { type GroupId, groups, periods, type SearchRequest } from "../search/search-address.ts";
import { searchWordsIn } from "../search/search-words.ts";
import { type Language, wordsIn } from "../words.ts";
import { Time } from "./articles.tsx";
import { Choice } from "./filter-form.tsx";

/** The form of the search, with what it is narrowed to. */
export function SearchForm({
  request,
  categories,
  units,
  language,
}: {
  request: SearchRequest;
  categories: readonly PublicCategory[];
  units: readonly PublicUnit[];
  language: Language;
}): JSX.Element {
  const words = searchWordsIn(language);
  const { all, searchLabel } = wordsIn(language);
  const names = markedAs("vi", language).lang;
  const sections = categories.filter(({ parentSlug }) => parentSlug === null);
  return (
    <search>
      <form
        class="search-form"
        action={addressIn(language, "/tim-kiem")}
        method="get"
        aria-label={searchLabel}
      >
        <div class="search-line">
          <label for="q">{words.ask}</label>
          <div class="search-field">
            <input
              id="q"
              name="q"
              type="search"
              maxLength={longestQuery}
              value={request.text}
              autocomplete="off"
            />
          </div>
          <button type="submit">{words.submit}</button>
        </div>
        {request.group !== "" && <input type="hidden" name="loai" value={request.group} />}
        <details class="search-more" open={isNarrowed(request)}>
          <summary>{words.narrowBy}</summary>
          <div class="search-choices">
            <Choice
              id="muc"
              label={words.category}
              value={request.category}
              all={all}
              choices={sections.flatMap((section) => [
                [section.slug, section.name] as const,
                ...categories
                  .filter(({ parentSlug }) => parentSlug === section.slug)
                  .map(({ slug, name }) => [slug, `– ${name}`] as const),
              ])}
              choicesIn={names}
            />
            <Choice
              id="don-vi"
              label={words.unit}
              value={request.unit}
              all={all}
              choices={units.map(({ slug, name }) => [slug, name])}
              choicesIn={names}
            />
            <Choice
              id="thoi-gian"
              label={words.period}
              value={request.period}
              all={all}
              choices={periods.map(({ id }) => [id, words.periods[id]])}
            />
            <Choice
              id="xep"
              label={words.order}
              value={request.newestFirst ? "moi" : ""}
              all={words.best}
              choices={[["moi", words.newest]]}
            />
          </div>
        </details>
      </form>
    </search>
  );
}

function isNarrowed(request: SearchRequest): boolean {
  return [request.category, request.unit, request.period].some((text) => text !== "") || request.newestFirst;
}

const groupOf: ReadonlyMap<string, GroupId> = new Map(
  groups.flatMap(({ id, kinds }) => kinds.map((kind) => [kind, id] as const)),
);

/** What was found, in order, from place `start` on. Each stays in its own language. */
export function ResultList({
  results,
  start,
  language,
}: {
  results: readonly Result[];
  start: number;
  language: Language;
}): JSX.Element {
  const words = searchWordsIn(language);
  return (
    <ol class="records results" start={start}>
      {results.map((result) => {
        const own = languageAt(result.path);
        const mark = markedAs(own, language);
        return (
          <li>
            <span class="label">{words.oneOf[groupOf.get(result.kind) ?? "tin"]}</span>
            <h2 {...mark}>
              <a href={result.path} {...(own === language ? {} : { hreflang: own })}>
                <Marked segments={result.title} />
              </a>
            </h2>
            <p {...mark}>
              <Marked segments={result.excerpt} />
            </p>
            {(result.publishedAt !== null || result.kind === "channel") && (
              <p class="byline">
                <span {...markedAs("vi", language)}>{result.unitName}</span>{" "}
                {result.publishedAt !== null && (
                  <Time
                    at={result.publishedAt}
                    text={(language === "en" ? englishTime : dateAndTime)(result.publishedAt)}
                  />
                )}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** A text with what was asked for marked. */
function Marked({ segments }: { segments: readonly Segment[] }): JSX.Element {
  return <>{segments.map(({ text, found }) => (found ? <mark>{text}</mark> : text))}</>;
}
