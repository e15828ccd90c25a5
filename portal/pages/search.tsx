/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from "preact";
import { listUnits } from "../../server/public-store/queries.ts";
import type { Found } from "../../server/public-store/search/find-entries.ts";
import { showEntries } from "../../server/public-store/search/show-entries.ts";
import { addressIn, markedAs } from "../addresses/counterparts.ts";
import type { Page } from "../http/answer.ts";
import { englishMenu } from "../layout.ts";
import { renderDocument } from "../parts/document.tsx";
import { EmergencyCalls } from "../parts/emergency-calls.tsx";
import { EnglishBanner } from "../parts/english-warnings.tsx";
import { Pager, Trail } from "../parts/navigation.tsx";
import { ResultList, SearchForm } from "../parts/search-results.tsx";
import { groups, type SearchRequest, searchPath } from "../search/search-address.ts";
import { searchWordsIn } from "../search/search-words.ts";
import type { Site } from "../site.ts";
import { readEnglishWarnings, readSurroundings, surroundingKeys } from "../surroundings.ts";
import { type Language, otherLanguage, wordsIn } from "../words.ts";
import { Chips } from "./lists.tsx";

const perPage = 10;

/** What somebody asked, and in which language the page speaks. */
interface PageSearch {
  readonly request: SearchRequest;
  readonly language: Language;
}

/** The search: its form, and what was found. Undefined for a page behind the last. */
export async function searchPage(
  site: Site,
  { request, page, language }: PageSearch & { page: number },
): Promise<Page | undefined> {
  const [surroundings, units, warnings, found] = await Promise.all([
    readSurroundings(site),
    listUnits(site.db),
    readEnglishWarnings(site, language),
    request.text === "" ? undefined : site.search.find(request, language),
  ]);
  const refs = found?.refs.slice((page - 1) * perPage, page * perPage) ?? [];
  if (refs.length === 0 && page > 1) return undefined;
  const results = found === undefined ? [] : await showEntries(site.db, { refs, query: found.query });
  const words = wordsIn(language);
  const { description, titleFor } = searchWordsIn(language);
  const place = addressIn(language, "/tim-kiem");
  const search = { request, language };
  return {
    status: 200,
    path: searchPath(request, page, language),
    contentType: "text/html; charset=utf-8",
    body: renderDocument(
      {
        title:
          request.text === ""
            ? words.search
            : titleFor(request.text) + (page > 1 ? ` - ${words.page.toLowerCase()} ${page}` : ""),
        description,
        ...(request.text === "" ? { canonical: `${site.publicUrl}${place}` } : {}),
        surroundings,
        current: place,
        language,
        counterpart: searchPath(request, page, otherLanguage(language)),
      },
      <>
        <EnglishBanner warnings={warnings} />
        <div class="width list-page">
          <Trail steps={[]} language={language} />
          <h1>{words.search}</h1>
          <SearchForm
            request={request}
            categories={surroundings.categories}
            units={units}
            language={language}
          />
          {found === undefined ? (
            <Hints language={language} />
          ) : (
            <>
              <Summary search={search} found={found} page={page} />
              <Groups search={search} kinds={found.kinds} />
              {results.length > 0 && (
                <ResultList results={results} start={(page - 1) * perPage + 1} language={language} />
              )}
              <Pager
                page={page}
                more={found.refs.length > page * perPage}
                pathOf={(other) => searchPath(request, other, language)}
                language={language}
              />
            </>
          )}
        </div>
      </>,
    ),
    keys: surroundingKeys(language),
    // Free text has endless spellings; answers are remembered by the search room, within bounds.
    stored: request.text === "",
  };
}

/** Completions for what is being typed, for the script of the search box. */
export async function suggestionsPage(
  site: Site,
  { path, text }: { path: string; text: string },
): Promise<Page> {
  const suggestions = text === "" ? [] : await site.search.suggest(text);
  return {
    status: 200,
    path,
    contentType: "application/json; charset=utf-8",
    body: JSON.stringify({ suggestions }),
    keys: [],
    stored: false,
  };
}

/** The kinds among what was found, each a way to narrow to it. */
function Groups({
  search: { request, language },
  kinds,
}: {
  search: PageSearch;
  kinds: Found["kinds"];
}): JSX.Element | null {
  const words = searchWordsIn(language);
  const count = (some: readonly string[]) => some.reduce((sum, kind) => sum + (kinds.get(kind) ?? 0), 0);
  const shown = groups.filter(({ id, kinds: some }) => count(some) > 0 || id === request.group);
  if (shown.length < 2 && request.group === "") return null;
  const chip = (group: string, label: string) => ({
    href: searchPath({ ...request, group }, 1, language),
    label,
    here: group === request.group,
  });
  return (
    <Chips
      name={words.kind}
      chips={[
        chip("", wordsIn(language).all),
        ...shown.map(({ id, kinds: some }) =>
          chip(id, words.groups[id] + (request.group === "" ? ` (${count(some)})` : "")),
        ),
      ]}
    />
  );
}

function Summary({ search, found, page }: { search: PageSearch; found: Found; page: number }): JSX.Element {
  const { request, language } = search;
  const words = searchWordsIn(language);
  const count = found.refs.length;
  if (count === 0) return <NothingFound search={search} found={found} />;
  return (
    <div class="found" role="status">
      <p>
        {found.more ? words.countOfMany(count) : words.count(count)}
        {page > 1 && ` ${wordsIn(language).page} ${page}.`}
      </p>
      {found.corrected && (
        <p>
          {words.showing}{" "}
          <b {...guessedLanguage(found.query.text, language)}>{words.quoted(found.query.text)}</b>.{" "}
          <a href={searchPath({ ...request, asTyped: true }, 1, language)}>
            {words.insist} {words.quoted(request.text)}
          </a>
        </p>
      )}
      {found.partly && <p>{words.partly}</p>}
      <Meant search={search} found={found} />
    </div>
  );
}

/** A corrected query is Vietnamese when it has letters that English lacks; otherwise nobody knows. */
function guessedLanguage(text: string, page: Language) {
  return /[^\p{ASCII}]/u.test(text) ? markedAs("vi", page) : {};
}

function Meant({
  search: { request, language },
  found: { meant },
}: {
  search: PageSearch;
  found: Found;
}): JSX.Element | null {
  if (meant === undefined) return null;
  return (
    <p>
      {searchWordsIn(language).meant}{" "}
      <a href={searchPath({ ...request, text: meant }, 1, language)} {...guessedLanguage(meant, language)}>
        {meant}
      </a>
      ?
    </p>
  );
}

function NothingFound({ search, found }: { search: PageSearch; found: Found }): JSX.Element {
  const { request, language } = search;
  const words = searchWordsIn(language);
  const narrowed =
    request.group !== "" || request.category !== "" || request.unit !== "" || request.period !== "";
  const widened = { ...request, group: "", category: "", unit: "", period: "" };
  return (
    <div class="found" role="status">
      <p>
        {words.nothing} <b>{words.quoted(request.text)}</b>.
      </p>
      <Meant search={search} found={found} />
      <Hints language={language}>
        {narrowed && (
          <li>
            {words.widen} <a href={searchPath(widened, 1, language)}>{words.everywhere(request.text)}</a>.
          </li>
        )}
      </Hints>
    </div>
  );
}

function Hints({ language, children }: { language: Language; children?: ComponentChildren }): JSX.Element {
  const words = searchWordsIn(language);
  return (
    <ul class="search-hints">
      {children}
      {words.hints.map(({ before, samples, after }) => (
        <li>
          {before}
          <span {...markedAs("vi", language)}>{samples}</span>
          {after}
        </li>
      ))}
      {language === "en" && (
        <li>
          In English:{" "}
          {englishMenu.map(({ label, href }, index) => (
            <>
              {index > 0 && ", "}
              <a href={href}>{label}</a>
            </>
          ))}
          .
        </li>
      )}
      <li>
        {words.findUnit} <a href="/don-vi">{words.units}</a>. {words.checkPage}{" "}
        <a href="/kenh-chinh-thuc">{words.channels}</a>.
      </li>
      <li>
        {wordsIn(language).inNeed} <EmergencyCalls language={language} />.
      </li>
    </ul>
  );
}
