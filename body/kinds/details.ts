import { z } from "zod";
import type { KindFields } from "./kind.ts";
import { kindOf, kinds } from "./list.ts";

const [first, ...others] = kinds.flatMap(({ fields }) => (fields === null ? [] : [fields.schema]));
if (first === undefined) throw new Error("no kind has fields of its own");

/** The fields that some kinds have besides text and pictures; the others have none (null). */
export const itemDetails = z.discriminatedUnion("kind", [first, ...others]);
export type ItemDetails = z.output<typeof itemDetails>;
/** The fields of each kind that has some, by its id. */
export type DetailsOfKinds = { readonly [K in ItemDetails["kind"]]: Extract<ItemDetails, { kind: K }> };

function fieldsOf(kind: string): KindFields<ItemDetails> | null {
  return kindOf(kind)?.fields ?? null;
}

/** The empty form of a kind; null when the kind has none. */
export function emptyDetails(kind: string): ItemDetails | null {
  return fieldsOf(kind)?.empty ?? null;
}

/** The fields of a kind that are missing before submission, by path below "details". */
export function missingFields({
  kind,
  details,
}: {
  kind: string;
  details: ItemDetails | null;
}): { path: string; message: string }[] {
  if (details !== null && details.kind !== kind)
    return [{ path: "details", message: "Các mục thông tin riêng không đúng với loại tin đã chọn." }];
  const fields = fieldsOf(kind);
  if (fields === null) return [];
  if (details === null)
    return fields.isOptional
      ? []
      : [{ path: "details", message: "Chưa điền các mục thông tin riêng của loại tin này." }];
  const missing: { path: string; message: string }[] = [];
  fields.missing(details, (field, text, message) => {
    if (text.trim() === "") missing.push({ path: `details.${field}`, message });
  });
  return missing;
}

/** Where the portal shows an item of a kind with an address of its own; null for an article. */
export function ownAddress(details: ItemDetails | null): string | null {
  return details === null ? null : (fieldsOf(details.kind)?.address?.(details) ?? null);
}

/** What the fields of an item add to search; empty texts are left out. */
export function searchedFields(details: ItemDetails | null): { names: string[]; text: string[] } {
  const searched = details === null ? undefined : fieldsOf(details.kind)?.searched(details);
  const filled = (texts: readonly string[] = []) => texts.filter((text) => text.trim() !== "");
  return { names: filled(searched?.names), text: filled(searched?.text) };
}

/** Every text of the fields with its path, for the secrecy gate. */
export function textsOfDetails(details: ItemDetails | null): { path: string; text: string }[] {
  return details === null ? [] : textsIn(details, "details");
}

function textsIn(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}
