import type { Item } from "../editorial/store.ts";
import type { Tx } from "../foundation/database/database.ts";

/** Ends the review of an item's revision and opens its draft again. Answers the item's new version. */
export async function backToDraft(
  tx: Tx,
  { item, at, returnedReason }: { item: Item; at: Date; returnedReason: string },
): Promise<number> {
  const version = item.version + 1;
  await tx
    .updateTable("item")
    .set({
      state: "draft",
      current_revision_id: null,
      returned_reason: returnedReason,
      version,
      updated_at: at,
    })
    .where("id", "=", item.id)
    .execute();
  if (item.currentRevisionId !== null) {
    await tx
      .updateTable("review")
      .set({ state: returnedReason === "" ? "superseded" : "returned", closed_at: at })
      .where("revision_id", "=", item.currentRevisionId)
      .execute();
  }
  return version;
}
