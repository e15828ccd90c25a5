import { emptyWarning } from "./empty-warning.ts";
import type { WarningDetails } from "./warning.ts";

/** How a new form stood before "nobody chose" had a value of its own; older sealed contents bear it. */
const formerEmptyWarning: WarningDetails = {
  ...emptyWarning,
  severity: "Moderate",
  urgency: "Expected",
  certainty: "Likely",
};

/**
 * The fields of an item that are told to anybody: preview, review, page, CAP alert and public API ask here. A warning
 * whose form nobody filled tells none (null); its body says all. Pure.
 */
export function shownDetails<Details>(details: Details): Details | null {
  return isSame(details, emptyWarning) || isSame(details, formerEmptyWarning) ? null : details;
}

/** Whether each field stands as in a form, whatever their order. */
function isSame(details: unknown, form: WarningDetails): boolean {
  if (typeof details !== "object" || details === null) return false;
  const values = new Map<string, unknown>(Object.entries(details));
  return Object.entries(form).every(
    ([field, value]) => JSON.stringify(values.get(field)) === JSON.stringify(value),
  );
}
