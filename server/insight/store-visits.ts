import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Database, Tx } from "../foundation/database/database.ts";
import { mergeSketches } from "./reader-sketch.ts";
import { forgetSalts } from "./retention.ts";
import type { Sums } from "./visit-counter.ts";

/** More secrets than there can be: one stands there, and yesterday's for seconds. */
const saltsAtMost = 1000;

/** The secret of a day, the same for all processes; those of days that are over are deleted. */
export async function saltOf(db: Database, day: string): Promise<string> {
  await forgetSalts(db, { day, limit: saltsAtMost });
  await db
    .insertInto("reader_salt")
    .values({ day, salt: randomBytes(32) })
    .onConflict((conflict) => conflict.column("day").doNothing())
    .execute();
  const row = await db
    .selectFrom("reader_salt")
    .select("salt")
    .where("day", "=", day)
    .executeTakeFirstOrThrow();
  return row.salt.toString("base64");
}

/** Adds the sums of one process to those of the day. */
export async function storeVisits(db: Database, { day, sums }: { day: string; sums: Sums }): Promise<void> {
  if (sums.counts.length === 0) return;
  await db.transaction().execute(async (tx) => {
    const rows = sums.counts
      .map(({ subject, source, views, visits }) => ({ day, subject, source, views, visits }))
      // Everybody in the same order, so that two processes never wait for each other.
      .toSorted((a, b) => (`${a.subject} ${a.source}` < `${b.subject} ${b.source}` ? -1 : 1));
    for (let start = 0; start < rows.length; start += 1000) {
      await tx
        .insertInto("page_view_count")
        .values(rows.slice(start, start + 1000))
        .onConflict((conflict) =>
          conflict.columns(["day", "subject", "source"]).doUpdateSet({
            views: sql<number>`page_view_count.views + excluded.views`,
            visits: sql<number>`page_view_count.visits + excluded.visits`,
          }),
        )
        .execute();
    }
    for (const { subject, registers } of sums.sketches.toSorted((a, b) => (a.subject < b.subject ? -1 : 1)))
      await mergeInto(tx, { day, subject, registers });
  });
}

async function mergeInto(
  tx: Tx,
  { day, subject, registers }: { day: string; subject: string; registers: Uint8Array },
): Promise<void> {
  await tx
    .insertInto("reader_sketch")
    .values({ day, subject, registers: Buffer.alloc(registers.length) })
    .onConflict((conflict) => conflict.columns(["day", "subject"]).doNothing())
    .execute();
  const stored = await tx
    .selectFrom("reader_sketch")
    .select("registers")
    .where("day", "=", day)
    .where("subject", "=", subject)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await tx
    .updateTable("reader_sketch")
    .set({ registers: Buffer.from(mergeSketches(registers, stored.registers)) })
    .where("day", "=", day)
    .where("subject", "=", subject)
    .execute();
}
