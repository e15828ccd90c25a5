import { emptyDetails, type ItemDetails, itemDetails } from "./details.ts";

/**
 * The fields of an item whose kind changes: what the new kind has too, under the same name and fit for it, is kept;
 * `lost` names, in the old form, the fields that were filled and have no place in the new one. Pure.
 */
export function switchDetails({ to, before }: { to: string; before: ItemDetails | null }): {
  details: ItemDetails | null;
  lost: string[];
} {
  const empty = emptyDetails(to);
  if (before === null || before.kind === to) return { details: before ?? empty, lost: [] };
  const untouched = new Map(Object.entries(emptyDetails(before.kind) ?? {}));
  let details = empty;
  const lost: string[] = [];
  for (const [field, value] of Object.entries(before)) {
    if (field === "kind" || isSame(value, untouched.get(field))) continue;
    const kept =
      details !== null && field in details
        ? itemDetails.safeParse({ ...details, [field]: value })
        : undefined;
    if (kept?.success === true) details = kept.data;
    else lost.push(field);
  }
  return { details, lost };
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
