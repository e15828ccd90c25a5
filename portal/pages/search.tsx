/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from "preact";
import { listUnits } from "../../server/public-store/queries.ts";
import type { Found } from "../../server/public-store/search/find-entries.ts";
import { showEntries } from "../../server/public-store/search/show-entries.ts";
import type { Page } from "../answer.ts";
import { vietnameseNumber } from "../format.ts";
import { renderDocument } from "../parts/document.tsx";
import { Pager, Trail } from "../parts/navigation.tsx";
import { ResultList, SearchForm } from "../parts/search-results.tsx";
import { groups, type SearchRequest, searchPath } from "../search-address.ts";
import type { Site } from "../site.ts";
import { readSurroundings } from "../surroundings.ts";
import { Chips } from "./lists.tsx";

const perPage = 10;

/** The search: its form, and what was found. Undefined for a page behind the last. */
export async function searchPage(
  site: Site,
  { request, page }: { request: SearchRequest; page: number },
): Promise<Page | undefined> {
  const [surroundings, units, found] = await Promise.all([
    readSurroundings(site),
    listUnits(site.db),
    request.text === "" ? undefined : site.search.find(request),
  ]);
  const refs = found?.refs.slice((page - 1) * perPage, page * perPage) ?? [];
  if (refs.length === 0 && page > 1) return undefined;
  const results = found === undefined ? [] : await showEntries(site.db, { refs, query: found.query });
  return {
    status: 200,
    path: searchPath(request, page),
    contentType: "text/html; charset=utf-8",
    body: renderDocument(
      {
        title:
          request.text === "" ? "Tìm kiếm" : `Tìm «${request.text}»${page > 1 ? ` - trang ${page}` : ""}`,
        description: "Tìm tin, bài, cảnh báo, thông báo truy nã, văn bản, thủ tục, đơn vị trên Cổng.",
        ...(request.text === "" ? { canonical: `${site.publicUrl}/tim-kiem` } : {}),
        surroundings,
        current: "/tim-kiem",
      },
      <div class="width list-page">
        <Trail steps={[]} />
        <h1>Tìm kiếm</h1>
        <SearchForm request={request} categories={surroundings.categories} units={units} />
        {found === undefined ? (
          <Hints />
        ) : (
          <>
            <Summary request={request} found={found} page={page} />
            <Groups request={request} kinds={found.kinds} />
            {results.length > 0 && <ResultList results={results} start={(page - 1) * perPage + 1} />}
            <Pager
              page={page}
              more={found.refs.length > page * perPage}
              pathOf={(other) => searchPath(request, other)}
            />
          </>
        )}
      </div>,
    ),
    keys: ["layout"],
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
function Groups({ request, kinds }: { request: SearchRequest; kinds: Found["kinds"] }): JSX.Element | null {
  const count = (some: readonly string[]) => some.reduce((sum, kind) => sum + (kinds.get(kind) ?? 0), 0);
  const shown = groups.filter(({ id, kinds: some }) => count(some) > 0 || id === request.group);
  if (shown.length < 2 && request.group === "") return null;
  return (
    <Chips
      name="Loại kết quả"
      chips={[{ id: "", name: "Tất cả", kinds: [] }, ...shown].map(({ id, name, kinds: some }) => ({
        href: searchPath({ ...request, group: id }, 1),
        label: id === "" || request.group !== "" ? name : `${name} (${count(some)})`,
        here: id === request.group,
      }))}
    />
  );
}

function Summary({
  request,
  found,
  page,
}: {
  request: SearchRequest;
  found: Found;
  page: number;
}): JSX.Element {
  const count = found.refs.length;
  if (count === 0) return <NothingFound request={request} found={found} />;
  const narrowed = found.more
    ? `Hơn ${vietnameseNumber(count)} kết quả, đây là những kết quả sát nhất. Thêm từ hoặc chọn thời gian để thu hẹp.`
    : `${vietnameseNumber(count)} kết quả.`;
  return (
    <div class="found" role="status">
      <p>
        {narrowed}
        {page > 1 && ` Trang ${page}.`}
      </p>
      {found.corrected && (
        <p>
          Đang hiển thị kết quả cho <b>«{found.query.text}»</b>.{" "}
          <a href={searchPath({ ...request, asTyped: true }, 1)}>Tìm đúng «{request.text}»</a>
        </p>
      )}
      {found.partly && <p>Không có kết quả khớp toàn bộ; đây là những kết quả gần nhất.</p>}
      <Meant request={request} found={found} />
    </div>
  );
}

function Meant({ request, found }: { request: SearchRequest; found: Found }): JSX.Element | null {
  if (found.meant === undefined) return null;
  return (
    <p>
      Có phải bạn muốn tìm: <a href={searchPath({ ...request, text: found.meant }, 1)}>{found.meant}</a>?
    </p>
  );
}

function NothingFound({ request, found }: { request: SearchRequest; found: Found }): JSX.Element {
  const narrowed =
    request.group !== "" || request.category !== "" || request.unit !== "" || request.period !== "";
  return (
    <div class="found" role="status">
      <p>
        Không có kết quả nào cho <b>«{request.text}»</b>.
      </p>
      <Meant request={request} found={found} />
      <Hints>
        {narrowed && (
          <li>
            Bỏ thu hẹp:{" "}
            <a href={searchPath({ ...request, group: "", category: "", unit: "", period: "" }, 1)}>
              tìm «{request.text}» trong toàn Cổng
            </a>
            .
          </li>
        )}
      </Hints>
    </div>
  );
}

function Hints({ children }: { children?: ComponentChildren }): JSX.Element {
  return (
    <ul class="search-hints">
      {children}
      <li>Gõ có dấu hoặc không dấu đều được: «lừa đảo» hay «lua dao».</li>
      <li>Đặt trong ngoặc kép để tìm đúng cụm từ: «"căn cước công dân"».</li>
      <li>Tên xã, huyện cũ vẫn tìm được: «huyện Thọ Xuân».</li>
      <li>
        Tìm đơn vị, số điện thoại: <a href="/don-vi">Công an các đơn vị</a>. Kiểm tra một trang có phải của
        Công an không: <a href="/kenh-chinh-thuc">kênh chính thức</a>.
      </li>
      <li>
        Việc khẩn cấp, hãy gọi <a href="tel:113">113</a>, <a href="tel:114">114</a> hoặc{" "}
        <a href="tel:115">115</a>.
      </li>
    </ul>
  );
}
