import { z } from "zod";
import { sealedContent } from "../editorial/sealed-content.ts";
import type { Context } from "../foundation/context.ts";
import { done, notFound, type Outcome } from "../foundation/outcome.ts";
import type { Actor } from "../organization/actor.ts";
import { may } from "../organization/rights.ts";
import { deliveryStates } from "./delivery-state.ts";
import { readHolds } from "./holds.ts";
import { commonReasonView, listCommonReasons, listNotConfirmed, notConfirmedView } from "./not-confirmed.ts";
import { oldCopiesView, readOldCopies } from "./old-copies.ts";
import { readTakedowns, takedownsView } from "./takedowns.ts";

const state = z.enum(deliveryStates);

/** How many deliveries of a platform stand in a state. */
const stateCount = z.object({ platform: z.string(), state, count: z.number() });
export type StateCount = Readonly<z.infer<typeof stateCount>>;

/** The progress of one release over all its channels. */
export const boardView = z.object({
  release: z
    .object({
      id: z.string(),
      itemId: z.string(),
      title: z.string(),
      articleUrl: z.string().nullable(),
      releasedAt: z.string().nullable(),
      decidedByName: z.string(),
    })
    .readonly(),
  counts: z.array(stateCount).readonly(),
  /** The first of them; the rest page by page. */
  notConfirmed: z.array(notConfirmedView).readonly(),
  commonReasons: z.array(commonReasonView).readonly(),
  /** What holds all of a platform up at present, in Vietnamese: our own trouble, and no channel's. */
  holds: z.array(z.object({ platform: z.string(), reason: z.string() })).readonly(),
  takedowns: takedownsView,
  oldCopies: oldCopiesView,
  estimateSeconds: z.number().nullable(),
  may: z.object({ retry: z.boolean(), settle: z.boolean() }).readonly(),
});
export type Board = Readonly<z.infer<typeof boardView>>;

/** The pace of the last stretch is measured over so many seconds. */
const paceSeconds = 20;

/** What stands on the board of a release, whoever reads it, and whose it is. */
export interface BoardFacts extends Omit<Board, "may"> {
  readonly unitCode: string;
}

/** Reads the board of a release; absent and not to be read answer alike. */
export async function readBoard(
  ctx: Context,
  { actor, releaseId }: { actor: Actor; releaseId: string },
): Promise<Outcome<Board>> {
  return boardFor({ facts: await readBoardFacts(ctx, releaseId), actor, now: ctx.clock.now() });
}

/** A board as one person may see it. Pure. */
export function boardFor({
  facts,
  actor,
  now,
}: {
  facts: BoardFacts | undefined;
  actor: Actor;
  now: Date;
}): Outcome<Board> {
  if (facts === undefined) return notFound();
  const { unitCode, ...board } = facts;
  const resource = { type: "delivery", unitCode } as const;
  if (!may({ actor, action: "delivery.read", resource, now })) return notFound();
  return done({
    ...board,
    may: {
      retry: may({ actor, action: "delivery.retry", resource, now }),
      settle: may({ actor, action: "delivery.settle", resource, now }),
    },
  });
}

/** Reads what stands on the board of a release; undefined when there is no such release. */
export async function readBoardFacts(ctx: Context, releaseId: string): Promise<BoardFacts | undefined> {
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
    .where("release.id", "=", releaseId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const now = ctx.clock.now();
  const content = sealedContent.parse(row.content);
  const [counts, holds, notConfirmed, commonReasons, takedowns, oldCopies] = await Promise.all([
    countStates(ctx, releaseId),
    readHolds(ctx, now),
    listNotConfirmed(ctx, { releaseId, now }),
    listCommonReasons(ctx, releaseId),
    readTakedowns(ctx, releaseId),
    readOldCopies(ctx, { itemId: row.item_id, closed: row.item_state === "closed" }),
  ]);
  return {
    unitCode: row.unit_code,
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
    holds,
    notConfirmed,
    commonReasons,
    takedowns,
    oldCopies,
    estimateSeconds: await estimate(ctx, { releaseId, counts, now }),
  };
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
    platform: row.platform,
    state: state.parse(row.state),
    count: row.count,
  }));
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
