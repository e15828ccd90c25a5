import type { Tx } from "../../foundation/database/database.ts";
import { announceRemoval } from "../../public-store/changes.ts";
import { hideMedia } from "../../public-store/hide-media.ts";

/**
 * Takes an item off the portal for good: its page with every row that shows a word or a picture of it. What stays is
 * that a page was there and is closed. Files that another public item shows stay. Every web process forgets, without a
 * stale copy, what it held of it. Runs in the caller's transaction.
 */
export async function removeFromPublicStore(
  tx: Tx,
  { itemId, at }: { itemId: string; at: Date },
): Promise<void> {
  const page = await tx
    .selectFrom("public_store.article")
    .select(["kind", "category_slug", "unit_code"])
    .where("id", "=", itemId)
    .forUpdate()
    .executeTakeFirst();
  if (page === undefined) return;
  await hideMedia(tx, { articleId: itemId, kept: [] });
  await tx.deleteFrom("public_store.article").where("id", "=", itemId).execute();
  await tx
    .insertInto("public_store.closed_page")
    .values({ id: itemId, kind: page.kind, closed_at: at })
    .execute();
  const section = await tx
    .selectFrom("public_store.category")
    .select("parent_slug")
    .where("slug", "=", page.category_slug)
    .executeTakeFirst();
  await announceRemoval(tx, [
    `article:${itemId}`,
    "home",
    "feed",
    ...[page.category_slug, section?.parent_slug ?? ""]
      .filter((slug) => slug !== "")
      .map((slug) => `category:${slug}`),
    `unit:${page.unit_code}`,
    `kind:${page.kind}`,
  ]);
}
