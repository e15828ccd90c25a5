import { refreshTokens } from "../channels/refresh-tokens.ts";
import type { ChannelTokens } from "../channels/tokens.ts";
import type { Context } from "../foundation/context.ts";
import type { Connector, ReadBackResult, StepResult, Trouble } from "../platforms/connector.ts";
import { channelCopy } from "./channel-copy.ts";
import type { Claimed } from "./claim.ts";
import type { Committer, DeliveryWrite } from "./commit.ts";
import { type DeliveryChange, type DeliveryEvent, nextDelivery } from "./delivery-state.ts";
import { pausesOf } from "./pacing.ts";

/** What one worker uses to bring a delivery forward. */
export interface Carrier {
  readonly ctx: Context;
  readonly connector: Connector;
  readonly committer: Committer;
  /** The tokens of a channel as they stand now. */
  readonly readToken: (channelId: string) => Promise<ChannelTokens | undefined>;
  readonly random: () => number;
  /** Told of each answer before what follows from it, so that the pump can slow down or fall silent. */
  readonly onAnswer: (result: StepResult | ReadBackResult, channelId: string) => void;
  /** Whether a further call may be made now: not while the worker stops or the platform wants none. */
  readonly mayCall: () => boolean;
  /** Told when no call of this delivery follows for now: what is left is to commit how it stands. */
  readonly onLastCall: () => void;
}

/** A token that ends sooner than this is refreshed before it is used, in milliseconds. */
const refreshAheadMs = 5 * 60_000;

/**
 * Brings one claimed delivery as far as it goes now: a read-back when an outcome is unknown, else step after step. The
 * intent is committed before each call that may leave a public copy, each result before the next call.
 */
export async function deliver(carrier: Carrier, claimed: Claimed): Promise<void> {
  let delivery = claimed;
  if (delivery.state === "sending") {
    // Left by a worker that died with a call out: whether it stands on the channel, only reading back can tell.
    await record(
      carrier,
      delivery,
      { event: "outcome-unknown" },
      { reasonCode: "worker-died", reason: reasons.workerDied },
    );
    return;
  }
  const { content } = delivery;
  if (content === null) {
    // Law 1: nothing but the sealed words goes out, and what may stand already cannot be known again by them.
    const event: DeliveryEvent =
      delivery.state === "unknown" ? { event: "ambiguous" } : { event: "blocked", coolDownMs: null };
    const why = { reasonCode: "content-changed", reason: reasons.contentChanged };
    await record(carrier, delivery, event, why);
    return;
  }
  const tokens = await usableTokens(carrier, delivery);
  if ("reasonCode" in tokens) {
    await withoutToken(carrier, delivery, tokens);
    return;
  }
  let token = tokens;
  let refreshed = false;
  for (;;) {
    const copy = channelCopy(carrier.ctx, {
      deliveryId: delivery.id,
      channel: delivery.channel,
      platform: carrier.connector.platform,
      content,
    });
    const startedAt = carrier.ctx.clock.now();
    const call = { copy, progress: delivery.progress, accessToken: token.accessToken, now: startedAt };
    if (delivery.state === "unknown") {
      const result = await carrier.connector.readBack({
        ...call,
        firstIntentAt: delivery.intentAt ?? startedAt,
        lastIntentAt: delivery.intentAt ?? startedAt,
        releasedAt: delivery.intentAt ?? startedAt,
        repetition: delivery.refusedAsRepetition,
        knownIds: new Set(),
      });
      if (result.outcome === "token-refused" && result.refreshable && !refreshed) {
        refreshed = true;
        const fresh = await refreshNow(carrier, token);
        if ("accessToken" in fresh) {
          token = fresh;
          continue;
        }
      }
      await afterReadBack(carrier, delivery, result, startedAt);
      return;
    }
    const step = carrier.connector.nextStep(copy, delivery.progress);
    if (step.publishes) {
      const sending = await recordIntent(carrier, delivery, step.name);
      if (sending === undefined) return;
      delivery = sending;
      // A process that was held up here must not send: others may already be reading back for this intent.
      if (isStale(delivery, carrier.ctx.clock.now())) return;
    }
    const result = await carrier.connector.perform({ ...call, step });
    if (result.outcome === "token-refused" && result.refreshable && !refreshed) {
      refreshed = true;
      const fresh = await refreshNow(carrier, token);
      if ("accessToken" in fresh) {
        token = fresh;
        // Surely not done: the same step once more under the new token.
        const back = await record(
          carrier,
          delivery,
          { event: "advanced", afterMs: 0 },
          { result, startedAt, step: step.name, keepLease: true },
        );
        if (back === undefined) return;
        delivery = back;
        continue;
      }
    }
    const next = await afterStep(carrier, delivery, {
      result,
      startedAt,
      step: step.name,
      publishes: step.publishes,
    });
    if (next === undefined) return;
    delivery = next;
  }
}

/** An intent older than this may not be acted on any more, in milliseconds; far below the lease and the first read-back. */
const intentLastsMs = 20_000;

function isStale(delivery: Claimed, now: Date): boolean {
  return delivery.intentAt !== null && now.getTime() - delivery.intentAt.getTime() > intentLastsMs;
}

async function afterStep(
  carrier: Carrier,
  delivery: Claimed,
  call: { result: StepResult; startedAt: Date; step: string; publishes: boolean },
): Promise<Claimed | undefined> {
  const { result, startedAt, step, publishes } = call;
  carrier.onAnswer(result, delivery.channel.id);
  const details = { result, startedAt, step };
  if (result.outcome === "advanced") {
    const goesOn = (result.afterMs ?? 0) === 0 && carrier.mayCall();
    const event = { event: "advanced", afterMs: result.afterMs ?? 0 } as const;
    const next = await record(carrier, delivery, event, {
      ...details,
      keepLease: goesOn,
    });
    return goesOn ? next : undefined;
  }
  if (result.outcome === "published") {
    await record(
      carrier,
      delivery,
      { event: "published" },
      { ...details, remoteId: result.remoteId, publicUrl: result.publicUrl },
    );
    return undefined;
  }
  await record(carrier, delivery, eventOfTrouble(result, publishes), details);
  return undefined;
}

function eventOfTrouble(trouble: Trouble, publishes: boolean): DeliveryEvent {
  switch (trouble.outcome) {
    case "throttled":
      return { event: "throttled", waitMs: trouble.waitMs };
    case "retry":
      return { event: "try-again", afterMs: trouble.afterMs };
    case "unreachable":
      return { event: "try-again", afterMs: 0 };
    case "unknown":
      // A step that leaves no public copy may simply be done again.
      return publishes ? { event: "outcome-unknown" } : { event: "try-again", afterMs: 0 };
    case "perhaps-present":
      return publishes ? { event: "perhaps-present" } : { event: "refused" };
    case "token-refused":
      return { event: "blocked", coolDownMs: null };
    case "blocked":
      return { event: "blocked", coolDownMs: trouble.coolDownMs };
    case "failed":
      return { event: "refused" };
  }
}

async function afterReadBack(
  carrier: Carrier,
  delivery: Claimed,
  result: ReadBackResult,
  startedAt: Date,
): Promise<void> {
  carrier.onAnswer(result, delivery.channel.id);
  const details = { result, startedAt, step: "read-back" };
  if (result.outcome === "found") {
    await record(
      carrier,
      delivery,
      { event: "found" },
      { ...details, remoteId: result.remoteId, publicUrl: result.publicUrl },
    );
  } else if (result.outcome === "absent") {
    const reasonCode = delivery.refusedAsRepetition ? "repetition" : "outcome-unknown";
    const reason = delivery.refusedAsRepetition ? reasons.repetition : reasons.readingBack;
    await record(carrier, delivery, { event: "absent" }, { ...details, reasonCode, reason });
  } else if (result.outcome === "ambiguous") {
    await record(carrier, delivery, { event: "ambiguous" }, details);
  } else if (
    result.outcome === "throttled" ||
    result.outcome === "retry" ||
    result.outcome === "unreachable" ||
    result.outcome === "unknown"
  ) {
    const waitMs =
      result.outcome === "throttled" ? result.waitMs : result.outcome === "retry" ? result.afterMs : 0;
    await record(carrier, delivery, { event: "unreadable", waitMs }, details);
  } else {
    // The platform will not let us read until a person has acted: then that person can say what stands there.
    await record(carrier, delivery, { event: "ambiguous" }, details);
  }
}

/** No token that could be used: a copy that may stand waits for a person to look; anything else is blocked until one acts. */
async function withoutToken(
  carrier: Carrier,
  delivery: Claimed,
  why: { reasonCode: string; reason: string },
): Promise<void> {
  const event: DeliveryEvent =
    delivery.state === "unknown" ? { event: "ambiguous" } : { event: "blocked", coolDownMs: null };
  await record(carrier, delivery, event, why);
}

async function usableTokens(
  carrier: Carrier,
  delivery: Claimed,
): Promise<ChannelTokens | { reasonCode: string; reason: string }> {
  const tokens = await carrier.readToken(delivery.channel.id);
  if (tokens === undefined) return { reasonCode: "no-token", reason: reasons.noToken };
  const ends = tokens.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  if (ends - carrier.ctx.clock.now().getTime() > refreshAheadMs || !tokens.refreshable) return tokens;
  return refreshNow(carrier, tokens);
}

async function refreshNow(
  carrier: Carrier,
  stale: ChannelTokens,
): Promise<ChannelTokens | { reasonCode: string; reason: string }> {
  const { ctx, connector } = carrier;
  if (connector.refresh === undefined) return { reasonCode: "token-dead", reason: reasons.noToken };
  const input = { channelId: stale.channelId, staleGeneration: stale.generation, refresh: connector.refresh };
  let outcome = await refreshTokens(ctx, input);
  // B2.3: an answer that was lost is asked for once more; a pair spent meanwhile then shows as dead.
  if (outcome !== "fresh" && outcome.outcome === "lost") outcome = await refreshTokens(ctx, input);
  if (outcome !== "fresh") return { reasonCode: outcome.reasonCode, reason: outcome.reason };
  const tokens = await carrier.readToken(stale.channelId);
  return tokens ?? { reasonCode: "no-token", reason: reasons.noToken };
}

async function recordIntent(carrier: Carrier, delivery: Claimed, step: string): Promise<Claimed | undefined> {
  return record(carrier, delivery, { event: "intent" }, { step, keepLease: true });
}

/** Commits what follows from an event. Answers the delivery as it now stands, or undefined when the lease was lost. */
async function record(
  carrier: Carrier,
  delivery: Claimed,
  event: DeliveryEvent,
  details: {
    result?: StepResult | ReadBackResult;
    startedAt?: Date;
    step?: string;
    keepLease?: boolean;
    reasonCode?: string;
    reason?: string;
    remoteId?: string;
    publicUrl?: string | null;
  },
): Promise<Claimed | undefined> {
  const { ctx, connector, random } = carrier;
  const now = ctx.clock.now();
  const change: DeliveryChange = nextDelivery({
    facts: delivery,
    event,
    now,
    visibility: connector.visibility,
    random: random(),
  });
  const { result } = details;
  const why = result !== undefined && "reasonCode" in result ? result : details;
  const step = details.step ?? delivery.step;
  const progress =
    (result !== undefined && "progress" in result ? result.progress : undefined) ?? delivery.progress;
  const write: DeliveryWrite = {
    delivery,
    change,
    step,
    progress,
    reasonCode: change.refusedAsRepetition ? "repetition" : (why.reasonCode ?? ""),
    reason: why.reason ?? "",
    remoteId: details.remoteId ?? null,
    publicUrl: details.publicUrl ?? null,
    keepLease: details.keepLease ?? false,
    attempt:
      result === undefined
        ? null
        : {
            step,
            startedAt: details.startedAt ?? now,
            outcome: result.outcome,
            httpStatus: result.httpStatus ?? null,
            errorCode: result.errorCode ?? "",
            detail: result.detail ?? "",
          },
    pauses: pausesOf({ event, result, connector, channelId: delivery.channel.id, now }),
  };
  if (!write.keepLease) carrier.onLastCall();
  const written = await carrier.committer.write(write);
  return written ? { ...delivery, ...change, step, progress } : undefined;
}

const reasons = {
  workerDied: "Tiến trình đăng dừng đột ngột khi đang gọi; hệ thống đọc lại kênh trước khi làm gì thêm.",
  readingBack: "Chưa rõ kết quả lần gọi trước; hệ thống đang đọc lại kênh.",
  repetition: "Nền tảng báo trùng nội dung nhưng trên kênh không thấy bài.",
  contentChanged:
    "Nội dung lưu trong cơ sở dữ liệu không còn khớp mã niêm phong đã phát hành. Đã dừng đăng; hãy báo thanh tra.",
  noToken: "Kênh chưa có mã truy cập dùng được; quản lý kênh cần cấp quyền lại.",
} as const;
