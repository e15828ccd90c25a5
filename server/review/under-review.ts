import { type RawBuilder, sql } from "kysely";
import { lensHolders } from "../organization/lens-held.ts";

/**
 * That the giver of a `signoff` on an `item` may give its lens, in a query that made `lens_holder` (lensHolders). To be
 * selected and not to be joined by: only so is it looked up in a hash whatever the planner thinks of the few rows.
 */
export const signerHoldsLens: RawBuilder<boolean> = sql`
  (item.unit_code, signoff.lens, signoff.person_id) in (select unit_code, lens, person_id from lens_holder)`;

/**
 * For the beginning of a query after "with": `under_review`, all that waits for a lens or for release within a condition
 * on `item.unit_code`, with the lenses `given` on that very content by those who may still give them.
 */
export function underReview({ within, at }: { within: RawBuilder<unknown>; at: Date }): RawBuilder<unknown> {
  return sql`lens_holder as materialized ${lensHolders({ units: sql`select code from unit`, at })},
    under_review as materialized (
      select item.id, item.unit_code, item.created_by, review.revision_id, review.plan_id, review.opened_at,
        coalesce((
          select array_agg(distinct signoff.lens) filter (where ${signerHoldsLens}) from signoff
          where signoff.revision_id = review.revision_id and signoff.verdict = 'approve'
            and signoff.content_hash = revision.content_hash
        ), '{}') as given
      from item
      join review on review.revision_id = item.current_revision_id
      join revision on revision.id = review.revision_id
      -- The states are written out: an index is kept for those of a review alone.
      where item.state in ('in-review', 'approved', 'missed') and review.state in ('open', 'complete') and ${within}
    )`;
}
