import { sql } from "kysely";
import { days, type Retention, removeRows } from "../foundation/retention.ts";

/** What of citizens is kept for a time. */
export const citizensRetention: readonly Retention[] = [
  {
    name: "subscription (never confirmed)",
    tables: ["subscription"],
    keptForMs: 0,
    since: "the end of its link, a day after the wish",
    why: "nobody confirmed the address: it may be somebody else's (PD-01, PD-06); a confirmed one stays until its owner leaves",
    removeBatch: ({ db }, { before, limit }) =>
      removeRows(db, {
        table: "subscription",
        when: sql`state = 'pending' and expires_at <= ${before}`,
        limit,
      }),
  },
  {
    name: "warning_message",
    tables: ["warning_message"],
    keptForMs: days(30),
    since: "its end",
    why: "long enough to see who was not reached; that it was sent is no longer needed (PD-06)",
    removeBatch: ({ db }, { before, limit }) =>
      removeRows(db, {
        table: "warning_message",
        when: sql`state <> 'pending' and ended_at < ${before}`,
        limit,
      }),
  },
  {
    name: "error_report.contact_encrypted",
    tables: ["error_report"],
    keptForMs: days(90),
    since: "the report was dealt with",
    why: "how to reach the citizen, as long as the citizen may complain (Law 02/2011 on complaints, Article 9: 90 days) and no longer (PD-06); the report itself stays",
    async removeBatch({ db }, { before, limit }) {
      const { numAffectedRows } = await sql`
        update error_report set contact_encrypted = null where id = any(array(
          select id from error_report where contact_encrypted is not null and handled_at < ${before}
          limit ${limit} for update skip locked))`.execute(db);
      return Number(numAffectedRows ?? 0);
    },
  },
];
