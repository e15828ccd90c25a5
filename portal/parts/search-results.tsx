/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { PublicCategory, PublicUnit } from "../../server/public-store/queries.ts";
import type { Segment } from "../../server/public-store/search/highlight.ts";
import { longestQuery } from "../../server/public-store/search/parse-query.ts";
import type { Result } from "../../server/public-store/search/show-entries.ts";
import { groups, periods, type SearchRequest } from "../search-address.ts";
import { Time } from "./articles.tsx";
import { Choice } from "./filter-form.tsx";

/** The form of the search, with what it is narrowed to. */
export function SearchForm({
  request,
  categories,
  units,
}: {
  request: SearchRequest;
  categories: readonly PublicCategory[];
  units: readonly PublicUnit[];
}): JSX.Element {
  const sections = categories.filter(({ parentSlug }) => parentSlug === null);
  return (
    <search>
      <form class="search-form" action="/tim-kiem" method="get" aria-label="Tìm kiếm trên Cổng">
        <div class="search-line">
          <label for="q">Bạn cần tìm gì?</label>
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
          <button type="submit">Tìm</button>
        </div>
        {request.group !== "" && <input type="hidden" name="loai" value={request.group} />}
        <details class="search-more" open={isNarrowed(request)}>
          <summary>Chuyên mục, đơn vị, thời gian</summary>
          <div class="search-choices">
            <Choice
              id="muc"
              label="Chuyên mục"
              value={request.category}
              choices={sections.flatMap((section) => [
                [section.slug, section.name] as const,
                ...categories
                  .filter(({ parentSlug }) => parentSlug === section.slug)
                  .map(({ slug, name }) => [slug, `– ${name}`] as const),
              ])}
            />
            <Choice
              id="don-vi"
              label="Đơn vị"
              value={request.unit}
              choices={units.map(({ slug, name }) => [slug, name])}
            />
            <Choice
              id="thoi-gian"
              label="Thời gian"
              value={request.period}
              choices={periods.map(({ id, name }) => [id, name])}
            />
            <Choice
              id="xep"
              label="Sắp xếp"
              value={request.newestFirst ? "moi" : ""}
              all="Đúng nhất"
              choices={[["moi", "Mới nhất"]]}
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

const kindNames: ReadonlyMap<string, string> = new Map(
  groups.flatMap(({ name, kinds }) => kinds.map((kind) => [kind, name] as const)),
);

/** What was found, in order, from place `start` on. */
export function ResultList({ results, start }: { results: readonly Result[]; start: number }): JSX.Element {
  return (
    <ol class="records results" start={start}>
      {results.map((result) => (
        <li>
          <span class="label">{kindNames.get(result.kind) ?? "Tin, bài"}</span>
          <h2>
            <a href={result.path}>
              <Marked segments={result.title} />
            </a>
          </h2>
          <p>
            <Marked segments={result.excerpt} />
          </p>
          {(result.publishedAt !== null || result.kind === "channel") && (
            <p class="byline">
              <span>{result.unitName}</span> {result.publishedAt !== null && <Time at={result.publishedAt} />}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

/** A text with what was asked for marked. */
function Marked({ segments }: { segments: readonly Segment[] }): JSX.Element {
  return <>{segments.map(({ text, found }) => (found ? <mark>{text}</mark> : text))}</>;
}
