import { type ChannelTokens, noteRefused } from "../channels/tokens.ts";
import type { SealedContent } from "../editorial/sealed-content.ts";
import { deliveryLease } from "../foundation/retry-policies.ts";
import type { ChannelCopy, StepResult } from "../platforms/connector.ts";
import { hasMadeCopy } from "../platforms/made-copy.ts";
import { type Call, type Carrier, eventOfCallError, type Recorded, record } from "./carrier.ts";
import { channelCopy } from "./channel-copy.ts";
import type { Claimed } from "./claim.ts";
import {
  contentChanged,
  lookingFirst,
  lookingForReplaced,
  notOnPortal,
  workerDied,
} from "./delivery-reasons.ts";
import type { DeliveryEvent } from "./delivery-state.ts";
import { afterReadBack, readCopy, unreadableForNow } from "./read-copy.ts";
import { freshTokens, type Usable, usableTokens } from "./usable-tokens.ts";

const restingStates: ReadonlySet<string> = new Set(["failed", "blocked", "overdue", "replaced"]);

/**
 * Brings one claimed delivery as far as it goes now: a read-back when an outcome is unknown, else step after step. The
 * intent is committed before each call that may leave a public copy, each result before the next call.
 */
export async function deliver(carrier: Carrier, delivery: Claimed): Promise<void> {
  const { ctx, connector } = carrier;
  if (delivery.state === "sending") {
    // Left by a worker that died with a call out: whether it stands on the channel, only reading back can tell.
    const follows = { follows: "send", personSawNone: false } as const;
    await record(carrier, delivery, { event: "unclear", waitMs: 0, follows }, workerDied);
    return;
  }
  const { content } = delivery;
  if (content === null) {
    // Law 1: nothing but the sealed words goes out, and what may stand already cannot be known again by them.
    await record(carrier, delivery, unreadableForNow(delivery), contentChanged);
    return;
  }
  if ((await isReplaced(carrier, delivery, content)) || (await isOver(carrier, delivery, content))) return;
  if (await isAheadOfPortal(carrier, delivery)) return;
  const usable = await usableTokens(carrier, delivery);
  if (!usable.usable) {
    await withoutToken(carrier, delivery, usable);
    return;
  }
  const copy = channelCopy(ctx, {
    deliveryId: delivery.id,
    channel: delivery.channel,
    platform: connector.platform,
    content,
  });
  if (delivery.state === "unknown") await lookFor(carrier, delivery, { copy, tokens: usable.tokens });
  else await goOn(carrier, delivery, { copy, tokens: usable.tokens });
}

/** Reads the channel back, once more under a new token where the platform refuses the one at hand. */
async function lookFor(
  carrier: Carrier,
  delivery: Claimed,
  { copy, tokens }: { copy: ChannelCopy; tokens: ChannelTokens },
): Promise<void> {
  const read = async (accessToken: string) => {
    const startedAt = carrier.ctx.clock.now();
    const result = await readCopy(carrier, delivery, { copy, accessToken, startedAt });
    carrier.onAnswer(result, { channelId: delivery.channel.id, startedAt });
    return { result, startedAt };
  };
  const answer = await read(tokens.accessToken);
  if (answer.result.outcome === "token-refused" && answer.result.refreshable) {
    const fresh = await freshTokens(carrier, tokens);
    const call = { ...answer, step: "read-back" };
    if (!fresh.usable && willPass(fresh)) return withoutToken(carrier, delivery, fresh, call);
    if (fresh.usable) {
      // Nothing was learnt by it, but it was made.
      const { reasonCode, reason } = delivery;
      const noted = await record(
        carrier,
        delivery,
        { event: "unreachable" },
        { call, reasonCode, reason, keepLease: true },
      );
      if (noted !== undefined)
        await afterReadBack(carrier, noted.delivery, await read(fresh.tokens.accessToken));
      return;
    }
  }
  await afterReadBack(carrier, delivery, answer);
}

/** Takes step after step, for as long as calls may be made and nothing stands in the way. */
async function goOn(
  carrier: Carrier,
  claimed: Claimed,
  { copy, tokens: usable }: { copy: ChannelCopy; tokens: ChannelTokens },
): Promise<void> {
  const { ctx, connector } = carrier;
  let delivery = claimed;
  let tokens = usable;
  let refreshed = false;
  for (;;) {
    const step = connector.nextStep(copy, delivery.progress);
    if (step.publishes) {
      const begun = await begin(carrier, delivery, { step: step.name, copy, tokens });
      if (begun === undefined) return;
      if (begun.state === "unknown") {
        await lookFor(carrier, begun, { copy, tokens });
        return;
      }
      delivery = begun;
    }
    const { accessToken } = tokens;
    const startedAt = ctx.clock.now();
    const result = await connector.perform({
      copy,
      progress: delivery.progress,
      step,
      accessToken,
      now: startedAt,
    });
    carrier.onAnswer(result, { channelId: delivery.channel.id, startedAt });
    if (result.outcome === "token-refused" && result.refreshable && result.surelyNotDone && !refreshed) {
      refreshed = true;
      const fresh = await freshTokens(carrier, tokens);
      if (fresh.usable) {
        tokens = fresh.tokens;
        // Surely not done: the same step once more under the new token.
        const event = { event: "withdrawn", afterMs: 0 } as const;
        const back = await record(carrier, delivery, event, {
          ...{ result, startedAt, step: step.name },
          keepLease: true,
        });
        if (back?.delivery.state !== "pending") return;
        delivery = back.delivery;
        continue;
      }
      if (willPass(fresh))
        return withoutToken(carrier, delivery, fresh, { result, startedAt, step: step.name });
    }
    if (result.outcome === "token-refused") await noteRefused(ctx.db, tokens);
    const { name, publishes } = step;
    const next = await afterStep(carrier, delivery, {
      ...{ result, startedAt, step: name, publishes },
      unused: { copy, accessToken },
    });
    if (next === undefined) return;
    delivery = next;
  }
}

/**
 * Whether a newer release of the item stands in its place already; then it ends, or is looked for, and no call is made. The
 * platform is still asked after a copy that it has made.
 */
async function isReplaced(carrier: Carrier, delivery: Claimed, content: SealedContent): Promise<boolean> {
  if (!delivery.replaced || delivery.state === "unknown" || hasMadeCopy(delivery.progress)) return false;
  const recorded = await record(carrier, delivery, { event: "replaced" }, lookingForReplaced);
  await discardOfEnded(carrier, recorded, content);
  return true;
}

/** Whether the term has passed before anything of the copy was made; then that is written down, and nothing is begun. */
async function isOver(carrier: Carrier, delivery: Claimed, content: SealedContent): Promise<boolean> {
  // Where a copy may stand it is looked for first, late as it is.
  if (delivery.state === "unknown" || hasMadeCopy(delivery.progress)) return false;
  if (carrier.ctx.clock.now() <= delivery.notAfter) return false;
  const recorded = await record(carrier, delivery, { event: "overdue" }, {});
  await discardOfEnded(carrier, recorded, content);
  return true;
}

/**
 * Whether the portal does not carry the item yet; then no call is made, whoever woke the delivery (law 4). What may stand
 * already is looked for all the same.
 */
async function isAheadOfPortal(carrier: Carrier, delivery: Claimed): Promise<boolean> {
  if (delivery.onPortal || delivery.state === "unknown" || hasMadeCopy(delivery.progress)) return false;
  await record(carrier, delivery, { event: "not-on-portal" }, notOnPortal);
  return true;
}

/**
 * Commits to a call that may leave a copy. Answers the delivery as it is to go on, which may be to look at the channel
 * once more; undefined when the call must not be made. An intent that turns out too late is taken back: nothing was sent.
 */
async function begin(
  carrier: Carrier,
  delivery: Claimed,
  { step, copy, tokens }: { step: string; copy: ChannelCopy; tokens: ChannelTokens },
): Promise<Claimed | undefined> {
  const { clock } = carrier.ctx;
  const lookedAgoMs = clock.now().getTime() - delivery.updatedAt.getTime();
  if (delivery.mayBePublic && lookedAgoMs > deliveryLease.lookLastsMs) {
    const looking = await record(
      carrier,
      delivery,
      { event: "look-again" },
      { ...lookingFirst, keepLease: true },
    );
    return looking?.delivery;
  }
  const recorded = await record(carrier, delivery, { event: "intent" }, { step, keepLease: true });
  if (recorded?.delivery.state === "unknown") return recorded.delivery;
  if (recorded?.delivery.state !== "sending") {
    const { accessToken } = tokens;
    if (recorded !== undefined) await discardUnused(carrier, recorded, { copy, accessToken });
    return undefined;
  }
  const { platformUntil, channelUntil } = recorded;
  if (platformUntil !== null) carrier.onPaused(platformUntil);
  const paused = platformUntil !== null || channelUntil !== null || !carrier.mayCall();
  // A process that was held up here must not send: others may already be reading back for this intent. Nor may it when
  // the platform, asked by anybody, has had enough meanwhile.
  if (!paused && !isStale(recorded, clock.now())) return recorded.delivery;
  await record(carrier, recorded.delivery, { event: "withdrawn", afterMs: 0 }, { step });
  return undefined;
}

function isStale({ delivery: { intentAt } }: Recorded, now: Date): boolean {
  return intentAt !== null && now.getTime() - intentAt.getTime() > deliveryLease.intentLastsMs;
}

async function afterStep(
  carrier: Carrier,
  delivery: Claimed,
  call: {
    result: StepResult;
    startedAt: Date;
    step: string;
    publishes: boolean;
    unused: { copy: ChannelCopy; accessToken: string };
  },
): Promise<Claimed | undefined> {
  const { result, startedAt, step, publishes, unused } = call;
  const details = { result, startedAt, step };
  if (result.outcome === "advanced") {
    const goesOn = (result.afterMs ?? 0) === 0 && carrier.mayCall();
    const event = { event: "advanced", afterMs: result.afterMs ?? 0 } as const;
    const next = await record(carrier, delivery, event, { ...details, keepLease: goesOn });
    return goesOn && next?.delivery.state === "pending" ? next.delivery : undefined;
  }
  if (result.outcome === "published") {
    const { remoteId, publicUrl } = result;
    await record(carrier, delivery, { event: "published" }, { ...details, remoteId, publicUrl });
    return undefined;
  }
  const copyMade = hasMadeCopy(result.progress ?? delivery.progress);
  const recorded = await record(
    carrier,
    delivery,
    eventOfCallError(result, { publishes, copyMade }),
    details,
  );
  if (recorded !== undefined) await discardUnused(carrier, recorded, unused);
  return undefined;
}

/**
 * A delivery that comes to rest in a worker's hands leaves no pictures at the platform that no post holds: whoever sends it
 * again hands them over anew. Nothing is deleted where a post may hold them. What ends beside the workers leaves them there,
 * unpublished: that it ends is told at once, and nobody may be able to call at that moment.
 */
async function discardUnused(
  { ctx, connector }: Carrier,
  { delivery, nextAt }: Recorded,
  { copy, accessToken }: { copy: ChannelCopy; accessToken: string },
): Promise<void> {
  const rests = nextAt === null && restingStates.has(delivery.state);
  if (!rests || delivery.mayBePublic || connector.discard === undefined) return;
  try {
    await connector.discard({ copy, progress: delivery.progress, accessToken });
  } catch (error) {
    ctx.log.warn({ err: error, deliveryId: delivery.id }, "delivery: unused pictures stay at the platform");
  }
}

/** The same for what ended before any call of this claim, with the token as it is: none is renewed for that. */
async function discardOfEnded(
  carrier: Carrier,
  recorded: Recorded | undefined,
  content: SealedContent,
): Promise<void> {
  if (recorded === undefined || Object.keys(recorded.delivery.progress).length === 0) return;
  const { id: deliveryId, channel } = recorded.delivery;
  const tokens = await carrier.readToken(channel.id);
  if (tokens === undefined) return;
  const copy = channelCopy(carrier.ctx, {
    ...{ deliveryId, channel, content },
    platform: carrier.connector.platform,
  });
  await discardUnused(carrier, recorded, { copy, accessToken: tokens.accessToken });
}

/** Whether time alone may bring a token, so that nobody has to act. */
function willPass({ callError }: Extract<Usable, { usable: false }>): boolean {
  return (
    callError.outcome === "unreachable" || (callError.outcome === "blocked" && callError.coolDownMs !== null)
  );
}

function afterNoToken(delivery: Claimed, coolDownMs: number | null): DeliveryEvent {
  if (coolDownMs === null) return unreadableForNow(delivery);
  return delivery.state === "unknown"
    ? { event: "unreadable", waitMs: coolDownMs }
    : { event: "withdrawn", afterMs: coolDownMs };
}

/**
 * No token that could be used: a copy that may stand waits for a person to look; anything else is blocked until one acts.
 * `refused`: the call by which the platform refused the token at hand.
 */
async function withoutToken(
  carrier: Carrier,
  delivery: Claimed,
  { callError }: Extract<Usable, { usable: false }>,
  refused?: Call,
): Promise<void> {
  const startedAt = carrier.ctx.clock.now();
  carrier.onAnswer(callError, { channelId: delivery.channel.id, startedAt });
  const event =
    callError.outcome === "unreachable"
      ? ({ event: "unreachable" } as const)
      : afterNoToken(delivery, callError.outcome === "blocked" ? callError.coolDownMs : null);
  // The pause of the platform is asked for with the call error. Where a call was made, that one is written down.
  const details =
    callError.outcome === "unreachable" ? { result: callError, startedAt, step: "refresh" } : callError;
  await record(carrier, delivery, event, refused === undefined ? details : { ...details, call: refused });
}
