import type { ChannelCopy, ReadBackResult } from "../platforms/connector.ts";
import type { Carrier } from "./carrier.ts";
import { record } from "./carrier.ts";
import type { Claimed } from "./claim.ts";
import { readingBack } from "./delivery-reasons.ts";

const mostKnownIds = 1000;

/** Looks on the channel for the copy of a delivery, in the platform's own time. */
export async function readCopy(
  carrier: Carrier,
  delivery: Claimed,
  { copy, accessToken, startedAt }: { copy: ChannelCopy; accessToken: string; startedAt: Date },
): Promise<ReadBackResult> {
  const inPlatformTime = (moment: Date, offsetMs: number) => new Date(moment.getTime() + offsetMs);
  const releasedAt = inPlatformTime(delivery.releasedAt, carrier.offsetMs());
  const firstIntentAt = delivery.firstIntentAt ?? releasedAt;
  return carrier.connector.readBack({
    copy,
    progress: delivery.progress,
    firstIntentAt,
    lastIntentAt:
      delivery.intentAt === null ? firstIntentAt : inPlatformTime(delivery.intentAt, delivery.intentOffsetMs),
    releasedAt,
    repetition: delivery.afterAbsence?.follows === "unsettled",
    knownIds: await idsOfOthers(carrier, delivery),
    accessToken,
    now: startedAt,
  });
}

/** Commits what a read-back told. */
export async function afterReadBack(
  carrier: Carrier,
  delivery: Claimed,
  { result, startedAt }: { result: ReadBackResult; startedAt: Date },
): Promise<void> {
  const details = { result, startedAt, step: "read-back" };
  switch (result.outcome) {
    case "found": {
      const { remoteId, publicUrl } = result;
      await record(carrier, delivery, { event: "found" }, { ...details, remoteId, publicUrl });
      return;
    }
    case "absent": {
      // What the platform said last stays in view until it is decided.
      const { reasonCode, reason } = delivery.reasonCode === "" ? readingBack : delivery;
      await record(
        carrier,
        delivery,
        { event: "absent", askedAt: startedAt, decided: result.decided ?? false },
        { ...details, reasonCode, reason },
      );
      return;
    }
    case "ambiguous":
      await record(carrier, delivery, { event: "ambiguous" }, details);
      return;
    case "unreachable":
      await record(carrier, delivery, { event: "unreachable" }, details);
      return;
    case "throttled":
      await record(carrier, delivery, { event: "unreadable", waitMs: result.waitMs }, details);
      return;
    case "retry":
      await record(carrier, delivery, { event: "unreadable", waitMs: result.afterMs }, details);
      return;
    case "unknown":
      await record(carrier, delivery, { event: "unreadable", waitMs: 0 }, details);
      return;
    default:
      await record(carrier, delivery, unreadableForNow(delivery), details);
  }
}

/** The platform lets us read only when a person has acted. That person can then say what stands there, if anything may. */
export function unreadableForNow(delivery: Claimed) {
  return delivery.state === "unknown" && delivery.mayBePublic
    ? ({ event: "ambiguous" } as const)
    : ({ event: "blocked", coolDownMs: null } as const);
}

/** The copies of other deliveries on this channel, the newest of them: never ours. */
async function idsOfOthers({ ctx }: Carrier, delivery: Claimed): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .selectFrom("delivery")
    .select("remote_id")
    .where("channel_id", "=", delivery.channel.id)
    .where("id", "!=", delivery.id)
    .where("remote_id", "is not", null)
    .orderBy("created_at", "desc")
    .limit(mostKnownIds)
    .execute();
  return new Set(rows.flatMap(({ remote_id }) => (remote_id === null ? [] : [remote_id])));
}
