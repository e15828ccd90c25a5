import { sql } from "kysely";
import type { Context } from "../../server/foundation/context.ts";
import type { Lens } from "../../server/organization/roles.ts";

/** Which review many items have reached: the stage, and the verdicts that were given on the way. */
export interface Reached {
  readonly unit: string;
  readonly stage: number;
  readonly given: readonly { readonly lens: Lens; readonly by: string }[];
  readonly complete?: boolean;
  readonly urgent?: boolean;
  /** Further hands in the item, besides the author's. */
  readonly hands?: readonly string[];
}

/**
 * Puts so many copies of a submitted item beside it, as if they had been written, sent and signed through the acts:
 * hundreds of those would take a test its time. Each was sent a second after the one before, from `since` on.
 */
export async function addWaiting(
  ctx: Context,
  {
    like,
    many,
    prefix,
    since,
    reached,
  }: {
    like: string;
    many: number;
    /** The first letters of the ids, which have sixteen. */
    prefix: string;
    since: Date;
    reached: Reached;
  },
): Promise<void> {
  const id = sql<string>`${prefix} || lpad(n::text, ${16 - prefix.length}, '0')`;
  const at = sql<Date>`${since}::timestamptz + n * interval '1 second'`;
  const each = sql`generate_series(1, ${many}) as n`;
  const { unit, stage, given, complete = false, urgent = false, hands = [] } = reached;
  await ctx.db.transaction().execute(async (tx) => {
    await sql`insert into item (id, unit_code, created_by, created_at, state, version, current_revision_id, updated_at)
      select ${id}, ${unit}, item.created_by, ${at}, ${complete ? "approved" : "in-review"}, 2, ${id}, ${at}
      from item, ${each} where item.id = ${like}`.execute(tx);
    await sql`insert into draft select (jsonb_populate_record(draft, jsonb_build_object(
        'item_id', ${id}, 'title', draft.title || ' ' || n, 'urgent', ${urgent}::boolean))).*
      from draft, ${each} where draft.item_id = ${like}`.execute(tx);
    await sql`insert into contributor (item_id, person_id, first_at)
      select ${id}, person_id, first_at from contributor, ${each} where item_id = ${like}`.execute(tx);
    for (const hand of hands) {
      await sql`insert into contributor (item_id, person_id, first_at)
        select ${id}, person.id, ${at} from person, ${each} where username = ${hand}`.execute(tx);
    }
    await sql`insert into revision select (jsonb_populate_record(revision, jsonb_build_object('id', ${id}, 'item_id', ${id}))).*
      from revision, ${each} where revision.item_id = ${like}`.execute(tx);
    await sql`insert into review (revision_id, item_id, plan_id, state, stage, opened_at)
      select ${id}, ${id}, plan_id, ${complete ? "complete" : "open"}, ${stage}::integer, ${at}
      from review, ${each} where review.item_id = ${like}`.execute(tx);
    for (const { lens, by } of given) {
      await sql`insert into signoff (id, revision_id, item_id, lens, person_id, content_hash, verdict, reason, at)
        select substr(md5(${id} || ${lens}::text), 1, 16), ${id}, ${id}, ${lens}, person.id, revision.content_hash, 'approve', '', ${at}
        from revision, person, ${each} where revision.item_id = ${like} and username = ${by}`.execute(tx);
    }
  });
}
