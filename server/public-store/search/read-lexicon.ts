import type { Database } from "../../foundation/database/database.ts";
import { buildLexicon, type Lexicon } from "./lexicon.ts";

/** Reads the other names of things and places, and how many entries there are. */
export async function readLexicon(db: Database): Promise<{ lexicon: Lexicon; entries: number }> {
  const [synonyms, places, units, counted] = await Promise.all([
    db.selectFrom("public_store.search_synonym").select(["phrase", "meaning"]).orderBy("phrase").execute(),
    db
      .selectFrom("public_store.former_place as place")
      .innerJoin("public_store.unit as unit", "unit.code", "place.unit_code")
      .select(["place.name", "unit.name as unit_name"])
      .orderBy("place.name")
      .orderBy("unit.code")
      .execute(),
    db.selectFrom("public_store.unit").select("name").execute(),
    db
      .selectFrom("public_store.search_entry")
      .select((eb) => eb.fn.countAll<number>().as("entries"))
      .executeTakeFirstOrThrow(),
  ]);
  return {
    lexicon: buildLexicon({
      synonyms,
      formerPlaces: places.map(({ name, unit_name }) => ({ name, unitName: unit_name })),
      unitNames: units.map(({ name }) => name),
    }),
    entries: counted.entries,
  };
}
