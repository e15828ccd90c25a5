import { kinds } from "../../body/kinds/list.ts";

/** A list that the public API can be asked for; without kinds it holds all of the news. */
export interface ApiList {
  readonly name: string;
  readonly kinds: readonly string[] | undefined;
  /** What the description of the API says of it. */
  readonly summary: string;
}

/** The lists of the public API: the news, and each kind that has a list of its own. */
export const apiLists: readonly ApiList[] = [
  { name: "articles", kinds: undefined, summary: "Everything that is published, newest first" },
  ...kinds.flatMap(({ id, apiList }) => (apiList === null ? [] : [{ ...apiList, kinds: [id] }])),
];

/** Which things a list holds; empty texts mean all. `before` is the moment that a page begins at, as `next` gave it. */
export interface ApiFilter {
  readonly category: string;
  readonly unit: string;
  readonly before: string;
  readonly limit: number;
}

/** An address of the public API. */
export type ApiAddress =
  | { readonly route: "api-list"; readonly path: string; readonly list: ApiList; readonly filter: ApiFilter }
  | { readonly route: "api-one"; readonly path: string; readonly id: string }
  | {
      readonly route: "api-units" | "api-channels" | "api-categories" | "api-description";
      readonly path: string;
    };

const base = "/api/v1/public";
const whole = { units: "api-units", channels: "api-channels", categories: "api-categories" } as const;
const slug = /^[a-z0-9-]{1,120}$/;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
const mostAtOnce = 100;
const usual = 20;

/** Reads an address of the public API; what the query says wrongly is left out, so that each list has few spellings. */
export function readApiAddress(path: string, query: URLSearchParams): ApiAddress | undefined {
  if (!path.startsWith(`${base}/`)) return undefined;
  const [name = "", id, ...rest] = path.slice(base.length + 1).split("/");
  if (rest.length > 0) return undefined;
  if (id !== undefined)
    return name === "articles" && /^[0-9a-hjkmnp-tv-z]{16}$/.test(id)
      ? { route: "api-one", path, id }
      : undefined;
  if (name === "openapi.json") return { route: "api-description", path };
  const all = Object.entries(whole).find(([known]) => known === name);
  if (all !== undefined) return { route: all[1], path };
  const list = apiLists.find((known) => known.name === name);
  if (list === undefined) return undefined;
  const text = (key: string, form: RegExp) => {
    const given = query.get(key) ?? "";
    return form.test(given) ? given : "";
  };
  const limit = Math.min(Math.max(Math.trunc(Number(query.get("limit") ?? usual)) || usual, 1), mostAtOnce);
  const filter = {
    category: text("category", slug),
    unit: text("unit", slug),
    before: text("before", moment),
    limit,
  };
  return { route: "api-list", path: listPath({ name, filter }), list, filter };
}

/** The one spelling of a list's address. */
export function listPath({ name, filter }: { name: string; filter: ApiFilter }): string {
  const query = new URLSearchParams();
  for (const key of ["category", "unit", "before"] as const)
    if (filter[key] !== "") query.set(key, filter[key]);
  if (filter.limit !== usual) query.set("limit", String(filter.limit));
  const text = query.toString();
  return `${base}/${name}${text === "" ? "" : `?${text}`}`;
}
