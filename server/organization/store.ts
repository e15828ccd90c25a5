import { sql } from "kysely";
import { z } from "zod";
import type { Database } from "../foundation/database/database.ts";
import type { Actor, Grant } from "./actor.ts";
import { withoutClashes } from "./role-separation.ts";
import { roles } from "./roles.ts";

const roleSchema = z.enum(roles);

/**
 * The grants of a person that are valid at a moment and count beside each other, each with the units that it covers.
 */
export async function loadGrants(
  db: Database,
  { personId, at }: { personId: string; at: Date },
): Promise<readonly Grant[]> {
  return (await loadGrantsOf(db, { personIds: [personId], at })).get(personId) ?? [];
}

/** As `loadGrants`, for several persons at once, by their ids. */
async function loadGrantsOf(
  db: Database,
  { personIds, at }: { personIds: readonly string[]; at: Date },
): Promise<ReadonlyMap<string, readonly Grant[]>> {
  const { rows } = await sql<{
    person_id: string;
    role: string;
    unit_code: string;
    valid_to: Date | null;
    covers: string[];
    whole_tree: boolean;
  }>`
    with recursive reach as (
      select g.id, g.person_id, g.role, g.unit_code, g.valid_to, g.unit_code as code
      from role_grant g
      where g.person_id = any(${[...personIds]})
        and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})
      union all
      select r.id, r.person_id, r.role, r.unit_code, r.valid_to, u.code
      from reach r join unit u on u.parent_code = r.code
    )
    select r.person_id, r.role, r.unit_code, r.valid_to, array_agg(r.code) as covers,
      bool_or(top.parent_code is null) as whole_tree
    from reach r join unit top on top.code = r.unit_code
    group by r.id, r.person_id, r.role, r.unit_code, r.valid_to
    order by r.role, r.unit_code`.execute(db);
  const grants = rows.map((row) => ({
    personId: row.person_id,
    role: roleSchema.parse(row.role),
    unitCode: row.unit_code,
    covers: new Set(row.covers),
    wholeTree: row.whole_tree,
    validTo: row.valid_to,
  }));
  const grouped = Map.groupBy(grants, (grant) => grant.personId);
  return new Map([...grouped].map(([personId, held]) => [personId, withoutClashes(held)]));
}

/** A person as an actor with the grants of this moment, or undefined when there is none or the person is inactive. */
export async function loadActor(
  db: Database,
  { personId, at, steppedUpAt }: { personId: string; at: Date; steppedUpAt: Date },
): Promise<Actor | undefined> {
  const person = await db
    .selectFrom("person")
    .selectAll()
    .where("id", "=", personId)
    .where("active", "=", true)
    .executeTakeFirst();
  if (person === undefined) return undefined;
  return {
    personId,
    username: person.username,
    fullName: person.full_name,
    rank: person.rank,
    title: person.title,
    unitCode: person.unit_code,
    grants: await loadGrants(db, { personId, at }),
    steppedUpAt,
  };
}

/** What a person proves to be himself with, by the name that was typed; undefined when nobody active bears it. */
export function loadCredential(db: Database, { username }: { username: string }) {
  return db
    .selectFrom("person")
    .innerJoin("credential", "credential.person_id", "person.id")
    .select([
      "person.id as personId",
      "credential.password_hash as passwordHash",
      "credential.totp_secret_encrypted as totpSecretEncrypted",
      "credential.totp_last_step as totpLastStep",
      "credential.devices_since as devicesSince",
    ])
    .where("person.username", "=", username)
    .where("person.active", "=", true)
    .executeTakeFirst();
}

/** Uses up a time step of the second factor; false when it, or a later one, was used already. */
export async function useTotpStep(
  db: Database,
  { personId, step }: { personId: string; step: number },
): Promise<boolean> {
  const used = await db
    .updateTable("credential")
    .set({ totp_last_step: step })
    .where("person_id", "=", personId)
    .where("totp_last_step", "<", step)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

/** Ends every session of a person; says how many there were. */
export async function endSessions(
  db: Database,
  { personId, at }: { personId: string; at: Date },
): Promise<number> {
  const ended = await db
    .updateTable("session")
    .set({ ended_at: at })
    .where("person_id", "=", personId)
    .where("ended_at", "is", null)
    .where("expires_at", ">", at)
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}

/** Forgets every device on which a person is known, from this moment on. */
export async function forgetDevices(
  db: Database,
  { personId, at }: { personId: string; at: Date },
): Promise<void> {
  await db.updateTable("credential").set({ devices_since: at }).where("person_id", "=", personId).execute();
}
