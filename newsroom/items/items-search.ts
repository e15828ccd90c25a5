import { vi } from "../texts/vi.ts";
import { keysOf } from "../ui/keys-of.ts";

/** What the list of items is narrowed by; kept in the address, so that it can be gone back to. */
export interface ItemsSearch {
  readonly scope?: "mine" | "unit" | "all";
  readonly state?: keyof typeof vi.words.itemState;
  readonly kind?: keyof typeof vi.words.kind;
  readonly q?: string;
}

const scopes = keysOf(vi.items.list.scopes);
const states = keysOf(vi.words.itemState);
const kinds = keysOf(vi.words.kind);

/** Reads the address; what is empty or unknown narrows nothing. */
export function readItemsSearch(search: Readonly<Record<string, unknown>>): ItemsSearch {
  const scope = scopes.find((known) => known === search.scope);
  const state = states.find((known) => known === search.state);
  const kind = kinds.find((known) => known === search.kind);
  const { q } = search;
  return {
    ...(scope === undefined ? {} : { scope }),
    ...(state === undefined ? {} : { state }),
    ...(kind === undefined ? {} : { kind }),
    ...(typeof q === "string" && q !== "" ? { q } : {}),
  };
}
