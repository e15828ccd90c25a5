import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import { exactMoment, readPageCursor, writePageCursor } from "../foundation/database/page-cursor.ts";
import { done, forbidden, type Outcome } from "../foundation/outcome.ts";
import type { Actor } from "../organization/actor.ts";
import { unitsWhere } from "../organization/rights.ts";

/** One line of the list of releases. */
export interface ReleaseSummary {
  readonly id: string;
  readonly itemId: string;
  readonly title: string;
  readonly unitName: string;
  readonly state: string;
  readonly scheduledFor: string | null;
  readonly releasedAt: string | null;
  readonly counts: {
    readonly confirmed: number;
    readonly troubled: number;
    /** Channels that still may carry a copy of a notice that was closed. */
    readonly toTakeDown: number;
    readonly all: number;
  };
}

const pageSize = 30;

/** The releases of the units whose deliveries a person may see, newest decision first. */
export async function listReleases(
  ctx: Context,
  { actor, cursor }: { actor: Actor; cursor?: string | undefined },
): Promise<Outcome<{ items: ReleaseSummary[]; nextCursor: string | null }>> {
  const units = unitsWhere({ actor, action: "delivery.read" });
  if (units !== "all" && units.length === 0)
    return forbidden("Đồng chí không được phân quyền xem bảng lượt đăng.");
  let query = ctx.db
    .selectFrom("release")
    .innerJoin("item", "item.id", "release.item_id")
    .innerJoin("unit", "unit.code", "item.unit_code")
    .innerJoin("revision", "revision.id", "release.revision_id")
    .select([
      "release.id",
      "release.item_id",
      "release.state",
      "release.scheduled_for",
      "release.released_at",
      "unit.name as unit_name",
      sql<string>`revision.content ->> 'title'`.as("title"),
    ])
    .select((eb) => exactMoment(eb.ref("release.decided_at")).as("exact"))
    .orderBy("release.decided_at", "desc")
    .orderBy("release.id", "desc")
    .limit(pageSize + 1);
  if (units !== "all") query = query.where("item.unit_code", "in", [...units]);
  const after = readPageCursor(cursor);
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(release.decided_at, release.id) < (${after.at}::timestamptz, ${after.id})`,
    );
  const rows = await query.execute();
  const page = rows.slice(0, pageSize);
  const counts = await ctx.db
    .selectFrom("delivery")
    .select((eb) => [
      "release_id",
      eb.fn.countAll<number>().as("all"),
      eb.fn.countAll<number>().filterWhere("state", "=", "confirmed").as("confirmed"),
      eb.fn
        .countAll<number>()
        .filterWhere("state", "in", ["failed", "unsettled", "overdue", "blocked"])
        .as("troubled"),
    ])
    .where("release_id", "in", page.map((row) => row.id).concat(""))
    .groupBy("release_id")
    .execute();
  const orders = await ctx.db
    .selectFrom("notice_takedown")
    .innerJoin("delivery", "delivery.id", "notice_takedown.delivery_id")
    .select((eb) => ["delivery.release_id", eb.fn.countAll<number>().as("open")])
    .where("notice_takedown.item_id", "in", page.map((row) => row.item_id).concat(""))
    .where("notice_takedown.state", "=", "open")
    .groupBy("delivery.release_id")
    .execute();
  const toTakeDown = new Map(orders.map((order) => [order.release_id, order.open]));
  const byRelease = new Map(counts.map((count) => [count.release_id, count]));
  const last = page.at(-1);
  return done({
    items: page.map((row) => {
      const count = byRelease.get(row.id);
      return {
        id: row.id,
        itemId: row.item_id,
        title: row.title,
        unitName: row.unit_name,
        state: row.state,
        scheduledFor: row.scheduled_for?.toISOString() ?? null,
        releasedAt: row.released_at?.toISOString() ?? null,
        counts: {
          confirmed: count?.confirmed ?? 0,
          troubled: count?.troubled ?? 0,
          toTakeDown: toTakeDown.get(row.id) ?? 0,
          all: count?.all ?? 0,
        },
      };
    }),
    nextCursor:
      rows.length > pageSize && last !== undefined ? writePageCursor({ at: last.exact, id: last.id }) : null,
  });
}
