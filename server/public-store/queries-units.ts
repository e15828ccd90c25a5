import { sql } from "kysely";
import type { Database } from "../foundation/database/database.ts";
import { foldedColumn } from "./folded-text.ts";

/** Codes of the units that serve places whose former name holds `words`; both without marks and case. */
export async function unitsOfFormerPlace(db: Database, words: string): Promise<string[]> {
  const rows = await db
    .selectFrom("public_store.former_place")
    .select("unit_code")
    .distinct()
    .where(sql`position(${words} in ${foldedColumn(sql`name`)})`, ">", 0)
    .execute();
  return rows.map(({ unit_code }) => unit_code);
}

/** How many units there are of each level; a level that no unit has is not named. */
export async function countUnits(db: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("public_store.unit")
    .select(["level", (count) => count.fn.countAll<number>().as("number")])
    .groupBy("level")
    .execute();
  return new Map(rows.map(({ level, number }) => [level, number]));
}
