import { sql } from "kysely";
import { type Database, inTransaction } from "../foundation/database.ts";
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

/** An account is one person's; behind one address a whole station may sit, so it is slowed down later. */
export const throttleRules = {
  account: { free: 5, firstWait: minute / 2, longestWait: hour, forgetsAfter: 24 * hour },
  source: { free: 30, firstWait: minute / 2, longestWait: hour, forgetsAfter: hour },
} as const satisfies Record<string, ThrottleRule>;

/** How long to wait after this many failures in a row, in milliseconds. */
export function waitAfter({ failures, rule }: { failures: number; rule: ThrottleRule }): number {
  if (failures < rule.free) return 0;
  return Math.min(rule.firstWait * 2 ** (failures - rule.free), rule.longestWait);
}

/** An attempt that was let through (or not): until when the caller must wait, and what this attempt, if it fails, locks. */
export type Attempt =
  | { readonly allowed: false; readonly lockedUntil: Date }
  | { readonly allowed: true; readonly locksAccount: { failures: number; until: Date } | null };

/**
 * Lets one attempt through unless account or source must wait. Counts it as failed beforehand, so that many attempts at
 * once are no way around; `forgiveAttempt` takes it back when it succeeds. Accounts that do not exist count alike.
 */
export async function beginAttempt(
  db: Database,
  { username, source, now }: { username: string; source: string; now: Date },
): Promise<Attempt> {
  const outcome = await inTransaction<Attempt>(db, async (tx) => {
    // Always in this order, so that two attempts cannot wait for each other.
    const account = await lockRow(tx, keysOf({ username, source }).account, now);
    const origin = await lockRow(tx, keysOf({ username, source }).source, now);
    const until = Math.max(account.locked_until?.getTime() ?? 0, origin.locked_until?.getTime() ?? 0);
    if (until > now.getTime()) return done({ allowed: false, lockedUntil: new Date(until) });
    const locked = await countFailure(tx, { row: account, rule: throttleRules.account, now });
    await countFailure(tx, { row: origin, rule: throttleRules.source, now });
    return done({ allowed: true, locksAccount: locked });
  });
  if (!outcome.ok) throw new Error("an attempt was neither allowed nor refused");
  return outcome.value;
}

/** Takes back what `beginAttempt` counted: the account starts afresh, the source is one failure lighter. */
export async function forgiveAttempt(
  db: Database,
  { username, source }: { username: string; source: string },
): Promise<void> {
  const keys = keysOf({ username, source });
  await db.deleteFrom("sign_in_throttle").where("key", "=", keys.account).execute();
  await db
    .updateTable("sign_in_throttle")
    .set({ failures: sql`greatest(failures - 1, 0)`, locked_until: null })
    .where("key", "=", keys.source)
    .execute();
}

function keysOf({ username, source }: { username: string; source: string }) {
  return { account: `account:${username}`, source: `source:${source}` };
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
