import type { ChannelTokens } from "../channels/tokens.ts";
import type { Context } from "../foundation/context.ts";
import { platformById } from "../foundation/platform-facts.ts";
import type { CallError, Connector } from "../platforms/connector.ts";
import { hasMadeCopy } from "../platforms/made-copy.ts";
import type { Claimed } from "./claim.ts";
import type { Committer, Paused } from "./commit.ts";
import { lookingForReplaced, overdue, repetition, replaced } from "./delivery-reasons.ts";
import { type AfterAbsence, type DeliveryEvent, nextDelivery } from "./delivery-state.ts";
import { type Answer, pausesOf } from "./pacing.ts";

/** What one worker uses to bring a delivery forward. */
export interface Carrier {
  readonly ctx: Context;
  readonly connector: Connector;
  readonly committer: Committer;
  /** The tokens of a channel as they stand now. */
  readonly readToken: (channelId: string) => Promise<ChannelTokens | undefined>;
  readonly random: () => number;
  /** Told of each answer before what follows from it, so that the pump can slow down or fall silent. */
  readonly onAnswer: (answer: Answer, call: { channelId: string; startedAt: Date }) => void;
  /** Whether a further call may be made now: not while the worker stops or the platform wants none. */
  readonly mayCall: () => boolean;
  /** Told that somebody has paused the platform meanwhile. */
  readonly onPaused: (until: Date) => void;
  /** Told when this process knows that a delivery is due at a time. */
  readonly onDue: (at: Date) => void;
  /** The platform's time minus ours, in milliseconds, as its answers say. */
  readonly offsetMs: () => number;
  /** Told when no call of this delivery follows for now: what is left is to commit how it stands. */
  readonly onLastCall: () => void;
}

/** A delivery as it stands after a write, with the pauses that hold it where it was an intent. */
export interface Recorded extends Paused {
  readonly delivery: Claimed;
  /** Null when nothing more happens by itself. */
  readonly nextAt: Date | null;
}

/** One call to the platform and what it answered. */
export interface Call {
  readonly result: Answer;
  readonly startedAt: Date;
  readonly step: string;
}

interface Details {
  /** The call to write down, where something else than its answer decides what follows. */
  readonly call?: Call;
  readonly result?: Answer;
  readonly startedAt?: Date;
  readonly step?: string;
  readonly keepLease?: boolean;
  readonly reasonCode?: string;
  readonly reason?: string;
  readonly remoteId?: string;
  readonly publicUrl?: string | null;
}

/**
 * Commits what follows from an event. Answers the delivery as it now stands, or undefined when the lease was lost. An
 * intent that a newer release of the item forbids is none: the delivery ends, or is looked for where it may stand (law 5).
 */
export async function record(
  carrier: Carrier,
  delivery: Claimed,
  event: DeliveryEvent,
  details: Details,
): Promise<Recorded | undefined> {
  const { ctx, connector, random } = carrier;
  const now = ctx.clock.now();
  const { result } = details;
  const progress =
    (result !== undefined && "progress" in result ? result.progress : undefined) ?? delivery.progress;
  const change = nextDelivery({
    facts: delivery,
    event,
    now,
    offsetMs: carrier.offsetMs(),
    visibility: connector.visibility,
    random: random(),
    copyMade: hasMadeCopy(progress),
  });
  const step = details.step ?? delivery.step;
  const call =
    details.call ??
    (result === undefined ? undefined : { result, startedAt: details.startedAt ?? now, step });
  const why = reasonOf(delivery, { event, state: change.state, details });
  const written = await write(carrier, {
    delivery,
    change,
    step,
    progress,
    ...why,
    remoteId: details.remoteId ?? null,
    publicUrl: details.publicUrl ?? null,
    keepLease: (details.keepLease ?? false) && !endStates.has(change.state),
    attempt:
      call === undefined
        ? null
        : {
            step: call.step,
            startedAt: call.startedAt,
            outcome: call.result.outcome,
            httpStatus: call.result.httpStatus ?? null,
            errorCode: call.result.errorCode ?? "",
            detail: call.result.detail ?? "",
          },
    pauses: pausesOf({
      event: stopOf(delivery, { event, state: change.state }),
      result,
      connector,
      spacingMs: platformById(ctx.platforms, connector.platform).spacingMs,
      channelId: delivery.channel.id,
      now,
    }),
  });
  if (!written.written) {
    if (written.replaced !== true) return undefined;
    return record(
      carrier,
      { ...delivery, replaced: true },
      { event: "replaced" },
      { ...lookingForReplaced, keepLease: details.keepLease ?? false },
    );
  }
  if (change.nextAt !== null) carrier.onDue(change.nextAt);
  return {
    ...written,
    nextAt: change.nextAt,
    delivery: { ...delivery, ...change, ...why, step, progress, updatedAt: now },
  };
}

/** The states in which nothing that this worker began goes on. */
const endStates: ReadonlySet<string> = new Set(["overdue", "replaced"]);

async function write(carrier: Carrier, one: Parameters<Committer["write"]>[0]) {
  if (!one.keepLease) carrier.onLastCall();
  return carrier.committer.write(one);
}

/** Why a delivery stands where it does: the answer's own words, or those that were kept until absence was decided. */
function reasonOf(
  delivery: Claimed,
  { event, state, details }: { event: DeliveryEvent; state: string; details: Details },
): { reasonCode: string; reason: string } {
  if (state === "replaced") return replaced;
  const kept = delivery.afterAbsence;
  if (event.event === "absent" && kept !== null && "reason" in kept && state !== "unknown")
    return { reasonCode: kept.reasonCode, reason: kept.reason };
  if (event.event === "unclear" && event.follows.follows === "unsettled") {
    const { reasonCode, reason } = event.follows;
    return { reasonCode, reason };
  }
  const { result } = details;
  const why = result !== undefined && "reasonCode" in result ? result : details;
  if (why.reasonCode !== undefined) return { reasonCode: why.reasonCode, reason: why.reason ?? "" };
  return state === "overdue" ? overdue : { reasonCode: "", reason: "" };
}

/** A channel that is stopped because absence was decided is stopped as if the answer had just come. */
function stopOf(delivery: Claimed, { event, state }: { event: DeliveryEvent; state: string }): DeliveryEvent {
  const kept = delivery.afterAbsence;
  return event.event === "absent" && kept?.follows === "blocked" && state === "blocked"
    ? { event: "blocked", coolDownMs: kept.coolDownMs }
    : event;
}

/**
 * What follows from a call error. Where the step may have left a copy, an answer that does not prove the contrary is an
 * unclear outcome: its class takes effect only when reading back has shown that nothing stands there.
 */
export function eventOfCallError(
  callError: CallError,
  { publishes, copyMade }: { publishes: boolean; copyMade: boolean },
): DeliveryEvent {
  if (callError.outcome === "unreachable") return { event: "unreachable" };
  if (publishes && !callError.surelyNotDone) {
    const waitMs = callError.outcome === "throttled" ? callError.waitMs : 0;
    return { event: "unclear", waitMs, follows: afterAbsenceOf(callError) };
  }
  switch (callError.outcome) {
    case "throttled":
      return { event: "throttled", waitMs: callError.waitMs };
    case "retry":
      return { event: "try-again", afterMs: callError.afterMs };
    case "unknown":
      // A step that leaves no public copy may simply be done again.
      return callError.copyMayStand === true
        ? stoppedBy(callError, { copyMade: true, event: { event: "refused" } })
        : { event: "try-again", afterMs: 0 };
    case "perhaps-present":
    case "failed":
      return stoppedBy(callError, { copyMade, event: { event: "refused" } });
    case "token-refused":
      return stoppedBy(callError, { copyMade, event: { event: "blocked", coolDownMs: null } });
    case "blocked":
      return stoppedBy(callError, {
        copyMade,
        event: { event: "blocked", coolDownMs: callError.coolDownMs },
      });
  }
}

/** The platform has made a copy that may show at any moment: nobody may call the channel stopped before a look at it. */
function stoppedBy(
  { reasonCode, reason }: CallError,
  { copyMade, event }: { copyMade: boolean; event: DeliveryEvent },
): DeliveryEvent {
  return copyMade
    ? { event: "unclear", waitMs: 0, follows: { follows: "unsettled", reasonCode, reason } }
    : event;
}

function afterAbsenceOf(callError: CallError): AfterAbsence {
  const { reasonCode, reason } = callError;
  switch (callError.outcome) {
    case "perhaps-present":
      return { follows: "unsettled", ...repetition(reason) };
    case "failed":
      return { follows: "failed", reasonCode, reason };
    case "token-refused":
      return { follows: "blocked", reasonCode, reason, coolDownMs: null };
    case "blocked":
      return { follows: "blocked", reasonCode, reason, coolDownMs: callError.coolDownMs };
    default:
      return { follows: "send", personSawNone: false };
  }
}
