import { sql } from "kysely";
import type { DeliveryRow, Schedule } from "./copies.ts";
import type { Stack } from "./stack.ts";

/** States in which nothing more happens by itself. */
const restingStates = ["confirmed", "failed", "unsettled", "blocked", "cancelled", "overdue"] as const;

/** The channels of both platforms, in the order of their ids. */
export async function channelsOf(stack: Stack): Promise<{ facebook: string[]; zalo: string[] }> {
  const rows = await stack.ctx.db
    .selectFrom("channel")
    .select(["id", "platform"])
    .where("platform", "!=", "portal")
    .orderBy("id")
    .execute();
  const of = (platform: string) => rows.filter((row) => row.platform === platform).map((row) => row.id);
  return { facebook: of("facebook"), zalo: of("zalo") };
}

/** What the board says of every delivery of some releases, but for the portal's own. */
export async function deliveriesOf(
  stack: Stack,
  schedules: readonly Pick<Schedule, "releaseId">[],
): Promise<DeliveryRow[]> {
  return stack.ctx.db
    .selectFrom("delivery")
    .select(["release_id", "channel_id", "state", "reason", "reason_code", "may_be_public"])
    .where("platform", "!=", "portal")
    .where(
      "release_id",
      "in",
      schedules.map(({ releaseId }) => releaseId),
    )
    .execute();
}

/** Time leaps at most so far at once: a page that was told to cool down stays quiet for three days (error 368). */
const longestLeapMs = 12 * 3_600_000;
/**
 * So many looks in a row at which no call is out, and time leaps. Each leap that no call follows doubles them: on a busy
 * machine a worker takes longer from a leap to its call, and what it claimed must not be too old by then every time.
 */
const looksBeforeLeap = { atLeast: 3, atMost: 24 };
/** A round that is not settled after so many looks hangs; on a busy machine a look takes long, and a pause many of them. */
const turnsAtMost = 6000;

/**
 * Lets time pass until every delivery of the schedules rests. `atCall` is told of each look at which a call is out, and
 * answers whether it did something, so that the look is taken again.
 */
export async function settle(
  stack: Stack,
  schedules: readonly Schedule[],
  {
    leapMs = { atLeast: 240_000, atMost: longestLeapMs },
    atCall = async () => false,
  }: {
    leapMs?: { atLeast: number; atMost: number };
    atCall?: (inFlight: number) => Promise<boolean>;
  } = {},
): Promise<void> {
  const ids = schedules.map((schedule) => schedule.releaseId);
  let idle = 0;
  let patience = looksBeforeLeap.atLeast;
  for (let turn = 0; turn < turnsAtMost; turn += 1) {
    const { waiting, open, nextAt } = await whatIsDue(stack, ids);
    if (waiting === 0 && open === 0) return;
    const inFlight = await stack.inFlight();
    if (inFlight > 0) patience = looksBeforeLeap.atLeast;
    if (inFlight > 0 && (await atCall(inFlight))) continue;
    // Time jumps only while no call is out: a real clock would not run away from one either.
    idle = waiting === 0 && inFlight === 0 ? idle + 1 : 0;
    if (idle >= patience) {
      const now = stack.ctx.clock.now().getTime();
      await stack.advance(
        Math.min(Math.max((nextAt?.getTime() ?? 0) - now + 1, leapMs.atLeast), leapMs.atMost),
      );
      idle = 0;
      patience = Math.min(2 * patience, looksBeforeLeap.atMost);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(
    `a round did not settle: ${await whatIsOpen(stack, ids)}; the worker said: ${stack.worker.output()}`,
  );
}

/** Asked some forty times a second: the database counts, so that looking does not take the machine from what is looked at. */
async function whatIsDue(stack: Stack, ids: readonly string[]) {
  const outbox = await stack.ctx.db
    .selectFrom("release_outbox")
    .select((eb) => eb.fn.countAll<number>().as("waiting"))
    .where("taken_at", "is", null)
    .executeTakeFirstOrThrow();
  const deliveries = await stack.ctx.db
    .selectFrom("delivery")
    .leftJoin("pacing as page", (join) =>
      join.on(sql<boolean>`page.scope = 'channel:' || delivery.channel_id`),
    )
    .leftJoin("pacing as app", (join) =>
      join.on(sql<boolean>`app.scope = 'application:' || delivery.platform`),
    )
    .select((eb) => [
      eb.fn.countAll<number>().as("open"),
      // What is due and does not move waits for a pause of its channel or of the whole application to end.
      sql<Date | null>`min(coalesce(greatest(next_at, lease_until, page.paused_until, app.paused_until), 'epoch'))`.as(
        "nextAt",
      ),
    ])
    .where("release_id", "in", [...ids])
    .where("state", "not in", [...restingStates])
    .executeTakeFirstOrThrow();
  return { ...outbox, ...deliveries };
}

/** The deliveries that do not move, by state, step and reason, for whoever has to find out why. */
async function whatIsOpen(stack: Stack, ids: readonly string[]): Promise<string> {
  const rows = await stack.ctx.db
    .selectFrom("delivery")
    .select([
      "platform",
      "state",
      "step",
      "reason_code",
      "next_at",
      "attempts",
      (eb) => eb.fn.countAll<number>().as("n"),
    ])
    .where("release_id", "in", [...ids])
    .where("state", "not in", [...restingStates])
    .groupBy(["platform", "state", "step", "reason_code", "next_at", "attempts"])
    .limit(10)
    .execute();
  const pauses = await stack.ctx.db
    .selectFrom("pacing")
    .select(["scope", "paused_until"])
    .where("scope", "like", "application:%")
    .execute();
  const calls = await stack.ctx.db
    .selectFrom("delivery_attempt")
    .innerJoin("delivery", "delivery.id", "delivery_attempt.delivery_id")
    .select(["delivery_id", "delivery_attempt.step", "outcome", "error_code", "ended_at", "lease_until"])
    .where("release_id", "in", [...ids])
    .where("state", "not in", [...restingStates])
    .orderBy("delivery_attempt.id", "desc")
    .limit(12)
    .execute();
  return JSON.stringify({ now: stack.ctx.clock.now(), rows, pauses, calls });
}

/** Every call that was made for the first of some "release channel …" lines, for whoever has to find out why. */
export async function historyOf(stack: Stack, lines: readonly string[]): Promise<string> {
  const [releaseId = "", channelId = ""] = lines[0]?.split(" ") ?? [];
  const calls = await stack.ctx.db
    .selectFrom("delivery_attempt")
    .innerJoin("delivery", "delivery.id", "delivery_attempt.delivery_id")
    .select(["delivery_attempt.step", "started_at", "ended_at", "outcome", "error_code", "detail"])
    .where("release_id", "=", releaseId)
    .where("channel_id", "=", channelId)
    .orderBy("delivery_attempt.id")
    .execute();
  return calls.map((call) => JSON.stringify(call)).join("\n");
}
