import type { Tx } from "../foundation/database/database.ts";

/**
 * Which of these releases something newer has replaced (law 5). They are held until this transaction ends, so that what it
 * decides comes before a correction or a closing that is released meanwhile, or sees it. Asked for after the deliveries
 * are locked, as everybody holds the two in this order.
 */
export async function replacedReleases(
  tx: Tx,
  { releaseIds }: { releaseIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom("release")
    .select(["id", "replaced_at"])
    .where("id", "in", [...new Set(releaseIds)])
    .orderBy("id")
    .forShare()
    .execute();
  return new Set(rows.flatMap(({ id, replaced_at }) => (replaced_at === null ? [] : [id])));
}
