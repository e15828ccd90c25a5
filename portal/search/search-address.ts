import type { SearchGroup } from "../../body/kinds/kind.ts";
import { kindsThat } from "../../body/kinds/list.ts";
import { cleanQuery } from "../../server/public-store/search/parse-query.ts";
import { addressIn } from "../addresses/counterparts.ts";
import type { Language } from "../words.ts";

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

/** A group of what can be found: kinds of items, units or channels. */
export type GroupId = SearchGroup | "don-vi" | "kenh";

function groupOfItems(id: SearchGroup): { readonly id: GroupId; readonly kinds: readonly string[] } {
  return { id, kinds: kindsThat(({ searchGroup }) => searchGroup === id) };
}

/** The groups that a reader can choose from, with the kinds of entries in each. */
export const groups: readonly { readonly id: GroupId; readonly kinds: readonly string[] }[] = [
  ...(["tin", "canh-bao", "truy-na", "tim-nguoi", "van-ban", "thu-tuc", "hoi-dap"] as const).map(
    groupOfItems,
  ),
  { id: "don-vi", kinds: ["unit"] },
  { id: "kenh", kinds: ["channel"] },
  groupOfItems("trang"),
];

/** How far back a reader looks, in days. */
export const periods = [
  { id: "tuan", days: 7 },
  { id: "thang", days: 30 },
  { id: "nam", days: 365 },
] as const;
export type PeriodId = (typeof periods)[number]["id"];

const slugForm = /^[a-z0-9-]{1,120}$/;

/** Reads the request of `/tim-kiem` and of its English counterpart; what it does not know counts as not said. */
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

/** The one address of a request at a page, with headings and filters in a language. */
export function searchPath(request: SearchRequest, page: number, language: Language): string {
  const query = new URLSearchParams();
  const chosen = {
    q: request.text,
    loai: request.group,
    muc: request.category,
    "don-vi": request.unit,
    "thoi-gian": request.period,
    xep: request.newestFirst ? "moi" : "",
    dung: request.asTyped ? "1" : "",
    trang: page > 1 ? String(page) : "",
  };
  for (const [name, value] of Object.entries(chosen)) if (value !== "") query.set(name, value);
  const text = query.toString();
  const path = addressIn(language, "/tim-kiem");
  return text === "" ? path : `${path}?${text}`;
}
