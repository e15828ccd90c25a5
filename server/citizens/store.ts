import { kindsThat } from "../../body/kinds/list.ts";
import type { Database } from "../foundation/database/database.ts";

/** Whether all of these are units that the public knows. */
export async function areUnits(db: Database, codes: readonly string[]): Promise<boolean> {
  if (codes.length === 0) return true;
  const known = await db
    .selectFrom("public_store.unit")
    .select("code")
    .where("code", "in", [...codes])
    .execute();
  return known.length === new Set(codes).size;
}

/** A page that stands on the portal, as far as a citizen's form needs it; undefined when there is none. */
export async function publicPage(db: Pick<Database, "selectFrom">, itemId: string) {
  return db
    .selectFrom("public_store.article")
    .select(["id", "slug", "title", "unit_code", "details"])
    .where("id", "=", itemId)
    .where("withdrawn_at", "is", null)
    .where(
      "kind",
      "not in",
      kindsThat(({ isPartOfPortal }) => isPartOfPortal),
    )
    .executeTakeFirst();
}
