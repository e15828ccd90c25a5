import type { Outcome } from "../server/foundation/outcome.ts";

/** The value of an outcome that the demonstration's data must have; throws, naming each field, when it was refused. */
export function need<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  const { code, detail, fields } = outcome.problem;
  throw new Error(
    [`${code}: ${detail}`, ...(fields ?? []).map(({ path, message }) => `${path}: ${message}`)].join("\n"),
  );
}
