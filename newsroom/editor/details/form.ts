import type { ReactNode } from "react";
import { type DetailsOfKinds, type ItemDetails, missingFields } from "../../../body/kinds/details.ts";
import type { ApiProblem } from "../../api/problem.ts";

/** The fields of one kind as they stand in the editor, what the server said of them, and how a change is kept. */
export interface Form<Details extends ItemDetails = ItemDetails> {
  readonly details: Details;
  readonly problem: ApiProblem | null;
  readonly onChange: (details: Details) => void;
}

/** What the form of a kind is given. */
export interface FormProps<Details extends ItemDetails> {
  readonly form: Form<Details>;
  readonly itemId: string;
}

/** The forms by kind. */
export type FormsOfKinds = {
  readonly [K in keyof DetailsOfKinds]: (props: FormProps<DetailsOfKinds[K]>) => ReactNode;
};

/** The fields of a kind that hold a text. */
export type TextKey<Details> = {
  [Key in keyof Details]: Details[Key] extends string ? Key : never;
}[keyof Details] &
  string;

/** The same form with one text changed. */
export function withText<Details extends ItemDetails>(
  details: Details,
  field: TextKey<Details>,
  text: string,
): Details {
  return { ...details, [field]: text };
}

/** The sentence for a field that must be filled before submission and would be empty; null when it may stay empty. */
export function missingWhenEmpty<Details extends ItemDetails>(
  details: Details,
  field: TextKey<Details>,
): string | null {
  const empty = withText(details, field, "");
  const missing = missingFields({ kind: details.kind, details: empty }).find(
    ({ path }) => path === `details.${field}`,
  );
  return missing?.message ?? null;
}

/** Where a field of the form stands on the page; leads of what lacks go there. */
export function fieldId(path: string): string {
  return `field-details-${path.replaceAll(".", "-")}`;
}
