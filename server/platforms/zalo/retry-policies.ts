import type { PolicyReason } from "../../foundation/retry-policies.ts";
import type { Visibility } from "../connector.ts";

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const dayMs = 24 * 60 * minuteMs;

/** How often an article that Zalo makes ready is asked for. */
export const zaloPolls = {
  /** One wait after the other; the last one goes on. */
  waitsMs: [2 * secondMs, 4 * secondMs, 6 * secondMs, 8 * secondMs, 12 * secondMs],
  most: 60,
  /** From about two minutes on the account's list is looked at too: what is listed stands, verified or not. */
  looksFromPoll: 12,
  looksEveryPolls: 5,
  reason: "most articles are ready within seconds, some after minutes; twelve minutes in all",
  source: "ZL-4.3: real clients poll every 2 to 12 s",
} as const satisfies { waitsMs: readonly number[] } & Record<string, number | string | readonly number[]> &
  PolicyReason;

/** When an account is read back after a call of unclear outcome. */
export const zaloVisibility = {
  presenceMs: [5 * secondMs, 15 * secondMs, 30 * secondMs, minuteMs],
  // Processing is asynchronous. An article whose creation was not answered may be processed for as long as one that was:
  // it is not called absent before about the time at which we would give up verifying it.
  absentAfterMs: zaloPolls.most * zaloPolls.waitsMs[4],
  giveUpMs: dayMs,
  citation: "Zalo Official Account open API, as read on 2026-11-23",
} as const satisfies Visibility;

/** The public link of an article that is verified, which comes a moment later. */
export const zaloLinkLooks = {
  againMs: 2 * secondMs,
  most: 3,
  reason: "the article stands already; its link is worth a few seconds and no more",
  source: "own choice",
} as const satisfies { againMs: number; most: number } & PolicyReason;

/** Between two articles of one account, and when the minute's allowance is nearly used up. */
export const zaloSpacing = {
  spacingMs: 0,
  nearLimitPauseMs: minuteMs,
  reason: "Zalo documents no spacing; its allowance is counted by the minute",
  source: "ZL-10, as of 2026-11-23",
} as const satisfies { spacingMs: number; nearLimitPauseMs: number } & PolicyReason;
