import { sql } from "kysely";
import type { Database } from "../foundation/database/database.ts";

/** First key of these locks; the other locks of this room have another one (`make-alone.ts`). */
const lockClass = 7_301_106;

/**
 * Until the transaction ends nobody takes this original away while others name it, nor the other way round: who names it
 * holds it with others, who takes it away holds it alone.
 */
export async function lockOriginal(
  tx: Database,
  { digest, mode }: { digest: string; mode: "alone" | "with-others" },
): Promise<void> {
  const key = sql`${lockClass}::int, hashtext(${digest})`;
  await (mode === "alone"
    ? sql`select pg_advisory_xact_lock(${key})`
    : sql`select pg_advisory_xact_lock_shared(${key})`
  ).execute(tx);
}
