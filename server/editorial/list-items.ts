import { sql } from "kysely";
import { cleanText } from "../../body/clean-text.ts";
import type { Context } from "../foundation/context.ts";
import { exactMoment, readPageCursor, writePageCursor } from "../foundation/database/page-cursor.ts";
import type { Actor } from "../organization/actor.ts";
import { unitsWhere } from "../organization/rights.ts";
import { type ItemPhase, type ItemState, itemStatesFor, phaseOf } from "./item-state.ts";
import { itemState } from "./store.ts";

/** One line of a list of items. */
export interface ItemLine {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly categorySlug: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly state: ItemState;
  readonly phase: ItemPhase;
  readonly urgent: boolean;
  readonly returnedReason: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

const pageSize = 30;

interface ListInput {
  readonly actor: Actor;
  readonly scope: "mine" | "all";
  readonly state?: ItemState | undefined;
  readonly kind?: string | undefined;
  readonly unit?: string | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
}

/** The items a person may read, newest change first; the cursor is opaque. Rights are part of the query itself. */
export async function listItems(
  ctx: Context,
  input: ListInput,
): Promise<{ items: ItemLine[]; nextCursor: string | null }> {
  const rows = await ctx.db
    .selectFrom(drafted(ctx, input).as("drafted"))
    .selectAll()
    .unionAll(ctx.db.selectFrom(submitted(ctx, input).as("submitted")).selectAll())
    .orderBy("updated_at", "desc")
    .orderBy("id", "desc")
    .limit(pageSize + 1)
    .execute();
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      id: row.id,
      title: row.title,
      kind: row.kind,
      categorySlug: row.category_slug,
      unitCode: row.unit_code,
      unitName: row.unit_name,
      ...statusOf(row.state),
      urgent: row.urgent,
      returnedReason: row.returned_reason,
      updatedAt: row.updated_at.toISOString(),
      updatedBy: row.updated_by,
    })),
    nextCursor:
      rows.length > pageSize && last !== undefined ? writePageCursor({ at: last.exact, id: last.id }) : null,
  };
}

function statusOf(state: string): Pick<ItemLine, "state" | "phase"> {
  const known = itemState.parse(state);
  return { state: known, phase: phaseOf(known) };
}

type Units = ReturnType<typeof unitsWhere>;

const within = (units: Units) =>
  units === "all" ? sql<boolean>`true` : sql<boolean>`item.unit_code in (${sql.join([...units, ""])})`;

/** The units whose items this reader sees as they are being written, and those whose items once they were submitted. */
function unitsOf({ actor }: ListInput): { drafts: Units; submissions: Units } {
  return {
    drafts: unitsWhere({ actor, action: "item.read", neverSubmitted: true }),
    submissions: unitsWhere({ actor, action: "item.read" }),
  };
}

/** The page of those items of which the reader sees the draft: in his units all, elsewhere what is not being written. */
function drafted(ctx: Context, input: ListInput) {
  const { drafts, submissions } = unitsOf(input);
  let query = itemsOf(ctx, input)
    .select(["draft.title", "draft.kind", "draft.category_slug", "draft.urgent"])
    .where((where) =>
      where.or([
        within(drafts),
        where.and([
          where("item.state", "not in", [...itemStatesFor("edit")]),
          where.exists(
            where.selectFrom("revision").select("revision.id").whereRef("revision.item_id", "=", "item.id"),
          ),
          within(submissions),
        ]),
      ]),
    );
  if (input.kind !== undefined) query = query.where("draft.kind", "=", input.kind);
  if (hasWords(input.q)) query = query.where("draft.title", "ilike", patternOf(input.q));
  return query;
}

/** The page of those whose draft under way the reader does not see: each by its newest submitted revision. */
function submitted(ctx: Context, input: ListInput) {
  const { drafts, submissions } = unitsOf(input);
  const title = sql<string>`revision.content ->> 'title'`;
  const kind = sql<string>`revision.content ->> 'kind'`;
  let query = itemsOf(ctx, input)
    .innerJoin("revision", "revision.item_id", "item.id")
    .select([
      title.as("title"),
      kind.as("kind"),
      sql<string>`revision.content -> 'category' ->> 'slug'`.as("category_slug"),
      sql<boolean>`(revision.content ->> 'urgent')::boolean`.as("urgent"),
    ])
    .where("item.state", "in", [...itemStatesFor("edit")])
    .where(sql<boolean>`not ${within(drafts)}`)
    .where(within(submissions))
    .where(
      sql<boolean>`revision.number = (
        select max(newest.number) from revision as newest where newest.item_id = item.id)`,
    );
  if (input.kind !== undefined) query = query.where(kind, "=", input.kind);
  if (hasWords(input.q)) query = query.where(title, "ilike", patternOf(input.q));
  return query;
}

/** The lines of a page in their order, whatever text they show. */
function itemsOf(ctx: Context, input: ListInput) {
  let query = ctx.db
    .selectFrom("item")
    .innerJoin("draft", "draft.item_id", "item.id")
    .innerJoin("unit", "unit.code", "item.unit_code")
    .innerJoin("person", "person.id", "draft.updated_by")
    .select([
      "item.id",
      "item.unit_code",
      "unit.name as unit_name",
      "item.state",
      "item.returned_reason",
      "item.updated_at",
      "person.full_name as updated_by",
    ])
    .select((eb) => exactMoment(eb.ref("item.updated_at")).as("exact"))
    .orderBy("item.updated_at", "desc")
    .orderBy("item.id", "desc")
    .limit(pageSize + 1);
  if (input.scope === "mine") {
    query = query.where((where) =>
      where.exists(
        where
          .selectFrom("contributor")
          .select("contributor.item_id")
          .whereRef("contributor.item_id", "=", "item.id")
          .where("contributor.person_id", "=", input.actor.personId),
      ),
    );
  }
  if (input.state !== undefined) query = query.where("item.state", "=", input.state);
  if (input.unit !== undefined) query = query.where("item.unit_code", "=", input.unit);
  const after = readPageCursor(input.cursor);
  if (after !== undefined) {
    query = query.where(sql<boolean>`(item.updated_at, item.id) < (${after.at}::timestamptz, ${after.id})`);
  }
  return query;
}

const hasWords = (q: string | undefined): q is string => q !== undefined && q !== "";

const patternOf = (q: string) => `%${cleanText(q).replace(/[\\%_]/g, "\\$&")}%`;
