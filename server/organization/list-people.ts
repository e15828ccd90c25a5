import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import type { Database } from "../foundation/database/database.ts";
import type { Actor } from "./actor.ts";
import { may, unitsWhere } from "./rights.ts";

/** A grant as the people list shows it: held, or still to come. */
export interface ListedGrant {
  readonly grantId: string;
  readonly role: string;
  readonly unitCode: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** A person as the people list shows them, with what the asking person may do. */
export interface ListedPerson {
  readonly personId: string;
  readonly username: string;
  readonly fullName: string;
  readonly rank: string;
  readonly title: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly active: boolean;
  readonly grants: readonly ListedGrant[];
  readonly may: { readonly manage: boolean };
}

/** The people that this person may see, by username; `after` is the last username of the page before. */
export async function listPeople(
  ctx: Pick<Context, "db" | "clock">,
  {
    actor,
    q,
    unitCode,
    after,
    limit,
  }: {
    actor: Actor;
    q?: string | undefined;
    unitCode?: string | undefined;
    after?: string | undefined;
    limit: number;
  },
): Promise<{ items: readonly ListedPerson[]; nextCursor: string | null }> {
  const units = unitsWhere({ actor, action: "person.read" });
  let query = peopleQuery(ctx.db)
    .orderBy("person.username")
    .limit(limit + 1);
  if (units !== "all") query = query.where("person.unit_code", "in", [...units, ""]);
  if (unitCode !== undefined) query = query.where("person.unit_code", "=", unitCode);
  if (after !== undefined) query = query.where("person.username", ">", after);
  if (q !== undefined && q !== "") {
    const like = `%${q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((on) =>
      on.or([
        on("person.username", "ilike", like),
        on("person.full_name", "ilike", like),
        on("unit.name", "ilike", like),
      ]),
    );
  }
  const rows = await query.execute();
  const items = await describe(ctx, { actor, rows: rows.slice(0, limit) });
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.username ?? null) : null };
}

/** One person as the list shows them, or undefined when there is none or this person may not see them. */
export async function readPerson(
  ctx: Pick<Context, "db" | "clock">,
  { actor, personId }: { actor: Actor; personId: string },
): Promise<ListedPerson | undefined> {
  const rows = await peopleQuery(ctx.db).where("person.id", "=", personId).execute();
  const now = ctx.clock.now();
  const seen = rows.filter((row) =>
    may({ actor, action: "person.read", resource: { type: "person", unitCode: row.unit_code }, now }),
  );
  return (await describe(ctx, { actor, rows: seen }))[0];
}

function peopleQuery(db: Database) {
  return db
    .selectFrom("person")
    .innerJoin("unit", "unit.code", "person.unit_code")
    .selectAll("person")
    .select("unit.name as unit_name");
}

async function describe(
  ctx: Pick<Context, "db" | "clock">,
  { actor, rows }: { actor: Actor; rows: Awaited<ReturnType<ReturnType<typeof peopleQuery>["execute"]>> },
): Promise<ListedPerson[]> {
  const now = ctx.clock.now();
  const grants = await ctx.db
    .selectFrom("role_grant")
    .selectAll()
    .where("person_id", "=", sql<string>`any(${rows.map((row) => row.id)})`)
    .where((on) => on.or([on("valid_to", "is", null), on("valid_to", ">", now)]))
    .orderBy("valid_from")
    .orderBy("role")
    .execute();
  const grantsOf = Map.groupBy(grants, (grant) => grant.person_id);
  return rows.map((row) => ({
    personId: row.id,
    username: row.username,
    fullName: row.full_name,
    rank: row.rank,
    title: row.title,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    active: row.active,
    grants: (grantsOf.get(row.id) ?? []).map((grant) => ({
      grantId: grant.id,
      role: grant.role,
      unitCode: grant.unit_code,
      validFrom: grant.valid_from.toISOString(),
      validTo: grant.valid_to?.toISOString() ?? null,
    })),
    may: {
      manage:
        row.id !== actor.personId &&
        may({ actor, action: "person.manage", resource: { type: "person", unitCode: row.unit_code }, now }),
    },
  }));
}
