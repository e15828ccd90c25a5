import { type RawBuilder, sql } from "kysely";
import type { Database, Tx } from "../foundation/database/database.ts";
import { clashing } from "./role-separation.ts";
import { type Lens, lenses, roles } from "./roles.ts";
import { ruleTable } from "./rule-table.ts";

/** Somebody who may sign or release what belongs to a unit, clean hands aside. */
export interface PossibleSigner {
  readonly personId: string;
  /** Rank and full name. */
  readonly name: string;
  readonly lenses: readonly Lens[];
  readonly releases: boolean;
}

/**
 * The grants `held` of active people `holder` that reach a unit `above.of` of those that `units` selects, and have not
 * ended at a moment, beside none that excludes signing. One that begins later counts: what waits then finds its deputy,
 * and no sign-off is of that time.
 */
const holders = (units: RawBuilder<unknown>, at: Date) => sql`
    from (
      with recursive above as (
        select code as of, code, parent_code from unit where code in (${units})
        union all
        select above.of, u.code, u.parent_code from unit u join above on u.code = above.parent_code
      )
      select of, code from above
    ) above
    join role_grant held on held.unit_code = above.code
    join person holder on holder.id = held.person_id
    where holder.active and (held.valid_to is null or held.valid_to > ${at})
      and not exists (
        select from role_grant beside
        where beside.person_id = holder.id and beside.role in (${sql.join(clashing)})
          and beside.valid_from <= ${at} and (beside.valid_to is null or beside.valid_to > ${at})
      )`;

/**
 * Who may give which lens on what belongs to a unit, of those that `units` selects, at a moment: by the rule table as
 * `may` reads it, clean hands aside. In brackets, for a query that makes these few rows once and looks each item up.
 */
export function lensHolders({
  units,
  at,
}: {
  units: RawBuilder<unknown>;
  at: Date;
}): RawBuilder<{ unit_code: string; lens: string; person_id: string }> {
  const pairs = ruleTable["item.sign"].map(({ signs, role }) => sql`(${signs ?? null}::text, ${role}::text)`);
  return sql`(
    select distinct who.unit_code, rule.lens, who.person_id
    from (select above.of as unit_code, held.role, holder.id as person_id ${holders(units, at)}) who
    join (values ${sql.join(pairs)}) as rule(lens, role) on rule.role = who.role)`;
}

/** Everybody who may sign or release what belongs to a unit at this moment, by name. */
export async function possibleSigners(
  db: Database | Tx,
  { unitCode, at }: { unitCode: string; at: Date },
): Promise<readonly PossibleSigner[]> {
  const { rows } = await sql<{ id: string; rank: string; full_name: string; held: string[] }>`
    select holder.id, holder.rank, holder.full_name, array_agg(distinct held.role) as held
    ${holders(sql`${unitCode}`, at)} group by holder.id order by holder.full_name, holder.id`.execute(db);
  return rows
    .map((row) => {
      const held = roles.filter((role) => row.held.includes(role));
      return {
        personId: row.id,
        name: `${row.rank} ${row.full_name}`.trim(),
        lenses: lenses.filter((lens) =>
          ruleTable["item.sign"].some(({ signs, role }) => signs === lens && held.includes(role)),
        ),
        releases: ruleTable["item.release"].some(({ role }) => held.includes(role)),
      };
    })
    .filter((one) => one.releases || one.lenses.length > 0);
}
