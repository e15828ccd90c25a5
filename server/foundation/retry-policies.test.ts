import { describe, expect, it } from "vitest";
import * as policies from "./retry-policies.ts";
import { growingWait } from "./retry-policies.ts";

const minute = 60_000;

describe("when something is tried again", () => {
  it("a post that the platform did not take is sent again after 5, 10, 20 seconds and at most every quarter of an hour", () => {
    const waits = [0, 1, 2, 7, 8, 1_000].map((failures) => growingWait(policies.deliveryRetry, failures));
    expect(waits).toEqual([5_000, 10_000, 20_000, 640_000, 15 * minute, 15 * minute]);
  });

  it("a platform that is away is asked by one call after 5 seconds, later once a minute", () => {
    expect(policies.unreachablePauses.waitsMs).toEqual([5_000, 10_000, 20_000, 40_000, minute]);
  });

  it("a warning is handed to a mail server for about four days", () => {
    const { attemptsAtMost, waitsAtMostMs } = policies.warningMessages;
    let days = 0;
    for (let tries = 0; tries < attemptsAtMost; tries += 1)
      days += growingWait(policies.warningMessages, tries) / (24 * 60 * minute);
    expect(days).toBeGreaterThan(4);
    expect(days).toBeLessThan(4.5);
    expect(waitsAtMostMs).toBe(4 * 24 * 60 * minute);
  });

  it("a lease outlasts everything that is done under it", () => {
    const { lastsMs, waitsAtMostMs, longestCallMs, intentLastsMs } = policies.deliveryLease;
    expect(waitsAtMostMs + longestCallMs).toBeLessThan(lastsMs);
    expect(intentLastsMs).toBeLessThan(longestCallMs);
    const { leaseMs, lookEveryMs, mostLooks } = policies.tokenRefresh;
    expect(lookEveryMs * mostLooks).toBeGreaterThan(leaseMs);
  });

  it("the confirmation of a subscription is tried for the day that its link stands", () => {
    expect(policies.confirmationMailRetries.most).toBe(16);
    expect(policies.jobRetries.most).toBe(5);
    expect(policies.mediaAttempts.most).toBe(3);
  });

  it("each policy says why it is so and where that comes from", () => {
    const stated = Object.values(policies).filter((policy) => typeof policy !== "function");
    expect(stated.length).toBeGreaterThan(10);
    for (const { reason, source } of stated) expect(`${reason} (${source})`).toMatch(/^\S.{20,} \(\S.*\)$/);
  });
});
