import { describe, expect, it } from "vitest";
import { platformById } from "../foundation/platform-facts.ts";
import type { Connector, StepResult, UsageReport } from "../platforms/connector.ts";
import { createFacebookConnector } from "../platforms/facebook/connector.ts";
import { readUsage } from "../platforms/facebook/usage-headers.ts";
import { platforms } from "../platforms/list.ts";
import { createZaloConnector } from "../platforms/zalo/connector.ts";
import type { DeliveryEvent } from "./delivery-state.ts";
import { concurrencyFor, pausesOf } from "./pacing.ts";

const now = new Date("2026-11-24T02:00:00Z");
const minute = 60_000;
const publicAddress = { gives: async () => true };
const facebook = createFacebookConnector({
  graphUrl: "http://127.0.0.1:9",
  appSecret: "",
  connections: 1,
  userAgent: "trongdong/test",
  publicAddress,
});
const zalo = createZaloConnector({
  oauthUrl: "http://127.0.0.1:9",
  openapiUrl: "http://127.0.0.1:9",
  appId: "",
  appSecret: "",
  defaultCoverUrl: "",
  connections: 1,
  userAgent: "trongdong/test",
  publicAddress,
});

const published = (usage: UsageReport[]): StepResult => ({
  outcome: "published",
  remoteId: "1",
  publicUrl: null,
  usage,
});

function pauses(event: DeliveryEvent, result?: StepResult, connector: Connector = facebook) {
  const { spacingMs } = platformById(platforms, connector.platform);
  return pausesOf({ event, result, connector, spacingMs, channelId: "kenh", now }).map(({ scope, until }) => [
    scope,
    (until.getTime() - now.getTime()) / minute,
  ]);
}

describe("the pace of the channels", () => {
  it("lets a page that was posted on rest for a minute, and a Zalo account go on", () => {
    expect(pauses({ event: "published" }, published([]))).toEqual([["channel:kenh", 1]]);
    expect(pauses({ event: "published" }, published([]), zalo)).toEqual([]);
  });

  it("stops what a throttle names, and only that", () => {
    const limits = {
      concerns: "channel",
      surelyNotDone: false,
      reasonCode: "x",
      reason: "x",
      outcome: "throttled",
      waitMs: 7 * minute,
    } as const;
    const event = { event: "throttled", waitMs: 7 * minute } as const;
    expect(pauses(event, { ...limits, scope: "channel" })).toEqual([["channel:kenh", 7]]);
    expect(pauses(event, { ...limits, scope: "application" })).toEqual([["application:facebook", 7]]);
  });

  it("leaves a page alone for as long as it was told to cool down, for other copies too", () => {
    expect(pauses({ event: "blocked", coolDownMs: 3 * minute })).toEqual([["channel:kenh", 3]]);
    expect(pauses({ event: "blocked", coolDownMs: null })).toEqual([]);
  });

  it.each<[string, Record<string, string>, [string, number][]]>([
    ["no header at all near zero use", {}, []],
    ["an application at 28 %", { "x-app-usage": '{"call_count":28,"total_time":25,"total_cputime":25}' }, []],
    [
      "an application whose processor time is at 90 %",
      { "x-app-usage": '{"call_count":28,"total_time":25,"total_cputime":90}' },
      [["application:facebook", 5]],
    ],
    [
      "a page at 97 %",
      {
        "x-business-use-case-usage":
          '{"104":[{"type":"pages","call_count":97,"total_cputime":23,"total_time":23,"estimated_time_to_regain_access":0}]}',
      },
      [["channel:kenh", 5]],
    ],
    [
      "a page that gets access back in 12 minutes",
      {
        "x-business-use-case-usage":
          '{"104":[{"type":"pages","call_count":100,"total_cputime":23,"total_time":23,"estimated_time_to_regain_access":12}]}',
      },
      [["channel:kenh", 12]],
    ],
    ["the old page header at 95 %", { "x-page-usage": '{"call_count":95}' }, [["channel:kenh", 5]]],
    ["a header that is no JSON", { "x-app-usage": "nhiều" }, []],
  ])("is fed by the platform's own headers: %s", (_what, headers, expected) => {
    const usage = readUsage(new Map(Object.entries(headers)));
    expect(pauses({ event: "advanced", afterMs: 0 }, { ...published(usage) })).toEqual(expected);
  });

  it("has fewer calls out when the application's allowance runs low, and never none", () => {
    const lateMs = 0;
    expect(concurrencyFor({ configured: 64, percent: 79, lateMs })).toBe(64);
    expect(concurrencyFor({ configured: 64, percent: 80, lateMs })).toBe(16);
    expect(concurrencyFor({ configured: 2, percent: 100, lateMs })).toBe(1);
  });

  it("has fewer calls out while this process is late with the answers that have come, and never none", () => {
    const percent = 0;
    expect(concurrencyFor({ configured: 64, percent, lateMs: 249 })).toBe(64);
    expect(concurrencyFor({ configured: 64, percent, lateMs: 250 })).toBe(32);
    expect(concurrencyFor({ configured: 64, percent, lateMs: 5000 })).toBe(8);
    expect(concurrencyFor({ configured: 4, percent, lateMs: 60_000 })).toBe(1);
  });

  it("stops the whole application while it cannot be reached, and says why", () => {
    const limits = {
      concerns: "application",
      surelyNotDone: true,
      reasonCode: "not-reachable",
      reason: "Không kết nối được tới Facebook.",
      outcome: "unreachable",
      what: "platform",
    } as const;
    const call = { connector: facebook, spacingMs: 0, channelId: "kenh", now };
    expect(pausesOf({ event: { event: "unreachable" }, result: limits, ...call })).toEqual([
      {
        scope: "application:facebook",
        until: new Date(now.getTime() + 5_000),
        grows: 1,
        reason: limits.reason,
      },
    ]);
  });
});
