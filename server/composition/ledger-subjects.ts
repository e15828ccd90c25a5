import { sql } from "kysely";
import type { Database } from "../foundation/database/database.ts";
import { type NameSubjects, type SubjectName, subjectKey } from "../ledger/subject-name.ts";

/** One thing of a type of subject as it is found. `unit` is whose it is; null for what belongs to the whole house. */
interface Found {
  readonly id: string;
  readonly name: string;
  readonly item: string | null;
  readonly unit: string | null;
}

type Find = (db: Database, ids: readonly string[]) => Promise<readonly Found[]>;

/**
 * What the entries of the ledger are about, by type of subject. Nothing is told of a thing of a unit that the reader
 * does not inspect. Of an item only a title that was sealed is told: what was never submitted is its writers' alone.
 */
export const nameSubjects: NameSubjects = async (db, { entries, units }) => {
  const inspected = (unit: string | null) => units === "all" || unit === null || units.includes(unit);
  const found = await Promise.all(
    Object.entries(finders).map(async ([subjectType, find]) => {
      const of = entries.filter((entry) => entry.subjectType === subjectType);
      if (of.length === 0) return [];
      const things = await find(db, [...new Set(of.map(({ subjectId }) => subjectId))]);
      return things
        .filter(({ unit }) => inspected(unit))
        .map((thing) => ({ ...thing, key: subjectKey({ subjectType, subjectId: thing.id }) }));
    }),
  );
  const things = found.flat();
  const titles = await sealedTitles(
    db,
    things.flatMap(({ item }) => item ?? []),
  );
  return new Map(
    things.map(({ key, name, item }): [string, SubjectName] => {
      const sealed = item === null ? undefined : titles.get(item);
      const itemTitle = sealed !== undefined && inspected(sealed.unit) ? sealed.title : null;
      return [key, { name, itemId: item, itemTitle }];
    }),
  );
};

const finders: Readonly<Record<string, Find>> = {
  item: (db, ids) =>
    db
      .selectFrom("item")
      .select(["id", sql<string>`''`.as("name"), "id as item", "unit_code as unit"])
      .where("id", "in", ids)
      .execute(),
  // Which channels are official is public: whose item it carries decides.
  delivery: (db, ids) =>
    db
      .selectFrom("delivery")
      .innerJoin("item", "item.id", "delivery.item_id")
      .innerJoin("channel", "channel.id", "delivery.channel_id")
      .select(["delivery.id", "channel.name", "item.id as item", "item.unit_code as unit"])
      .where("delivery.id", "in", ids)
      .execute(),
  channel: (db, ids) =>
    db
      .selectFrom("channel")
      .select(["id", "name", sql<null>`null`.as("item"), sql<null>`null`.as("unit")])
      .where("id", "in", ids)
      .execute(),
  person: (db, ids) =>
    db
      .selectFrom("person")
      .select(["id", sql<string>`trim(rank || ' ' || full_name)`.as("name")])
      .select([sql<null>`null`.as("item"), "unit_code as unit"])
      .where("id", "in", ids)
      .execute(),
  unit: (db, ids) =>
    db
      .selectFrom("unit")
      .select(["code as id", "name", sql<null>`null`.as("item"), sql<null>`null`.as("unit")])
      .where("code", "in", ids)
      .execute(),
  "error-report": (db, ids) =>
    db
      .selectFrom("error_report")
      .select(["id", sql<string>`''`.as("name"), "item_id as item", "unit_code as unit"])
      .where("id", "in", ids)
      .execute(),
  comment: (db, ids) =>
    db
      .selectFrom("draft_comment")
      .select(["id", sql<string>`''`.as("name"), "item_id as item", "unit_code as unit"])
      .where("id", "in", ids)
      .execute(),
  alarm: (db, ids) =>
    db
      .selectFrom("watch_alarm")
      .select(["id", "subject as name", sql<null>`null`.as("item"), sql<null>`null`.as("unit")])
      .where("id", "in", ids)
      .execute(),
};

async function sealedTitles(
  db: Database,
  items: readonly string[],
): Promise<ReadonlyMap<string, { title: string; unit: string }>> {
  if (items.length === 0) return new Map();
  const rows = await db
    .selectFrom("revision")
    .innerJoin("item", "item.id", "revision.item_id")
    .select(["item.id", "item.unit_code as unit", sql<string>`revision.content ->> 'title'`.as("title")])
    .distinctOn("item.id")
    .where("item.id", "in", [...new Set(items)])
    .orderBy("item.id")
    .orderBy("revision.number", "desc")
    .execute();
  return new Map(rows.map(({ id, ...sealed }) => [id, sealed]));
}
