import { type RawBuilder, sql } from "kysely";
import { clashing } from "./role-separation.ts";
import { ruleTable } from "./rule-table.ts";

/**
 * The condition, for a query, that a person may give a lens on what belongs to a unit at a moment: active, with a valid
 * grant over the unit of a role that signs it, beside none that excludes it. Clean hands are asked apart. The rule table
 * as `may` reads it; the three columns are names of the query around.
 */
export function lensHeld({
  person,
  unit,
  lens,
  at,
}: {
  person: string;
  unit: string;
  lens: string;
  at: Date;
}): RawBuilder<boolean> {
  const pairs = ruleTable["item.sign"].map(({ signs, role }) => sql`(${signs ?? null}::text, ${role}::text)`);
  const valid = (grant: string) => sql`${sql.ref(`${grant}.valid_from`)} <= ${at}
      and (${sql.ref(`${grant}.valid_to`)} is null or ${sql.ref(`${grant}.valid_to`)} > ${at})`;
  return sql<boolean>`exists (
    with recursive above as (
      select code, parent_code from unit where code = ${sql.ref(unit)}
      union all
      select u.code, u.parent_code from unit u join above on u.code = above.parent_code
    )
    select from person holder
    join role_grant held on held.person_id = holder.id
    join above on above.code = held.unit_code
    where holder.id = ${sql.ref(person)} and holder.active and ${valid("held")}
      and (${sql.ref(lens)}, held.role) in (${sql.join(pairs)})
      and not exists (
        select from role_grant beside
        where beside.person_id = holder.id and beside.role in (${sql.join(clashing)}) and ${valid("beside")}
      )
  )`;
}
