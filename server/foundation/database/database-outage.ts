import { isDatabaseAway } from "./database-away.ts";

/** Errors of other libraries' connections to the database, which only they can tell. */
const reported = new WeakSet<Error>();
const driverSays =
  /^(Client has encountered a connection error|Client was closed|Connection terminated|Query read timeout|timeout exceeded when trying to connect)/;

/** Remembers that an error is about the connection to the database. */
export function markOutage(error: Error): void {
  reported.add(error);
}

/** Whether an error says that the database is away, be it in the middle of an act. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return reported.has(error) || isDatabaseAway(error) || driverSays.test(error.message);
}

/** Since when the database of this process is away; every component meets the same. */
let awaySince: number | undefined;

/** Notes that the database is away; true the first time, when it is to be told. */
export function beginOutage(): boolean {
  const isNew = awaySince === undefined;
  awaySince ??= performance.now();
  return isNew;
}

/** Notes that the database answers; the seconds that it was away, when it was. */
export function endOutage(): number | undefined {
  if (awaySince === undefined) return undefined;
  const seconds = Math.max(1, Math.round((performance.now() - awaySince) / 1000));
  awaySince = undefined;
  return seconds;
}
