import type { Connector, ReadBackResult, StepResult } from "../platforms/connector.ts";
import type { DeliveryEvent } from "./delivery-state.ts";

/**
 * At least so long between two posts of one channel, in milliseconds. A9 (duplicate detection): at most one post a
 * page a minute; Zalo documents none. As of 2026-11-23.
 */
const spacingMs = { facebook: 60_000, zalo: 0 } as const;

/** From this share of an allowance on (percent) a scope is left alone for a while (A10: throttle at 80 to 90 %). */
const quietFrom = 90;
const quietMs = 5 * 60_000;

/** The scope of all calls that the force's application makes to a platform, whatever the channel. */
export function applicationScope(platform: Connector["platform"]): string {
  return `application:${platform}`;
}

interface Pause {
  readonly scope: string;
  readonly until: Date;
}

/** What an answer was to: its channel, on the platform of its connector, at a time of the clock. */
interface Asked {
  readonly connector: Connector;
  readonly channelId: string;
  readonly now: Date;
}

/** Which scopes must stay quiet because an answer says so, and until when. */
export function pausesAskedBy(
  result: StepResult | ReadBackResult,
  { connector, channelId, now }: Asked,
): readonly Pause[] {
  const scopes = {
    application: applicationScope(connector.platform),
    channel: channelScope(channelId),
  } as const;
  const pauses: Pause[] = [];
  if (result.outcome === "throttled")
    pauses.push({ scope: scopes[result.scope], until: after(now, result.waitMs) });
  for (const usage of result.usage ?? []) {
    if (usage.pauseMs !== undefined && usage.pauseMs > 0)
      pauses.push({ scope: scopes[usage.scope], until: after(now, usage.pauseMs) });
    else if (usage.percent >= quietFrom)
      pauses.push({ scope: scopes[usage.scope], until: after(now, quietMs) });
  }
  return pauses;
}

/** Which scopes must stay quiet after an event and the answer that led to it, and until when. */
export function pausesOf({
  event,
  result,
  ...asked
}: Asked & {
  event: DeliveryEvent;
  result: StepResult | ReadBackResult | undefined;
}): readonly Pause[] {
  const { connector, channelId, now } = asked;
  const pauses = result === undefined ? [] : [...pausesAskedBy(result, asked)];
  const scope = channelScope(channelId);
  // A page that the platform told to cool down stays quiet for every other copy too (error 368).
  if (event.event === "blocked" && event.coolDownMs !== null)
    pauses.push({ scope, until: after(now, event.coolDownMs) });
  const spacing = spacingMs[connector.platform];
  if (event.event === "published" && spacing > 0) pauses.push({ scope, until: after(now, spacing) });
  return pauses;
}

function channelScope(channelId: string): string {
  return `channel:${channelId}`;
}

function after(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}

/** How many calls may be out at once, by the share of the application's allowance that is used (percent). */
export function concurrencyFor({ configured, percent }: { configured: number; percent: number }): number {
  if (percent < 80) return configured;
  return Math.max(1, Math.floor(configured / 4));
}
