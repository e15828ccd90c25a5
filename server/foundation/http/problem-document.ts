import type { Problem } from "../outcome.ts";

/** The text of a problem document (RFC 9457). */
export function problemDocument(problem: Problem): string {
  return JSON.stringify({
    type: `urn:trongdong:problem:${problem.code}`,
    title: problem.title,
    status: problem.status,
    detail: problem.detail,
    code: problem.code,
    ...(problem.fields === undefined ? {} : { fields: problem.fields }),
    ...problem.extra,
  });
}
