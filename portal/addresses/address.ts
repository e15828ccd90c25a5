import { cleanText } from "../../body/clean-text.ts";
import { pathForm } from "../../body/kinds/page.ts";
import { type MachineAddress, readMachineAddress } from "../machines/machine-address.ts";
import { readSearchRequest, type SearchRequest, searchPath } from "../search/search-address.ts";
import type { Language } from "../words.ts";
import { addressIn, languageAt } from "./counterparts.ts";

/** A page that an address names. `path` is its one spelling, known query only, in a fixed order. */
export type Address =
  | { readonly route: "home"; readonly path: string }
  | { readonly route: "category"; readonly path: string; readonly slug: string; readonly page: number }
  | { readonly route: "units"; readonly path: string; readonly name: string }
  | { readonly route: "unit"; readonly path: string; readonly slug: string; readonly page: number }
  | { readonly route: "article"; readonly path: string; readonly id: string }
  | {
      readonly route: "wanted" | "missing";
      readonly path: string;
      readonly filter: PersonFilter;
      readonly page: number;
    }
  | { readonly route: "warnings"; readonly path: string; readonly topic: string; readonly page: number }
  | {
      readonly route: "documents" | "procedures" | "questions";
      readonly path: string;
      readonly filter: RecordFilter;
      readonly page: number;
    }
  | { readonly route: "tip"; readonly path: string; readonly notice: string; readonly language: Language }
  | { readonly route: "subscription"; readonly path: string }
  | { readonly route: "error-report" | "draft-comment"; readonly path: string; readonly itemId: string }
  | { readonly route: "static"; readonly path: string; readonly name: string }
  | { readonly route: "sitemap-page" | "design" | "open-data-index" | "statistics"; readonly path: string }
  | {
      readonly route: "channels";
      readonly path: string;
      readonly filter: ChannelFilter;
      readonly page: number;
    }
  | {
      readonly route: "search";
      readonly path: string;
      readonly request: SearchRequest;
      readonly page: number;
      readonly language: Language;
    }
  | { readonly route: "suggestions"; readonly path: string; readonly text: string }
  | { readonly route: "channels-json"; readonly path: string }
  | MachineAddress;

/** What the list of official channels is narrowed to; empty texts mean all. */
export interface ChannelFilter {
  readonly platform: string;
  readonly unit: string;
  readonly name: string;
}

/** Whom a list of persons shows; empty texts mean all. */
export interface PersonFilter {
  readonly name: string;
  /** Part of the residence or the native place. */
  readonly place: string;
  readonly year: string;
  readonly type: string;
}

/** What a list of documents, procedures or questions shows; empty texts mean all. */
export interface RecordFilter {
  readonly words: string;
  readonly field: string;
  /** Stage of a document ("du-thao" or "ban-hanh"), level of a procedure ("province" or "commune"). */
  readonly part: string;
  readonly type: string;
  /** Of documents alone: who issued it, in which year, and whether it is in force ("con", "chua" or "het"). */
  readonly issuer: string;
  readonly year: string;
  readonly effect: string;
}

const idLength = 16;
const articleForm = /^\/tin\/(?:[a-z0-9-]{1,120}-)?([0-9a-hjkmnp-tv-z]{16})$/;
const idForm = /^[0-9a-hjkmnp-tv-z]{16}$/;
const slugForm = /^[a-z0-9-]{1,120}$/;
const maxPage = 5000;
const maxName = 80;
const fixed = {
  "/kenh-chinh-thuc.json": "channels-json",
  "/dang-ky-nhan-tin": "subscription",
  "/so-do-cong": "sitemap-page",
  "/thiet-ke": "design",
  "/du-lieu-mo": "open-data-index",
  "/thong-ke": "statistics",
} as const;

/**
 * The key under which the page of a request target may lie ready: the target itself, for an article the id alone. The
 * page found there is the right one only when its own path is the target.
 */
export function readyKey(target: string): string {
  return target.startsWith("/tin/") ? `/tin/${target.slice(-idLength)}` : target;
}

/** What a request target (path and query, as on the wire) asks for; undefined when the portal has no such page. */
export function readAddress(target: string): Address | undefined {
  const cut = target.indexOf("?");
  const path = cut < 0 ? target : target.slice(0, cut);
  const query = new URLSearchParams(cut < 0 ? "" : target.slice(cut + 1));
  const page = pageNumber(query.get("trang"));
  if (path === "/") return { route: "home", path };
  const machine = readMachineAddress(path, query);
  if (machine !== undefined) return machine;
  const article = articleForm.exec(path)?.[1];
  if (article !== undefined) return { route: "article", path: `/tin/${article}`, id: article };
  const [, first = "", second, third] = path.split("/");
  if (third === undefined && second !== undefined && slugForm.test(second)) {
    if (first === "chuyen-muc") return { route: "category", path: withPage(path, page), slug: second, page };
    if (first === "don-vi") return { route: "unit", path: withPage(path, page), slug: second, page };
  }
  return listAddress(path, query, page) ?? fixedAddress(path);
}

function listAddress(path: string, query: URLSearchParams, page: number): Address | undefined {
  switch (path) {
    case "/don-vi": {
      const name = words(query, "ten");
      return { route: "units", path: withQuery(path, { ten: name }, 1), name };
    }
    case "/truy-na":
    case "/truy-tim": {
      const filter = {
        name: words(query, "ten"),
        place: words(query, "noi"),
        year: year(query),
        type: slug(query, "loai"),
      };
      const route = path === "/truy-na" ? "wanted" : "missing";
      return { route, path: personsPath(path, filter, page), filter, page };
    }
    case "/canh-bao": {
      const topic = slug(query, "chu-de");
      return { route: "warnings", path: withQuery(path, { "chu-de": topic }, page), topic, page };
    }
    case "/van-ban":
    case "/thu-tuc":
    case "/hoi-dap": {
      const documents = path === "/van-ban";
      const filter = {
        words: words(query, "tu"),
        field: words(query, "linh-vuc"),
        part: slug(query, path === "/thu-tuc" ? "cap" : "giai-doan"),
        type: words(query, "loai"),
        issuer: documents ? words(query, "co-quan") : "",
        year: documents ? year(query) : "",
        effect:
          documents && /^(?:con|chua|het)$/.test(query.get("hieu-luc") ?? "") ? slug(query, "hieu-luc") : "",
      };
      const route = documents ? "documents" : path === "/thu-tuc" ? "procedures" : "questions";
      return { route, path: recordsPath(path, filter, page), filter, page };
    }
    case "/kenh-chinh-thuc":
      return channelsAddress(query, page);
    case "/tim-kiem":
    case "/en/search": {
      const language = languageAt(path);
      const request = readSearchRequest(query);
      return { route: "search", path: searchPath(request, page, language), request, page, language };
    }
    case "/goi-y": {
      const { text } = readSearchRequest(query);
      return { route: "suggestions", path: withQuery(path, { q: text }, 1), text };
    }
    case "/bao-loi":
    case "/gop-y": {
      const name = path === "/bao-loi" ? "bai" : "van-ban";
      const itemId = query.get(name) ?? "";
      if (!idForm.test(itemId)) return undefined;
      const route = path === "/bao-loi" ? "error-report" : "draft-comment";
      return { route, path: withQuery(path, { [name]: itemId }, 1), itemId };
    }
    case "/to-giac":
    case "/en/report": {
      const language = languageAt(path);
      const notice = words(query, "thong-bao");
      return { route: "tip", path: tipPath(notice, language), notice, language };
    }
  }
}

function fixedAddress(path: string): Address | undefined {
  const known = Object.entries(fixed).find(([name]) => name === path);
  if (known !== undefined) return { route: known[1], path };
  const name = path.slice(1);
  return path.startsWith("/") && pathForm.test(name) ? { route: "static", path, name } : undefined;
}

/** Free text of a query, in one spelling and not too long. */
function words(query: URLSearchParams, name: string): string {
  return [...cleanText(query.get(name) ?? "").trim()].slice(0, maxName).join("");
}

function year(query: URLSearchParams): string {
  const text = query.get("nam") ?? "";
  return /^(19|20)\d\d$/.test(text) ? text : "";
}

function slug(query: URLSearchParams, name: string): string {
  const text = query.get(name) ?? "";
  return slugForm.test(text) ? text : "";
}

/** The address of a list of persons, narrowed, at a page. */
export function personsPath(path: string, filter: PersonFilter, page: number): string {
  return withQuery(path, { ten: filter.name, noi: filter.place, nam: filter.year, loai: filter.type }, page);
}

/** The address of a list of documents, procedures or questions, narrowed, at a page. */
export function recordsPath(path: string, filter: RecordFilter, page: number): string {
  const part = path === "/thu-tuc" ? "cap" : "giai-doan";
  return withQuery(
    path,
    {
      tu: filter.words,
      "linh-vuc": filter.field,
      [part]: filter.part,
      loai: filter.type,
      "co-quan": filter.issuer,
      nam: filter.year,
      "hieu-luc": filter.effect,
    },
    page,
  );
}

function channelsAddress(query: URLSearchParams, page: number): Address {
  const filter = {
    platform: slug(query, "nen-tang"),
    unit: slug(query, "don-vi"),
    name: words(query, "ten"),
  };
  return { route: "channels", path: channelsPath(filter, page), filter, page };
}

/** The address of the page on reporting a crime, with the number of the notice that it is about, if any. */
export function tipPath(notice: string, language: Language): string {
  return withQuery(addressIn(language, "/to-giac"), { "thong-bao": notice }, 1);
}

/** The address of the list of official channels, narrowed, at a page. */
export function channelsPath(filter: ChannelFilter, page: number): string {
  return withQuery(
    "/kenh-chinh-thuc",
    { "nen-tang": filter.platform, "don-vi": filter.unit, ten: filter.name },
    page,
  );
}

/** A path with what is asked of it, in this order, empty texts left out; the first page has no number. */
export function withQuery(path: string, parameters: Readonly<Record<string, string>>, page: number): string {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== ""));
  if (page > 1) query.set("trang", String(page));
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** The address of a page of a list; the first has no number. */
export function withPage(path: string, page: number): string {
  return page > 1 ? `${path}?trang=${page}` : path;
}

function pageNumber(text: string | null): number {
  if (text === null || !/^[1-9]\d{0,3}$/.test(text)) return 1;
  return Math.min(Number(text), maxPage);
}
