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

/** Which scopes must stay quiet after an answer, and until when. */
export function pausesOf({
  event,
  result,
  connector,
  channelId,
  now,
}: {
  event: DeliveryEvent;
  result: StepResult | ReadBackResult | undefined;
  connector: Connector;
  channelId: string;
  now: Date;
}): { scope: string; until: Date }[] {
  const scopes = {
    application: applicationScope(connector.platform),
    channel: `channel:${channelId}`,
  } as const;
  const until = (milliseconds: number) => new Date(now.getTime() + milliseconds);
  const pauses: { scope: string; until: Date }[] = [];
  if (result?.outcome === "throttled")
    pauses.push({ scope: scopes[result.scope], until: until(result.waitMs) });
  for (const usage of result?.usage ?? []) {
    if (usage.pauseMs !== undefined && usage.pauseMs > 0)
      pauses.push({ scope: scopes[usage.scope], until: until(usage.pauseMs) });
    else if (usage.percent >= quietFrom) pauses.push({ scope: scopes[usage.scope], until: until(quietMs) });
  }
  // A page that the platform told to cool down stays quiet for every other copy too (error 368).
  if (event.event === "blocked" && event.coolDownMs !== null)
    pauses.push({ scope: scopes.channel, until: until(event.coolDownMs) });
  const spacing = spacingMs[connector.platform];
  if (event.event === "published" && spacing > 0)
    pauses.push({ scope: scopes.channel, until: until(spacing) });
  return pauses;
}

/** How many calls may be out at once, by the share of the application's allowance that is used (percent). */
export function concurrencyFor({ configured, percent }: { configured: number; percent: number }): number {
  if (percent < 80) return configured;
  return Math.max(1, Math.floor(configured / 4));
}
