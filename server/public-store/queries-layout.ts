import { type LayoutDetails, layoutDetails, layoutKind } from "../../body/kinds/layout.ts";
import type { Database } from "../foundation/database/database.ts";

/** The layout that stands: the one released last. Undefined while nobody has laid the portal out. */
export async function readLayout(db: Database): Promise<LayoutDetails | undefined> {
  const row = await db
    .selectFrom("public_store.article")
    .select("details")
    .where("kind", "=", layoutKind.id)
    .where("withdrawn_at", "is", null)
    .orderBy("updated_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : layoutDetails.parse(row.details);
}
