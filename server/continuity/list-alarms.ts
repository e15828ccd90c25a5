import type { Context } from "../foundation/context.ts";
import { done, forbidden, type Outcome } from "../foundation/outcome.ts";
import { platformName } from "../foundation/platform-facts.ts";
import type { Actor } from "../organization/actor.ts";
import { unitsWhere } from "../organization/rights.ts";

/** Something that is not as it should be. One of a channel ends by itself when the channel publishes again. */
export interface ListedAlarm {
  readonly id: string;
  readonly subject: string;
  readonly finding: string;
  readonly foundAt: string;
}

/** So many alarms are shown, and dealt with in one act, at most. */
export const alarmsAtOnce = 500;

/**
 * The open alarms that concern a person, newest first: all of them for those who watch over the installation, those of
 * their channels for channel managers.
 */
export async function listAlarms(
  ctx: Context,
  { actor }: { actor: Actor },
): Promise<Outcome<{ items: ListedAlarm[]; more: number; mayAcknowledge: boolean }>> {
  const all = unitsWhere({ actor, action: "alarm.read" }) === "all";
  const units = all ? "all" : unitsWhere({ actor, action: "channel.manage" });
  if (units.length === 0) return forbidden("Đồng chí không được phân quyền xem báo động của Cổng.");
  const [watched, channels] = await Promise.all([
    all ? openAlarms(ctx) : { items: [], count: 0 },
    channelAlarms(ctx, units),
  ]);
  const items = [...watched.items, ...channels.items]
    .toSorted((a, b) => (a.foundAt < b.foundAt ? 1 : -1))
    .slice(0, alarmsAtOnce);
  return done({
    items,
    more: watched.count + channels.count - items.length,
    mayAcknowledge: unitsWhere({ actor, action: "alarm.acknowledge" }) === "all",
  });
}

async function openAlarms(ctx: Context): Promise<{ items: ListedAlarm[]; count: number }> {
  const open = ctx.db.selectFrom("watch_alarm").where("acknowledged_at", "is", null);
  const [rows, { count }] = await Promise.all([
    open.selectAll().orderBy("found_at", "desc").orderBy("id").limit(alarmsAtOnce).execute(),
    open.select((fn) => fn.fn.countAll<number>().as("count")).executeTakeFirstOrThrow(),
  ]);
  const items = rows.map(({ id, subject, finding, found_at: foundAt }) => ({
    id,
    subject,
    finding,
    foundAt: foundAt.toISOString(),
  }));
  return { items, count };
}

async function channelAlarms(
  ctx: Context,
  units: "all" | readonly string[],
): Promise<{ items: ListedAlarm[]; count: number }> {
  let query = ctx.db.selectFrom("channel").where("health", "!=", "ok").where("status", "!=", "closed");
  if (units !== "all") query = query.where("unit_code", "in", [...units]);
  const [rows, { count }] = await Promise.all([
    query
      .select(["id", "name", "platform", "health_reason", "health_at"])
      .orderBy("health_at", "desc")
      .orderBy("id")
      .limit(alarmsAtOnce)
      .execute(),
    query.select((fn) => fn.fn.countAll<number>().as("count")).executeTakeFirstOrThrow(),
  ]);
  const items = rows.map((row) => ({
    id: `channel:${row.id}`,
    subject: `channel:${row.id}`,
    finding: `Kênh ${platformName(ctx.platforms, row.platform)} «${row.name}»: ${row.health_reason}`,
    foundAt: (row.health_at ?? ctx.clock.now()).toISOString(),
  }));
  return { items, count };
}
