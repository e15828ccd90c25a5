import { type RawBuilder, sql } from "kysely";
import { cleanText } from "../../body/clean-text.ts";
import type { Context } from "../foundation/context.ts";
import { exactMoment, readPageCursor, writePageCursor } from "../foundation/page-cursor.ts";
import type { Actor } from "../organization/actor.ts";
import { unitsWhere } from "../organization/rights.ts";
import type { ItemState } from "./store.ts";

/** One line of a list of items. */
export interface ItemLine {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly categorySlug: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly state: string;
  readonly urgent: boolean;
  readonly returnedReason: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

const pageSize = 30;

/** The items a person may read, newest change first; the cursor is opaque. Rights are part of the query itself. */
export async function listItems(
  ctx: Context,
  input: {
    actor: Actor;
    scope: "mine" | "all";
    state?: ItemState | undefined;
    kind?: string | undefined;
    unit?: string | undefined;
    q?: string | undefined;
    cursor?: string | undefined;
  },
): Promise<{ items: ItemLine[]; nextCursor: string | null }> {
  const anyState = unitsWhere({ actor: input.actor, action: "item.read", neverSubmitted: true });
  const submitted = unitsWhere({ actor: input.actor, action: "item.read" });
  const shown = shownTo(anyState);
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
    .select([
      shown<string>("title", sql`content ->> 'title'`).as("title"),
      shown<string>("kind", sql`content ->> 'kind'`).as("kind"),
      shown<string>("category_slug", sql`content -> 'category' ->> 'slug'`).as("category_slug"),
      shown<boolean>("urgent", sql`(content ->> 'urgent')::boolean`).as("urgent"),
    ])
    .select((eb) => exactMoment(eb.ref("item.updated_at")).as("exact"))
    .where((where) =>
      where.or([
        anyState === "all" ? sql<boolean>`true` : where("item.unit_code", "in", [...anyState, ""]),
        where.and([
          where.exists(
            where.selectFrom("revision").select("revision.id").whereRef("revision.item_id", "=", "item.id"),
          ),
          submitted === "all" ? sql<boolean>`true` : where("item.unit_code", "in", [...submitted, ""]),
        ]),
      ]),
    )
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
  if (input.kind !== undefined)
    query = query.where(shown<string>("kind", sql`content ->> 'kind'`), "=", input.kind);
  if (input.unit !== undefined) query = query.where("item.unit_code", "=", input.unit);
  if (input.q !== undefined && input.q !== "") {
    query = query.where(
      shown<string>("title", sql`content ->> 'title'`),
      "ilike",
      `%${cleanText(input.q).replace(/[\\%_]/g, "\\$&")}%`,
    );
  }
  const after = readPageCursor(input.cursor);
  if (after !== undefined) {
    query = query.where(sql<boolean>`(item.updated_at, item.id) < (${after.at}::timestamptz, ${after.id})`);
  }
  const rows = await query.execute();
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
      state: row.state,
      urgent: row.urgent,
      returnedReason: row.returned_reason,
      updatedAt: row.updated_at.toISOString(),
      updatedBy: row.updated_by,
    })),
    nextCursor:
      rows.length > pageSize && last !== undefined ? writePageCursor({ at: last.exact, id: last.id }) : null,
  };
}

/**
 * What a line shows of an item's text: the draft's column, or, while a draft is under way that this reader does not see,
 * what the newest submitted revision says. `drafts` are the units whose drafts the reader sees.
 */
function shownTo(drafts: "all" | readonly string[]) {
  const seen = drafts === "all" ? sql`true` : sql`item.unit_code in (${sql.join([...drafts, ""])})`;
  return <T>(column: "title" | "kind" | "category_slug" | "urgent", sealed: RawBuilder<unknown>) =>
    sql<T>`case when item.state <> 'draft' or ${seen} then ${sql.ref(`draft.${column}`)} else (
      select ${sealed} from revision where revision.item_id = item.id order by number desc limit 1) end`;
}
