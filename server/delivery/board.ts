import { sql } from "kysely";
import { z } from "zod";
import { sealedContent } from "../editorial/sealed-content-schema.ts";
import type { Context } from "../foundation/context.ts";
import { done, notFound, type Outcome } from "../foundation/outcome.ts";
import type { Actor } from "../organization/actor.ts";
import { may } from "../organization/rights.ts";
import { type DeliveryState, deliveryStates } from "./delivery-state.ts";
import { nextSentence, type Pause } from "./next-sentence.ts";
import { readTakedowns, type Takedowns } from "./takedowns.ts";

const platform = z.enum(["portal", "facebook", "zalo"]);
const state = z.enum(deliveryStates);

/** How many deliveries of a platform stand in a state. */
export interface StateCount {
  readonly platform: z.infer<typeof platform>;
  readonly state: DeliveryState;
  readonly count: number;
}

/** A channel that does not carry the copy yet: why, and what happens next, in Vietnamese. */
export interface NotConfirmed {
  readonly deliveryId: string;
  readonly channelName: string;
  readonly platform: z.infer<typeof platform>;
  readonly state: DeliveryState;
  readonly reason: string;
  readonly next: string;
  readonly attempts: number;
}

/** The progress of one release over all its channels. */
export interface Board {
  readonly release: {
    readonly id: string;
    readonly itemId: string;
    readonly title: string;
    readonly articleUrl: string | null;
    readonly releasedAt: string | null;
    readonly decidedByName: string;
  };
  readonly counts: readonly StateCount[];
  readonly notConfirmed: readonly NotConfirmed[];
  readonly takedowns: Takedowns;
  readonly estimateSeconds: number | null;
  readonly may: { readonly retry: boolean; readonly settle: boolean };
}

const mostNamed = 200;
/** The pace of the last stretch is measured over so many seconds. */
const paceSeconds = 20;

/** Reads the board of a release; absent and not to be read answer alike. */
export async function readBoard(
  ctx: Context,
  input: { actor: Actor; releaseId: string },
): Promise<Outcome<Board>> {
  const row = await ctx.db
    .selectFrom("release")
    .innerJoin("item", "item.id", "release.item_id")
    .innerJoin("revision", "revision.id", "release.revision_id")
    .innerJoin("person", "person.id", "release.decided_by")
    .select([
      "release.id",
      "release.item_id",
      "release.released_at",
      "item.unit_code",
      "item.state as item_state",
      "revision.content",
      "person.rank",
      "person.full_name",
    ])
    .where("release.id", "=", input.releaseId)
    .executeTakeFirst();
  const now = ctx.clock.now();
  const resource = { type: "delivery", unitCode: row?.unit_code ?? null } as const;
  if (row === undefined || !may({ actor: input.actor, action: "delivery.read", resource, now }))
    return notFound();
  const content = sealedContent.parse(row.content);
  const [counts, notConfirmed, takedowns] = await Promise.all([
    countStates(ctx, input.releaseId),
    listNotConfirmed(ctx, input.releaseId, now),
    readTakedowns(ctx, input.releaseId),
  ]);
  return done({
    release: {
      id: row.id,
      itemId: row.item_id,
      title: content.title,
      articleUrl:
        row.item_state !== "closed" &&
        counts.some((count) => count.platform === "portal" && count.state === "confirmed")
          ? content.articleUrl
          : null,
      releasedAt: row.released_at?.toISOString() ?? null,
      decidedByName: `${row.rank} ${row.full_name}`.trim(),
    },
    counts,
    notConfirmed,
    takedowns,
    estimateSeconds: await estimate(ctx, { releaseId: input.releaseId, counts, now }),
    may: {
      retry: may({ actor: input.actor, action: "delivery.retry", resource, now }),
      settle: may({ actor: input.actor, action: "delivery.settle", resource, now }),
    },
  });
}

async function countStates(ctx: Context, releaseId: string): Promise<StateCount[]> {
  const rows = await ctx.db
    .selectFrom("delivery")
    .select(["platform", "state", (eb) => eb.fn.countAll<number>().as("count")])
    .where("release_id", "=", releaseId)
    .groupBy(["platform", "state"])
    .orderBy("platform")
    .orderBy("state")
    .execute();
  return rows.map((row) => ({
    platform: platform.parse(row.platform),
    state: state.parse(row.state),
    count: row.count,
  }));
}

async function listNotConfirmed(ctx: Context, releaseId: string, now: Date): Promise<NotConfirmed[]> {
  const rows = await ctx.db
    .selectFrom("delivery")
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
    ])
    .where("release_id", "=", releaseId)
    .where((where) =>
      where.or([
        where("delivery.state", "in", ["failed", "unsettled", "blocked", "unknown"]),
        where.and([where("delivery.state", "=", "pending"), where("delivery.reason", "!=", "")]),
      ]),
    )
    .orderBy("delivery.state")
    .orderBy("channel.name")
    .limit(mostNamed)
    .execute();
  return rows.map((row) => ({
    deliveryId: row.id,
    channelName: row.name,
    platform: platform.parse(row.platform),
    state: state.parse(row.state),
    reason: row.reason,
    next: nextSentence({
      state: state.parse(row.state),
      platform: platform.parse(row.platform),
      nextAt: row.next_at,
      pauses: pausesOn(row),
      now,
    }),
    attempts: row.attempts,
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

async function estimate(
  ctx: Context,
  { releaseId, counts, now }: { releaseId: string; counts: readonly StateCount[]; now: Date },
): Promise<number | null> {
  const left = counts
    .filter((count) => count.state === "pending" || count.state === "sending" || count.state === "waiting")
    .reduce((sum, count) => sum + count.count, 0);
  if (left === 0) return 0;
  const recent = await ctx.db
    .selectFrom("delivery")
    .select((eb) => [eb.fn.countAll<number>().as("count"), eb.fn.min("confirmed_at").as("first")])
    .where("release_id", "=", releaseId)
    .where("platform", "!=", "portal")
    .where("confirmed_at", ">", new Date(now.getTime() - paceSeconds * 1000))
    .executeTakeFirstOrThrow();
  if (recent.count < 3 || recent.first === null) return null;
  const elapsed = Math.max(0.5, (now.getTime() - recent.first.getTime()) / 1000);
  return Math.ceil(left / (recent.count / elapsed));
}
