import type { Database, Tx } from "../foundation/database/database.ts";
import { done, invalid, type Outcome } from "../foundation/outcome.ts";
import { calendarDay } from "../foundation/vietnam-time.ts";
import { reachOf, type TargetReach } from "./target-rules.ts";

interface TargetChannel {
  readonly id: string;
  readonly platform: string;
  readonly unitCode: string;
  readonly kind: string;
}

interface Asking {
  readonly unitCode: string;
  readonly kind: string;
  readonly urgent: boolean;
  readonly today: Date;
}

/** The channels chosen beforehand for a new item of a unit: its own, and all of them for an urgent warning. Ids, sorted. */
export async function suggestTargets(db: Database | Tx, asking: Asking): Promise<string[]> {
  const { channels, level } = await openChannels(db, asking);
  const { chosen } = reachOf({ ...asking, level, today: calendarDay(asking.today) });
  return channels
    .filter((channel) => chosen === "all" || (chosen === "own" && channel.unitCode === asking.unitCode))
    .map((channel) => channel.id);
}

/** The channels that a unit may ask for with this kind: open ones within its reach. Ids, sorted. */
export async function allowedTargets(db: Database | Tx, asking: Asking): Promise<string[]> {
  const { channels, level } = await openChannels(db, asking);
  const { reach } = reachOf({ ...asking, level, today: calendarDay(asking.today) });
  return channels
    .filter((channel) => isWithin({ channel, reach, unitCode: asking.unitCode }))
    .map((channel) => channel.id);
}

/**
 * Whether a unit may ask for these channels with this kind: open ones within its reach. Answers them sorted, without
 * "portal", which carries every item anyhow.
 */
export async function checkTargets(
  db: Database | Tx,
  asking: Asking & { targets: readonly string[] },
): Promise<Outcome<string[]>> {
  const { channels, level } = await openChannels(db, asking);
  const { reach } = reachOf({ ...asking, level, today: calendarDay(asking.today) });
  const open = new Map(channels.map((channel) => [channel.id, channel]));
  const wanted = [...new Set(asking.targets)].filter((id) => id !== "portal").toSorted();
  const unknown = wanted.filter((id) => !open.has(id));
  if (unknown.length > 0) {
    return invalid([
      { path: "targets", message: `Có ${unknown.length} kênh không còn hoạt động. Hãy bỏ chọn các kênh đó.` },
    ]);
  }
  const tooFar = wanted.filter((id) => {
    const channel = open.get(id);
    return channel === undefined || !isWithin({ channel, reach, unitCode: asking.unitCode });
  });
  if (tooFar.length > 0) {
    const message = `Có ${tooFar.length} kênh ngoài phạm vi của đơn vị với loại tin này. Chỉ cảnh báo, truy nã, tìm người mới được đăng trên kênh của đơn vị khác.`;
    return invalid([{ path: "targets", message }]);
  }
  return done(wanted);
}

function isWithin(input: { channel: TargetChannel; reach: TargetReach; unitCode: string }): boolean {
  const { channel, reach, unitCode } = input;
  if (reach === "none") return false;
  return reach === "all" || channel.unitCode === unitCode || channel.kind === "province";
}

async function openChannels(
  db: Database | Tx,
  { unitCode, today }: Asking,
): Promise<{ channels: TargetChannel[]; level: string }> {
  const day = calendarDay(today);
  const unit = await db
    .selectFrom("unit")
    .select("level")
    .where("code", "=", unitCode)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom("channel")
    .select(["id", "platform", "unit_code", "kind"])
    .where("platform", "!=", "portal")
    .where("status", "!=", "closed")
    .where((where) => where.or([where("retires_on", "is", null), where("retires_on", ">", day)]))
    .orderBy("id")
    .execute();
  return {
    level: unit.level,
    channels: rows.map((row) => ({
      id: row.id,
      platform: row.platform,
      unitCode: row.unit_code,
      kind: row.kind,
    })),
  };
}
