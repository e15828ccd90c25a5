import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../tests/support/database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

const few = "the table never holds more than some hundred rows";
const whoDidIt = "says who did it; nobody is deleted, and no list is narrowed by it";

/** References that no query searches by, each with its reason. Whoever adds one here says why. */
const notSearched: Readonly<Record<string, string>> = {
  "category.parent_slug": few,
  "channel.successor_unit_code": few,
  "draft.updated_by": whoDidIt,
  "draft_comment.decided_by": whoDidIt,
  "error_report.handled_by": whoDidIt,
  "former_place.unit_code": few,
  "notice_takedown.done_by": whoDidIt,
  "planned_outage.planned_by": whoDidIt,
  "proposal.decided_by": whoDidIt,
  "proposal.proposed_by": whoDidIt,
  "proposal.unit_code": few,
  "release.decided_by": whoDidIt,
  "review.plan_id": "a plan is asked for from its review, never the other way; plans are never deleted",
  "revision.submitted_by": whoDidIt,
  "role_grant.confirmed_by": whoDidIt,
  "role_grant.granted_by": whoDidIt,
  "session.person_id": "only open sessions are asked for by person, and those have an index",
  "watch_alarm.acknowledged_by": whoDidIt,
};

/** Every reference of the schema whose columns do not lead an index that holds every row. */
async function unindexed() {
  const { rows } = await sql<{ reference: string }>`
    select c.conrelid::regclass::text || '.' || (
      select string_agg(a.attname, ',' order by k.ord)
      from unnest(c.conkey) with ordinality k(n, ord)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n) as reference
    from pg_constraint c
    where c.contype = 'f' and c.connamespace::regnamespace::text in ('public', 'public_store')
      and not exists (
        select from pg_index i
        where i.indrelid = c.conrelid and i.indisvalid
          and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = (
            select '(' || a.attname || ' IS NOT NULL)' from pg_attribute a
            where a.attrelid = c.conrelid and a.attnum = c.conkey[1]))
          and (i.indkey::int2[])[0:array_length(c.conkey, 1) - 1] @> c.conkey
          and (i.indkey::int2[])[0:array_length(c.conkey, 1) - 1] <@ c.conkey)
    order by 1`.execute(database.adminDb);
  return rows.map((row) => row.reference);
}

describe("the database at ten years' size", () => {
  it("finds what refers to a row without reading the whole table, but for the references that are named", async () => {
    expect(await unindexed()).toEqual(Object.keys(notSearched).sort());
  });
});
