import { globSync, readFileSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../tests/support/database.ts";
import { type TableRight, tableRights } from "./table-rights.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

const verbs = ["insert", "update", "delete"] as const;

/** The text of the product that asks the database as the application's role. */
const sources = globSync(["server/**/*.ts", "portal/**/*.ts", "demonstration/**/*.ts"]).filter(
  // Baseline and platforms are written at migration, as the owner.
  (file) => !/\.test\.ts$|-builder\.ts$|generated|\/migrate\.ts$|ledger-baseline\.ts$/.test(file),
);

const name = "([a-z_]+(?:\\.[a-z_]+)?)";
/** How the product writes what it does. What follows within a statement is looked for up to the next one. */
const written: Readonly<Record<TableRight, readonly RegExp[]>> = {
  insert: [new RegExp(`insertInto\\(\\s*"${name}"`, "g"), new RegExp(`insert into ${name}`, "g")],
  update: [
    new RegExp(`updateTable\\(\\s*"${name}"`, "g"),
    new RegExp(`\\bupdate ${name} (?:as )?(?:[a-z]+ )?set\\b`, "g"),
    new RegExp(`insertInto\\(\\s*"${name}"(?:(?!insertInto|updateTable|selectFrom)[^])*?doUpdateSet`, "g"),
    new RegExp(`insert into ${name}(?:(?!insert into)[^])*?do update`, "g"),
    new RegExp(
      `selectFrom\\(\\s*"${name}[^"]*"(?:(?!execute|selectFrom)[^])*?\\.for(?:Update|Share)\\(\\)`,
      "g",
    ),
    // It locks what it takes away.
    new RegExp(`removeRows\\([^]*?table: "${name}"`, "g"),
  ],
  delete: [
    new RegExp(`deleteFrom\\(\\s*"${name}"`, "g"),
    new RegExp(`delete from ${name}`, "g"),
    new RegExp(`removeRows\\([^]*?table: "${name}"`, "g"),
  ],
};

/** What triggers of the migrations do in the application's name. */
const byTriggers: Readonly<Record<string, readonly TableRight[]>> = {
  "public_store.search_word": ["insert", "update", "delete"],
};

/** Read within the statement that locks another table (`server/public-store/hide-media.ts`). */
const readOnlyWithin = "public_store.media_use";

function foundIn(verb: TableRight): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of sources) {
    const text = readFileSync(file, "utf8");
    for (const pattern of written[verb])
      for (const [, table = ""] of text.matchAll(pattern)) if (table in tableRights) found.set(table, file);
  }
  return found;
}

const listed = (verb: TableRight) =>
  Object.entries(tableRights).flatMap(([table, rights]) => (rights.includes(verb) ? [table] : []));

describe("the application's role in the database", () => {
  it("may do to each table what is listed, and nothing more", async () => {
    const { rows } = await sql<{ name: string; verb: TableRight }>`
      select case schemaname when 'public' then '' else schemaname || '.' end || tablename as name, verb
      from pg_tables, unnest(${sql.val([...verbs])}::text[]) verb
      where schemaname in ('public', 'public_store')
        and has_table_privilege(schemaname || '.' || tablename, verb)`.execute(database.db);
    const may = rows.map((row) => `${row.verb} ${row.name}`).toSorted();
    expect(may).toEqual(verbs.flatMap((verb) => listed(verb).map((table) => `${verb} ${table}`)).toSorted());
    const { rows: truncates } = await sql`
      select 1 from pg_tables where schemaname in ('public', 'public_store')
        and has_table_privilege(schemaname || '.' || tablename, 'truncate')`.execute(database.db);
    expect(truncates).toEqual([]);
  });

  it.each(verbs)("may %s wherever the product does", (verb) => {
    const lacking = [...foundIn(verb)].filter(
      ([table]) => !listed(verb).includes(table) && !(verb === "update" && table === readOnlyWithin),
    );
    expect(lacking).toEqual([]);
  });

  it.each(["update", "delete"] as const)("may %s nowhere else", (verb) => {
    const found = foundIn(verb);
    const unused = listed(verb).filter((table) => !found.has(table) && !byTriggers[table]?.includes(verb));
    expect(unused).toEqual([]);
  });
});
