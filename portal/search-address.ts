import { cleanQuery } from "../server/public-store/search/parse-query.ts";

/** What somebody asks the search for; empty texts mean no narrowing. */
export interface SearchRequest {
  readonly text: string;
  /** One of `groups`. */
  readonly group: string;
  /** Slugs of a section or category, and of a unit. */
  readonly category: string;
  readonly unit: string;
  /** One of `periods`. */
  readonly period: string;
  readonly newestFirst: boolean;
  /** Whether what was typed is meant, although it looks like an error of typing. */
  readonly asTyped: boolean;
}

/** The kinds of things that a reader can choose from, with the kinds of items in each. */
export const groups: readonly {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly string[];
}[] = [
  {
    id: "tin",
    name: "Tin, bài",
    kinds: ["news", "crime-incident", "guide", "legal", "good-deed", "event", "video-script", "correction"],
  },
  { id: "canh-bao", name: "Cảnh báo", kinds: ["warning"] },
  { id: "truy-na", name: "Truy nã", kinds: ["wanted"] },
  { id: "tim-nguoi", name: "Tìm người", kinds: ["missing"] },
  { id: "van-ban", name: "Văn bản", kinds: ["document"] },
  { id: "thu-tuc", name: "Thủ tục", kinds: ["procedure"] },
  { id: "hoi-dap", name: "Hỏi đáp", kinds: ["question"] },
  { id: "don-vi", name: "Đơn vị", kinds: ["unit"] },
  { id: "kenh", name: "Kênh chính thức", kinds: ["channel"] },
  { id: "trang", name: "Trang giới thiệu", kinds: ["page"] },
];

/** How far back a reader looks, in days. */
export const periods: readonly { readonly id: string; readonly name: string; readonly days: number }[] = [
  { id: "tuan", name: "7 ngày qua", days: 7 },
  { id: "thang", name: "30 ngày qua", days: 30 },
  { id: "nam", name: "12 tháng qua", days: 365 },
];

const slugForm = /^[a-z0-9-]{1,120}$/;

/** Reads the request of `/tim-kiem`; what it does not know counts as not said. */
export function readSearchRequest(query: URLSearchParams): SearchRequest {
  const slug = (name: string) => {
    const text = query.get(name) ?? "";
    return slugForm.test(text) ? text : "";
  };
  const oneOf = (name: string, known: readonly { id: string }[]) =>
    known.find(({ id }) => id === query.get(name))?.id ?? "";
  return {
    text: cleanQuery(query.get("q") ?? ""),
    group: oneOf("loai", groups),
    category: slug("muc"),
    unit: slug("don-vi"),
    period: oneOf("thoi-gian", periods),
    newestFirst: query.get("xep") === "moi",
    asTyped: query.get("dung") === "1",
  };
}

/** The one address of a request at a page. */
export function searchPath(request: SearchRequest, page: number): string {
  const query = new URLSearchParams();
  const said = {
    q: request.text,
    loai: request.group,
    muc: request.category,
    "don-vi": request.unit,
    "thoi-gian": request.period,
    xep: request.newestFirst ? "moi" : "",
    dung: request.asTyped ? "1" : "",
    trang: page > 1 ? String(page) : "",
  };
  for (const [name, value] of Object.entries(said)) if (value !== "") query.set(name, value);
  const text = query.toString();
  return text === "" ? "/tim-kiem" : `/tim-kiem?${text}`;
}
