import type { PolicyReason } from "../../foundation/retry-policies.ts";
import type { Visibility } from "../connector.ts";

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const dayMs = 24 * 60 * minuteMs;

/** When a page is read back after a call of unclear outcome. */
export const facebookVisibility = {
  presenceMs: [5 * secondMs, 15 * secondMs, 30 * secondMs, minuteMs],
  // The true delay is undocumented: copies were seen to be listed only after minutes.
  absentAfterMs: 5 * minuteMs,
  giveUpMs: dayMs,
  citation: "Graph API of Facebook, as read on 2026-11-23",
} as const satisfies Visibility;

/** At least so long between two posts of one page. */
export const facebookSpacing = {
  spacingMs: minuteMs,
  reason: "posts that follow one another too soon are taken for duplicates",
  source: "FB-9 (duplicate detection), as of 2026-11-23",
} as const satisfies { spacingMs: number } & PolicyReason;

/** An error of which it says itself that it will pass; what the others wait stands in `error-table.ts`, a row an error. */
export const facebookTransient = {
  againMs: minuteMs,
  reason: "is_transient promises no time; a minute costs no warning its hour",
  source: "FB-9",
} as const satisfies { againMs: number } & PolicyReason;
