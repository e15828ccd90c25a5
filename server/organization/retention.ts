import { sql } from "kysely";
import { days, type Retention, removeRows } from "../foundation/retention.ts";
import { throttleRules } from "./throttle.ts";

/** What of signing in and of proposals is kept for a time. Devices are known by their own cookies: no row names one. */
export const organizationRetention: readonly Retention[] = [
  {
    name: "sign_in_throttle",
    tables: ["sign_in_throttle"],
    // From then on the next failure is counted as the first, row or no row.
    keptForMs: throttleRules.account.forgetsAfter,
    since: "the last failed try",
    why: "by then it slows nobody down any more; any made-up name adds a row; that an account was locked stands in the ledger, or in the log where strangers caused very many",
    removeBatch: ({ db }, { before, limit }) =>
      removeRows(db, {
        table: "sign_in_throttle",
        when: sql`last_failure_at < ${before} and (locked_until is null or locked_until < ${before})`,
        limit,
      }),
  },
  {
    name: "session",
    tables: ["session"],
    keptForMs: days(400),
    since: "the end of the session",
    why: "who was signed in from where is a security log, kept for 12 months at least (SEC-01); it names address and browser of a person (PD-06)",
    // Nobody's session ends later than this, whether by time or by signing out.
    removeBatch: ({ db }, { before, limit }) =>
      removeRows(db, { table: "session", when: sql`expires_at < ${before}`, limit }),
  },
  {
    name: "invitation",
    tables: ["invitation"],
    keptForMs: days(7),
    since: "its end",
    why: "its codes are good for nothing; who was invited stands in the ledger",
    removeBatch: ({ db }, { before, limit }) =>
      removeRows(db, { table: "invitation", when: sql`expires_at < ${before}`, limit }),
  },
  {
    name: "proposal (lapsed)",
    tables: ["proposal"],
    keptForMs: days(90),
    since: "its end",
    why: "nobody decided it and nothing came of it; who proposed what stands in the ledger",
    removeBatch: ({ db }, { before, limit }) =>
      removeRows(db, { table: "proposal", when: sql`state = 'open' and lapses_at < ${before}`, limit }),
  },
];
