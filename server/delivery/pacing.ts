import { allowancePause, unreachablePauses } from "../foundation/retry-policies.ts";
import type { CallError, Connector, ReadBackResult, StepResult } from "../platforms/connector.ts";
import type { DeliveryEvent } from "./delivery-state.ts";

/** What came of a call, whichever it was; a token server's error too. */
export type Answer = StepResult | ReadBackResult | CallError;

/** The scope of all calls that the force's application makes to a platform, whatever the channel. */
export function applicationScope(platform: string): string {
  return `application:${platform}`;
}

/** A scope that must stay quiet, and why where it is our own trouble. */
export interface Pause {
  readonly scope: string;
  readonly until: Date;
  /** 1 when each pause in a row is longer than the last, else 0. */
  readonly grows: 0 | 1;
  readonly reason: string;
}

/** What an answer was to: its channel, on the platform of its connector, at a time of the clock. */
interface PacedCall {
  readonly connector: Connector;
  readonly channelId: string;
  readonly now: Date;
}

/** Which scopes must stay quiet because an answer says so, and until when. */
export function pausesFrom(result: Answer, { connector, channelId, now }: PacedCall): readonly Pause[] {
  const scopes = {
    application: applicationScope(connector.platform),
    channel: channelScope(channelId),
  } as const;
  const pause = (scope: keyof typeof scopes, milliseconds: number): Pause => ({
    scope: scopes[scope],
    until: after(now, milliseconds),
    grows: 0,
    reason: "",
  });
  const pauses: Pause[] = [];
  if (result.outcome === "throttled") pauses.push(pause(result.scope, result.waitMs));
  if (result.outcome === "unreachable")
    pauses.push({ ...pause("application", unreachablePauses.waitsMs[0]), grows: 1, reason: result.reason });
  for (const usage of result.usage ?? []) {
    if (usage.pauseMs !== undefined && usage.pauseMs > 0) pauses.push(pause(usage.scope, usage.pauseMs));
    else if (usage.percent >= allowancePause.fromPercent)
      pauses.push(pause(usage.scope, allowancePause.pauseMs));
  }
  return pauses;
}

/** Which scopes must stay quiet after an event and the answer that led to it, and until when. */
export function pausesOf({
  event,
  result,
  spacingMs,
  ...call
}: PacedCall & {
  event: DeliveryEvent;
  /** At least so long between two posts of one channel of the platform, in milliseconds. */
  spacingMs: number;
  result: Answer | undefined;
}): readonly Pause[] {
  const { channelId, now } = call;
  const pauses = result === undefined ? [] : [...pausesFrom(result, call)];
  const quiet = (milliseconds: number) =>
    pauses.push({ scope: channelScope(channelId), until: after(now, milliseconds), grows: 0, reason: "" });
  // A page that the platform told to cool down stays quiet for every other copy too (error 368).
  if (event.event === "blocked" && event.coolDownMs !== null) quiet(event.coolDownMs);
  if (event.event === "published" && spacingMs > 0) quiet(spacingMs);
  return pauses;
}

function channelScope(channelId: string): string {
  return `channel:${channelId}`;
}

function after(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}

/** From this lateness of the event loop on fewer calls are made: their answers would wait here until they count as none. */
const lateMsBounds = { half: 250, eighth: 1_000 } as const;

/**
 * How many calls may be out at once, by the share of the application's allowance that is used (percent), and by how late
 * this process is with what has come in (milliseconds).
 */
export function concurrencyFor({
  configured,
  percent,
  lateMs,
}: {
  configured: number;
  percent: number;
  lateMs: number;
}): number {
  const byLateness = lateMs >= lateMsBounds.eighth ? 8 : lateMs >= lateMsBounds.half ? 2 : 1;
  const byUsage = percent < 80 ? 1 : 4;
  return Math.max(1, Math.floor(configured / Math.max(byLateness, byUsage)));
}
