import { sql } from "kysely";
import { z } from "zod";
import type { Context } from "../foundation/context.ts";
import { platformName } from "../foundation/platform-facts.ts";
import { deliveryStates } from "./delivery-state.ts";
import { nextSentence, type Pause } from "./next-sentence.ts";

const state = z.enum(deliveryStates);

/** So many channels are named at once. */
export const namedAtOnce = 200;

/** A channel that does not carry the copy yet: why, and what happens next, in Vietnamese. */
export const notConfirmedView = z.object({
  deliveryId: z.string(),
  channelName: z.string(),
  platform: z.string(),
  state,
  reason: z.string(),
  next: z.string(),
  attempts: z.number(),
  /** The platform's own code and words at the last call; empty when it said nothing. */
  platformAnswer: z.string(),
});
export type NotConfirmed = Readonly<z.infer<typeof notConfirmedView>>;

/** Channels that stand for one reason, and that a person may send again together. */
export const commonReasonView = z.object({
  state,
  platform: z.string(),
  reasonCode: z.string(),
  reason: z.string(),
  count: z.number(),
});
export type CommonReason = Readonly<z.infer<typeof commonReasonView>>;

/** Which deliveries are named: those in trouble, and those that wait for a reason. */
function namedOf(ctx: Context, releaseId: string) {
  return ctx.db
    .selectFrom("delivery")
    .where("release_id", "=", releaseId)
    .where((where) =>
      where.or([
        where("delivery.state", "in", ["failed", "unsettled", "overdue", "blocked", "unknown", "replaced"]),
        where.and([where("delivery.state", "=", "pending"), where("delivery.reason", "!=", "")]),
      ]),
    );
}

/**
 * The channels of a release that do not carry the copy yet, by state and name, as many as a page holds; or, in order of
 * their ids, those after one.
 */
export async function listNotConfirmed(
  ctx: Context,
  { releaseId, now, after }: { releaseId: string; now: Date; after?: string },
): Promise<NotConfirmed[]> {
  const named = namedOf(ctx, releaseId)
    .innerJoin("channel", "channel.id", "delivery.channel_id")
    .leftJoin("pacing as channel_pacing", (join) =>
      join.on("channel_pacing.scope", "=", sql<string>`'channel:' || delivery.channel_id`),
    )
    .leftJoin("pacing as application_pacing", (join) =>
      join.on("application_pacing.scope", "=", sql<string>`'application:' || delivery.platform`),
    )
    .select([
      "channel_pacing.paused_until as channel_paused_until",
      "application_pacing.paused_until as application_paused_until",
      "delivery.id",
      "channel.name",
      "delivery.platform",
      "delivery.state",
      "delivery.reason",
      "delivery.next_at",
      "delivery.attempts",
      sql<string | null>`(
        select nullif(trim(error_code || ' ' || detail), '') from delivery_attempt
        where delivery_id = delivery.id order by id desc limit 1)`.as("told"),
    ]);
  const rows = await (after === undefined
    ? named.orderBy("delivery.state").orderBy("channel.name")
    : named.where("delivery.id", ">", after).orderBy("delivery.id")
  )
    .limit(namedAtOnce)
    .execute();
  return rows.map((row) => ({
    deliveryId: row.id,
    channelName: row.name,
    platform: row.platform,
    state: state.parse(row.state),
    reason: row.reason,
    next: nextSentence({
      state: state.parse(row.state),
      platformName: row.platform === "portal" ? "Cổng" : platformName(ctx.platforms, row.platform),
      nextAt: row.next_at,
      pauses: pausesOn(row),
      now,
    }),
    attempts: row.attempts,
    platformAnswer: row.told ?? "",
  }));
}

/** The pauses under which a row waits. */
function pausesOn(row: {
  channel_paused_until: Date | null;
  application_paused_until: Date | null;
}): Pause[] {
  return [
    { of: "application" as const, until: row.application_paused_until },
    { of: "channel" as const, until: row.channel_paused_until },
  ].flatMap(({ of, until }) => (until === null ? [] : [{ of, until }]));
}

/** What a person may do about many channels at once: how many stand for which reason, the most first. */
export async function listCommonReasons(ctx: Context, releaseId: string): Promise<CommonReason[]> {
  const rows = await ctx.db
    .selectFrom("delivery")
    .select(["state", "platform", "reason_code", (eb) => eb.fn.countAll<number>().as("count")])
    .select((eb) => eb.fn.min("reason").as("reason"))
    .where("release_id", "=", releaseId)
    .where("state", "in", ["failed", "blocked", "overdue"])
    .groupBy(["state", "platform", "reason_code"])
    .orderBy("count", "desc")
    .orderBy("reason_code")
    .limit(namedAtOnce)
    .execute();
  return rows.map((row) => ({
    state: state.parse(row.state),
    platform: row.platform,
    reasonCode: row.reason_code,
    reason: row.reason,
    count: row.count,
  }));
}
