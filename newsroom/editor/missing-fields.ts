import type { FieldProblem } from "../api/problem.ts";

/** Where on the editor's page a field of the draft stands: the ids of its element and, where that is not there, of its part. */
export function anchorsOf(path: string): string[] {
  const parts = path.replace(/^draft\./, "").split(".");
  const [first = "", second] = parts;
  if (first === "coverAssetId") return ["field-pictures"];
  if (first === "details" && second !== undefined)
    return [`field-${parts.join("-")}`, `field-details-${second}`, "field-details"];
  return [`field-${first === "content" ? "body" : first}`];
}

/** What lacks, each sentence once. */
export function distinctMissing(fields: readonly FieldProblem[]): FieldProblem[] {
  return fields.filter(
    (field, index) => fields.findIndex((other) => other.message === field.message) === index,
  );
}
