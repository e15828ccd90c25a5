import { sql } from "kysely";
import { z } from "zod";
import type { Context } from "../foundation/context.ts";
import { done, forbidden, type Outcome } from "../foundation/outcome.ts";
import type { Actor } from "../organization/actor.ts";
import { lensHolders } from "../organization/lens-held.ts";
import { unitsWhere } from "../organization/rights.ts";
import { type Lens, lenses } from "../organization/roles.ts";
import { plansById } from "./review-plan.ts";
import { underReview } from "./under-review.ts";

/** How many items of a unit wait for a lens that nobody may give any more; names no item. */
export interface Standstill {
  readonly unitCode: string;
  readonly unitName: string;
  readonly lens: Lens;
  readonly items: number;
}

const mostLines = 100;
const alikes = z.array(
  z.object({
    unit_code: z.string(),
    unit_name: z.string(),
    plan_id: z.string(),
    given: z.array(z.enum(lenses)),
    hands: z.array(z.string()),
    verdicts: z.array(z.tuple([z.string(), z.string()])),
    items: z.number(),
  }),
);

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
  const within = units === "all" ? sql`true` : sql`item.unit_code in (${sql.join(units)})`;
  // Items that stand alike, with the same hands in them, are one row: their people are looked at once.
  const { rows } = await sql`
    with ${underReview({ within, at })},
    touched as (
      select item.unit_code, item.plan_id, item.given,
        array(select person_id from contributor where contributor.item_id = item.id order by person_id) as hands,
        coalesce((
          select jsonb_agg(jsonb_build_array(lens, person_id) order by lens, person_id)
          from signoff where signoff.revision_id = item.revision_id
        ), '[]') as verdicts
      from under_review as item
    )
    select unit_code, unit.name as unit_name, plan_id, given, hands, verdicts, count(*)::integer as items
    from touched join unit on unit.code = unit_code
    group by unit_code, unit.name, plan_id, given, hands, verdicts`.execute(ctx.db);
  const groups = alikes.parse(rows);
  const [plans, holders] = await Promise.all([
    plansById(
      ctx.db,
      groups.map((group) => group.plan_id),
    ),
    lensHolders({ units: sql`select code from unit`, at }).execute(ctx.db),
  ]);
  const holdersOf = Map.groupBy(holders.rows, (one) => placeOf(one.unit_code, one.lens));
  const found = new Map<string, Standstill>();
  for (const group of groups) {
    for (const lens of plans.get(group.plan_id)?.stages.flat() ?? []) {
      const place = placeOf(group.unit_code, lens);
      const isBarred = (personId: string) =>
        group.hands.includes(personId) ||
        group.verdicts.some(([given, by]) => by === personId && given !== lens);
      if (group.given.includes(lens)) continue;
      if ((holdersOf.get(place) ?? []).some((holder) => !isBarred(holder.person_id))) continue;
      const items = (found.get(place)?.items ?? 0) + group.items;
      found.set(place, { unitCode: group.unit_code, unitName: group.unit_name, lens, items });
    }
  }
  const byName = [...found.values()].toSorted(
    (one, other) => compare(one.unitName, other.unitName) || compare(one.lens, other.lens),
  );
  return done({ items: byName.slice(0, mostLines) });
}

const placeOf = (unitCode: string, lens: string) => `${unitCode} ${lens}`;

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
