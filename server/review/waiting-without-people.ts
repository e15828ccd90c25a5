import { sql } from "kysely";
import { z } from "zod";
import type { Context } from "../foundation/context.ts";
import { done, forbidden, type Outcome } from "../foundation/outcome.ts";
import type { Actor } from "../organization/actor.ts";
import { lensHeld } from "../organization/lens-held.ts";
import { unitsWhere } from "../organization/rights.ts";
import { type Lens, lenses } from "../organization/roles.ts";

/** How many items of a unit wait for a lens that nobody may give any more; names no item. */
export interface Standstill {
  readonly unitCode: string;
  readonly unitName: string;
  readonly lens: Lens;
  readonly items: number;
}

const mostLines = 100;
const lensSchema = z.enum(lenses);

/**
 * What waits although nobody is left to give a lens: everybody who might is deactivated, without the right by now, a
 * contributor, or gave another lens. For the board, which can give such an item back, and for administrators, who can
 * give the right to a deputy; each sees the units within reach.
 */
export async function waitingWithoutPeople(
  ctx: Pick<Context, "db" | "clock">,
  { actor }: { actor: Actor },
): Promise<Outcome<{ items: Standstill[] }>> {
  const board = unitsWhere({ actor, action: "item.return" });
  const administers = unitsWhere({ actor, action: "person.manage" });
  const units = board === "all" || administers === "all" ? "all" : [...board, ...administers];
  if (units !== "all" && units.length === 0) {
    return forbidden("Chỉ Ban biên tập và quản trị hệ thống được xem việc thiếu người duyệt.");
  }
  const at = ctx.clock.now();
  const clean = sql`not exists (
      select from contributor hand where hand.item_id = item.id and hand.person_id = holder.id)
    and not exists (
      select from signoff own
      where own.revision_id = review.revision_id and own.person_id = holder.id and own.lens <> wanted.lens)`;
  const held = (who: ReturnType<typeof sql>) =>
    lensHeld({ who, unit: "item.unit_code", lens: "wanted.lens", at });
  const reach = units === "all" ? sql`true` : sql`item.unit_code in (${sql.join(units)})`;
  const { rows } = await sql<{ unit_code: string; unit_name: string; lens: string; items: number }>`
    select item.unit_code, unit.name as unit_name, wanted.lens, count(*)::integer as items
    from item
    join review on review.revision_id = item.current_revision_id
    join review_plan on review_plan.id = review.plan_id
    join unit on unit.code = item.unit_code
    cross join lateral jsonb_array_elements(review_plan.stages) as stages(together)
    cross join lateral jsonb_array_elements_text(stages.together) as wanted(lens)
    where item.state in ('in-review', 'approved', 'missed') and ${reach}
      and not exists (
        select from signoff where signoff.revision_id = review.revision_id and signoff.lens = wanted.lens
          and signoff.verdict = 'approve' and ${held(sql`holder.id = signoff.person_id`)})
      and not ${held(clean)}
    group by item.unit_code, unit.name, wanted.lens
    order by unit.name, wanted.lens
    limit ${mostLines}`.execute(ctx.db);
  return done({
    items: rows.map((row) => ({
      unitCode: row.unit_code,
      unitName: row.unit_name,
      lens: lensSchema.parse(row.lens),
      items: row.items,
    })),
  });
}
