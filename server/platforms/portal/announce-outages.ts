import type { Tx } from "../../foundation/database/database.ts";
import { announceChange } from "../../public-store/changes.ts";

/** Tells the public of the outages that are planned, in place of all that was told before. Every page changes. */
export async function announceOutages(
  tx: Tx,
  outages: readonly { id: string; starts_at: Date; ends_at: Date; reason: string }[],
): Promise<void> {
  await tx.deleteFrom("public_store.planned_outage").execute();
  if (outages.length > 0) {
    await tx
      .insertInto("public_store.planned_outage")
      .values(outages.map(({ id, starts_at, ends_at, reason }) => ({ id, starts_at, ends_at, reason })))
      .execute();
  }
  await announceChange(tx, ["all"]);
}
