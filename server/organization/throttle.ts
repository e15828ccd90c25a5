import { sql } from "kysely";
import { type Database, inTransaction } from "../foundation/database/database.ts";
import { done } from "../foundation/outcome.ts";

/** How failed attempts are slowed down: so many are free, then each further one doubles the wait. */
interface ThrottleRule {
  readonly free: number;
  readonly firstWait: number;
  readonly longestWait: number;
  /** After so long without a failure the count begins anew. All in milliseconds. */
  readonly forgetsAfter: number;
}

const minute = 60_000;
const hour = 60 * minute;

/** Tries at one account are few; behind one address a whole station may sit, so it is slowed down later. */
export const throttleRules = {
  account: { free: 5, firstWait: minute / 2, longestWait: hour, forgetsAfter: 24 * hour },
  source: { free: 30, firstWait: minute / 2, longestWait: hour, forgetsAfter: hour },
} as const satisfies Record<string, ThrottleRule>;

/** Something by which failures are counted, and how. */
interface Counter {
  readonly key: string;
  readonly rule: ThrottleRule;
}

/** An attempt at an account from a source; `proven` is what stands behind it besides the name, which anybody may know. */
export interface Attempted {
  readonly username: string;
  readonly source: string;
  readonly proven?: { readonly deviceId: string } | { readonly tokenHash: Buffer } | undefined;
}

/**
 * What an attempt is counted by, its own counter first. A stranger's: at this account from there, and from there at
 * any; never at an account from wherever, for then its name would be enough to lock its owner out. A known device and
 * a proven session are slowed down by their own failures alone.
 */
function countersOf({ username, source, proven }: Attempted): readonly Counter[] {
  if (proven === undefined)
    return [
      { key: `${pairsOf(username)}${source}`, rule: throttleRules.account },
      { key: `source:${source}`, rule: throttleRules.source },
    ];
  const key =
    "deviceId" in proven ? `device:${proven.deviceId}` : `session:${proven.tokenHash.toString("hex")}`;
  return [{ key, rule: throttleRules.account }];
}

/** What all counters of strangers at this account begin with; a name has no line break. */
export function pairsOf(username: string): string {
  return `pair:${username}\n`;
}

/** How long to wait after this many failures in a row, in milliseconds. */
export function waitAfter({ failures, rule }: { failures: number; rule: ThrottleRule }): number {
  if (failures < rule.free) return 0;
  return Math.min(rule.firstWait * 2 ** (failures - rule.free), rule.longestWait);
}

/** An attempt that was let through (or not): until when the caller must wait, and what this attempt, if it fails, locks. */
export type Attempt =
  | { readonly allowed: false; readonly lockedUntil: Date }
  | { readonly allowed: true; readonly locks: { failures: number; until: Date } | null };

/**
 * Lets one attempt through unless one of its counters must wait. Counts it as failed beforehand, so that many attempts
 * at once are no way around; `forgiveAttempt` takes it back when it succeeds. Accounts that do not exist count alike.
 */
export async function beginAttempt(
  db: Database,
  { now, ...attempted }: Attempted & { now: Date },
): Promise<Attempt> {
  const outcome = await inTransaction<Attempt>(db, async (tx) => {
    // Always in this order, so that two attempts cannot wait for each other.
    const rows: { row: Row; rule: ThrottleRule }[] = [];
    for (const { key, rule } of countersOf(attempted)) rows.push({ row: await lockRow(tx, key, now), rule });
    const until = Math.max(...rows.map(({ row }) => row.locked_until?.getTime() ?? 0));
    if (until > now.getTime()) return done({ allowed: false, lockedUntil: new Date(until) });
    const locks = [];
    for (const { row, rule } of rows) locks.push(await countFailure(tx, { row, rule, now }));
    return done({ allowed: true, locks: locks[0] ?? null });
  });
  if (!outcome.ok) throw new Error("an attempt was neither allowed nor refused");
  return outcome.value;
}

/**
 * Takes back what `beginAttempt` counted at `now`: its own counter starts afresh, the source is one failure lighter. A wait
 * that others behind the same source have earned meanwhile stays.
 */
export async function forgiveAttempt(
  db: Database,
  { now, ...attempted }: Attempted & { now: Date },
): Promise<void> {
  const [own, ...shared] = countersOf(attempted).map(({ key }) => key);
  await db
    .deleteFrom("sign_in_throttle")
    .where("key", "=", own ?? "")
    .execute();
  await db
    .updateTable("sign_in_throttle")
    .set({
      failures: sql`greatest(failures - 1, 0)`,
      locked_until: sql`case when last_failure_at = ${now} then null else locked_until end`,
    })
    .where("key", "in", [...shared, ""])
    .execute();
}

type Row = { key: string; failures: number; locked_until: Date | null; last_failure_at: Date };

/** One statement: between two a sign-in that succeeds could take the row away. */
async function lockRow(tx: Database, key: string, now: Date): Promise<Row> {
  return tx
    .insertInto("sign_in_throttle")
    .values({ key, failures: 0, locked_until: null, last_failure_at: now })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ key }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function countFailure(
  tx: Database,
  { row, rule, now }: { row: Row; rule: ThrottleRule; now: Date },
): Promise<{ failures: number; until: Date } | null> {
  const forgotten = now.getTime() - row.last_failure_at.getTime() > rule.forgetsAfter;
  const failures = (forgotten ? 0 : row.failures) + 1;
  const wait = waitAfter({ failures, rule });
  const until = wait === 0 ? null : new Date(now.getTime() + wait);
  await tx
    .updateTable("sign_in_throttle")
    .set({ failures, locked_until: until, last_failure_at: now })
    .where("key", "=", row.key)
    .execute();
  return until === null ? null : { failures, until };
}
