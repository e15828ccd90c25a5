/** PostgreSQL is stopping, crashed, starting (SQLSTATE 57P01 to 57P03), or has no connection left (53300). */
const sqlStates: ReadonlySet<string> = new Set(["57P01", "57P02", "57P03", "53300"]);

/** Errors of connections that could not be opened: nothing was asked over them, so nothing was stored. */
const unopened = new WeakSet<Error>();

/** Remembers that an error came from opening a connection to the database. */
export function markUnopened(error: unknown): void {
  if (error instanceof Error) unopened.add(error);
}

/**
 * Whether an error says that the database does not answer and that nothing was stored. Not each refused connection is
 * one: a mail server or a platform may refuse too. A connection that was lost in the middle of an act is none either,
 * for the act may have been stored.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return unopened.has(error) || sqlStates.has(code);
}
